// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/DemoGenerator.h"

#include "core/intake/CounterRandom.h"
#include "core/intake/DemoAmount.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

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
    invoice.issuedAt = issuedAt;
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
