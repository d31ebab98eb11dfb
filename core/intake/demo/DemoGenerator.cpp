// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/demo/DemoGenerator.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

// Totals of 1,001 and 25,000,000 cents: 870 + 131 and 21,739,130 + 3,260,870.
constexpr std::int64_t smallest = 870;
constexpr std::int64_t largest = 21'739'130;

constexpr int fractionBits = 16;
constexpr std::int64_t one = std::int64_t{1} << fractionBits;

// In powers of two: 2^18.7 cents is 4,260 rand, 4,900 with VAT; one standard deviation is a factor of 2^2 = 4.
constexpr std::int64_t logMedian = one * 187 / 10;
constexpr std::int64_t logDeviation = one * 2;

/// Standard normal, times 2^16: the sum of twelve uniform numbers less six (Irwin and Hall) has mean 0 and variance 1.
std::int64_t drawNormal(CounterRandom &random)
{
    std::int64_t sum = 0;
    for (int word = 0; word < 3; ++word) {
        for (std::uint64_t bits = random.next(), part = 0; part < 4; ++part, bits >>= 16)
            sum += static_cast<std::int64_t>(bits & 0xffff);
    }
    return sum - 6 * one;
}

/// 2^(2^-1), 2^(2^-2) … 2^(2^-16), times 2^30.
constexpr std::array<std::uint64_t, fractionBits> roots{1518500250, 1276901417, 1170923762, 1121280436, 1097253708,
    1085434106, 1079572136, 1076653033, 1075196443, 1074468888, 1074105294, 1073923544, 1073832680, 1073787251,
    1073764537, 1073753181};

/// 2^(exponent / 2^16), rounded down.
std::int64_t powerOfTwo(std::int64_t exponent)
{
    std::uint64_t power = std::uint64_t{1} << 30;
    for (std::size_t bit = 0; bit < roots.size(); ++bit) {
        if ((exponent >> (fractionBits - 1 - static_cast<int>(bit))) & 1)
            power = (power * roots[bit]) >> 30;
    }
    const auto shift = 30 - (exponent >> fractionBits);
    return static_cast<std::int64_t>(shift >= 0 ? power >> shift : power << -shift);
}

} // namespace

std::int64_t drawDemoSubtotal(CounterRandom &random)
{
    // What falls outside is drawn again: clamped alone, one invoice in five hundred would be of exactly 250,000.00.
    std::int64_t subtotal = 0;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const std::int64_t exponent = logMedian + drawNormal(random) * logDeviation / one;
        subtotal = powerOfTwo(std::clamp<std::int64_t>(exponent, 0, 30 * one));
        if (subtotal >= smallest && subtotal <= largest)
            break;
    }
    return std::clamp(subtotal, smallest, largest);
}

std::vector<DemoCompany> readDemoCompanies()
{
    QFile file(u":/billow/demo/companies.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        throw std::logic_error("the demo's list of companies is not compiled in");

    std::vector<DemoCompany> companies;
    const QString text = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const auto country = CountryCode::fromCode(line.left(2));
        const QStringView name = line.mid(3);
        if (!country || name.isEmpty() || line[2] != u'\t')
            throw std::logic_error("the demo's list of companies has a broken line");
        companies.push_back({name.toString(), *country});
    }
    return companies;
}

namespace {

/// INV-20261123-000001: at least six digits of ordinal, more where they are needed. By hand, for speed.
QString invoiceNumber(int day, std::int64_t ordinal)
{
    std::array<char16_t, 40> buffer;
    char16_t *const end = buffer.data() + buffer.size();
    char16_t *begin = end;
    const auto prepend = [&begin](std::int64_t number, int digits) {
        for (; digits > 0 || number > 0; --digits, number /= 10)
            *--begin = static_cast<char16_t>(u'0' + number % 10);
    };
    prepend(ordinal, 6);
    *--begin = u'-';
    prepend(day, 8);
    for (const char16_t letter : {u'-', u'V', u'N', u'I'})
        *--begin = letter;
    return QString(reinterpret_cast<const QChar *>(begin), end - begin);
}

/// Of a hundred invoices 60 are Green, 25 Amber, and 15 Red.
RiskProfile drawRisk(CounterRandom &random)
{
    const std::uint64_t percentile = random.below(100);
    if (percentile < 60)
        return RiskProfile::Green;
    return percentile < 85 ? RiskProfile::Amber : RiskProfile::Red;
}

} // namespace

DemoGenerator::DemoGenerator(std::uint64_t seed)
    : m_seed(seed)
    , m_companies(readDemoCompanies())
    , m_paymentMechanisms{u"SADC-RTGS"_s, u"Letter of Credit"_s, u"Documentary Collection"_s, u"Open Account"_s,
          u"Advance Payment"_s}
    , m_source(demoSource.toString())
{
    for (std::size_t begin = 0; begin < m_companies.size();) {
        const CountryCode country = m_companies[begin].country;
        const auto other = std::find_if(m_companies.begin() + static_cast<std::ptrdiff_t>(begin), m_companies.end(),
            [country](const DemoCompany &company) { return company.country != country; });
        const auto end = static_cast<std::size_t>(other - m_companies.begin());
        m_compatriots.resize(end, Range{begin, end});
        begin = end;
    }
}

Invoice DemoGenerator::make(int day, std::int64_t ordinal, UtcTime issuedAt) const
{
    CounterRandom random(m_seed, static_cast<std::uint64_t>(day), static_cast<std::uint64_t>(ordinal));
    const std::size_t sellerPlace = random.below(m_companies.size());
    const DemoCompany &seller = m_companies[sellerPlace];
    // The buyers are the companies left when the seller's countrymen are taken out.
    const Range compatriots = m_compatriots[sellerPlace];
    std::size_t buyerPlace = random.below(m_companies.size() - (compatriots.end - compatriots.begin));
    if (buyerPlace >= compatriots.begin)
        buyerPlace += compatriots.end - compatriots.begin;
    const DemoCompany &buyer = m_companies[buyerPlace];

    Invoice invoice;
    invoice.number = invoiceNumber(day, ordinal);
    invoice.setIssueTime(issuedAt);
    invoice.sellerName = seller.name;
    invoice.buyerName = buyer.name;
    invoice.exportingCountry = seller.country;
    invoice.importingCountry = buyer.country;
    invoice.subtotal = drawDemoSubtotal(random);
    invoice.vat = invoice.vatRate.vatOn(Money(invoice.subtotal, invoice.currency)).value().minorUnits();
    invoice.total = invoice.subtotal + invoice.vat;
    invoice.paymentMechanism = m_paymentMechanisms[random.below(m_paymentMechanisms.size())];
    invoice.risk = drawRisk(random);
    invoice.source = m_source;
    return invoice;
}

} // namespace billow
