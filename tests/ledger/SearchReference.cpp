// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ledger/SearchReference.h"

#include "tests/support/SampleInvoices.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <tuple>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Choice final {
public:
    explicit Choice(std::mt19937_64 &random)
        : m_random(random)
    {
    }
    std::int64_t below(std::int64_t bound)
    {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(bound));
    }
    bool oneIn(std::int64_t many) { return below(many) == 0; }
    template <typename List>
    const auto &of(const List &list)
    {
        return list[static_cast<typename List::size_type>(below(std::ssize(list)))];
    }

private:
    std::mt19937_64 &m_random;
};

const QStringList names{u"Umlazi Textiles (Pty) Ltd"_s, u"UMLAZI TEXTILES (PTY) LTD"_s, u"umlazi"_s,
    u"Ölmühle Öttingen"_s, u"ÖLMÜHLE ÖTTINGEN"_s, u"Olmuhle Ottingen"_s, u"Ελληνική Εταιρεία"_s,
    u"ΕΛΛΗΝΙΚΉ ΕΤΑΙΡΕΊΑ ΣΑΣ"_s, u"ελληνικής"_s, u"O'Brien \"& Sons\""_s, u"100% Cotton_Works"_s, u"100x CottonxWorks"_s,
    u"Back\\slash [Ltd]. (a|b)*"_s, u"Zebra"_s, u"zebra crossing"_s, u"Łódź Sp. z o.o."_s, u"ЗАО Восток"_s,
    u"зао восток"_s, u"Straße GmbH"_s, u"STRASSE GmbH"_s, u"東京商事"_s, u"𝔘𝔫𝔦 𐐀𐐨"_s, u"İstanbul"_s, u"Istanbul"_s,
    u"ıstanbul"_s, u"\u212Aelvin \u017Fon"_s, u"Kelvin Son"_s};
const QStringList currencies{u"ZAR"_s, u"ZAR"_s, u"ZAR"_s, u"USD"_s, u"JPY"_s, u"KWD"_s, u"CLF"_s};
const QStringList countries{u"ZA"_s, u"NA"_s, u"DE"_s, u"GR"_s};
const QStringList payments{u""_s, u"Letter of Credit"_s, u"letter of credit"_s, u"100%_\\"_s};
const QStringList sources{u"demo"_s, u"import:a_b%.csv"_s, u"import:aXbY.csv"_s, u"api"_s};
const std::array<int, 3> vatRates{0, 725, 1'500};

std::optional<CountryCode> someCountry(Choice &choose)
{
    return choose.oneIn(4) ? std::nullopt : CountryCode::fromCode(choose.of(countries));
}

bool containsText(const Invoice &invoice, const QString &text)
{
    // Qt takes the Kelvin sign for a k and the long s for an s; Billow does not.
    const auto apart = [](QString of) { return of.replace(u'\u212A', u'\u2042').replace(u'\u017F', u'\u2043'); };
    const QString wanted = apart(text);
    return std::ranges::any_of(std::array{invoice.number, invoice.sellerName, invoice.buyerName},
        [&](const QString &name) { return apart(name).contains(wanted, Qt::CaseInsensitive); });
}

/// total >= bound, or total <= bound, in numbers that are wide enough for both.
int compareTotal(const Invoice &invoice, AmountBound bound)
{
    Int128 total = invoice.total;
    for (int i = invoice.currency.exponent(); i < amountBoundDecimals; ++i)
        total *= 10;
    return total < bound ? -1 : total > bound ? 1 : 0;
}

/// Without letter case and marks first, then with its marks.
std::pair<QByteArray, QByteArray> textKey(const QString &text)
{
    static QHash<QString, std::pair<QByteArray, QByteArray>> known;
    if (const auto found = known.constFind(text); found != known.cend())
        return *found;
    QString folded;
    for (const uint letter : text.toUcs4()) {
        const char32_t special = letter == 0x212A || letter == 0x17F ? letter : QChar::toCaseFolded(letter);
        folded += QString::fromUcs4(&special, 1);
    }
    QString plain = folded.normalized(QString::NormalizationForm_D);
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return *known.insert(text, {plain.toUtf8(), folded.toUtf8()});
}

QString codeOf(const std::optional<CountryCode> &country)
{
    return country ? country->code() : QString();
}

/// Below zero: \a a comes first in ascending order.
int compare(const Invoice &a, const Invoice &b, InvoiceKey key)
{
    const auto compared = [](const auto &left, const auto &right) { return left < right ? -1 : right < left ? 1 : 0; };
    const auto texts = [&](const QString &left, const QString &right) {
        return compared(textKey(left), textKey(right));
    };
    const auto rateOf = [](const Invoice &of) { return of.vatLines.isEmpty() ? of.vatRate.thousandths() : -1; };
    const auto riskOf = [](const Invoice &of) { return of.risk ? static_cast<int>(*of.risk) : -1; };
    switch (key) {
    case InvoiceKey::Arrival:
        return compared(a.seq, b.seq);
    case InvoiceKey::Number:
        return texts(a.number, b.number);
    case InvoiceKey::IssuedAt:
        return compared(a.issuedAt, b.issuedAt);
    case InvoiceKey::Seller:
        return texts(a.sellerName, b.sellerName);
    case InvoiceKey::Buyer:
        return texts(a.buyerName, b.buyerName);
    case InvoiceKey::ExportingCountry:
        return compared(codeOf(a.exportingCountry), codeOf(b.exportingCountry));
    case InvoiceKey::ImportingCountry:
        return compared(codeOf(a.importingCountry), codeOf(b.importingCountry));
    case InvoiceKey::CurrencyCode:
        return compared(a.currency.code(), b.currency.code());
    case InvoiceKey::VatRate:
        return compared(rateOf(a), rateOf(b));
    case InvoiceKey::Subtotal:
        return compared(a.subtotal, b.subtotal);
    case InvoiceKey::Vat:
        return compared(a.vat, b.vat);
    case InvoiceKey::Total:
        return compared(a.total, b.total);
    case InvoiceKey::PaymentMechanism:
        return texts(a.paymentMechanism, b.paymentMechanism);
    case InvoiceKey::Risk:
        return compared(riskOf(a), riskOf(b));
    case InvoiceKey::Source:
        return texts(a.source, b.source);
    case InvoiceKey::AcceptedAt:
        return compared(a.acceptedAt, b.acceptedAt);
    case InvoiceKey::Kind:
        return compared(a.kind, b.kind);
    case InvoiceKey::IssuedOn:
        return compared(a.issuedOn, b.issuedOn);
    case InvoiceKey::DueOn:
        return compared(a.dueOn.value_or(QDate(1, 1, 1)), b.dueOn.value_or(QDate(1, 1, 1)));
    case InvoiceKey::SellerTaxId:
        return texts(a.sellerTaxId, b.sellerTaxId);
    case InvoiceKey::BuyerTaxId:
        return texts(a.buyerTaxId, b.buyerTaxId);
    case InvoiceKey::VatBreakdown:
        return compared(rateOf(a), rateOf(b));
    case InvoiceKey::Check:
        return compared(a.check, b.check);
    }
    Q_UNREACHABLE();
}

/// A credit note, a due date, tax ids, a breakdown: each now and then.
void vary(Invoice &invoice, Choice &choose)
{
    if (choose.oneIn(5)) {
        invoice.kind = DocumentKind::CreditNote;
        invoice.subtotal = -invoice.subtotal;
        invoice.vat = -invoice.vat;
        invoice.total = -invoice.total;
    }
    if (choose.oneIn(3)) // it was the next day already where it was written
        invoice.issuedOn = invoice.issuedOn.addDays(1);
    if (choose.oneIn(2))
        invoice.dueOn = invoice.issuedOn.addDays(choose.below(5));
    if (choose.oneIn(3))
        invoice.sellerTaxId = u"DE%1"_s.arg(choose.below(4));
    if (choose.oneIn(3))
        invoice.buyerTaxId = u"at%1"_s.arg(choose.below(4));
    if (choose.oneIn(6)) {
        const VatRate none = VatRate::fromThousandths(0).value();
        invoice.vatLines = {{VatCategory::Standard, invoice.vatRate, invoice.subtotal - 1, invoice.vat},
            {VatCategory::Exempt, none, 1, 0}};
        invoice.vatRate = none;
    }
}

} // namespace

InvoiceBatch variedInvoices(std::int64_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Choice choose(random);
    const QStringList numbers{u"INV-%1"_s, u"inv_%1"_s, u"50%-%1"_s, u"Ä\\%1"_s, u"'%1'"_s, u"Σ/%1"_s};
    InvoiceBatch batch;
    for (std::int64_t n = 1; n <= count; ++n) {
        Invoice one =
            samples::amounts(n, choose.of(currencies), 1 + choose.below(choose.oneIn(2) ? 20 : 3'000'000'000), 0);
        one.number = QString(choose.of(numbers)).replace(u"%1"_s, QString::number(n));
        one.sellerName = choose.of(names);
        one.buyerName = choose.of(names);
        one.setIssueTime(samples::moment() + choose.below(10) * 24h + choose.below(3) * 1ms);
        one.exportingCountry = someCountry(choose);
        one.importingCountry = someCountry(choose);
        one.vatRate = VatRate::fromThousandths(choose.of(vatRates) * 10).value();
        one.vat = choose.below(2'000);
        one.total = one.subtotal + one.vat;
        one.paymentMechanism = choose.of(payments);
        one.risk.reset();
        if (!choose.oneIn(4))
            one.risk = static_cast<RiskProfile>(choose.below(3));
        one.source = choose.of(sources);
        vary(one, choose);
        batch.append(one);
    }
    return batch;
}

bool matches(const Invoice &invoice, const InvoiceFilter &filter, Seq cursor)
{
    const auto isOne = [](const auto &wanted, const auto &...values) {
        return !wanted || ((*wanted == values) || ...);
    };
    return (filter.text.isEmpty() || containsText(invoice, filter.text)) && isOne(filter.kind, invoice.kind)
        && (!filter.issuedOnFrom || invoice.issuedOn >= *filter.issuedOnFrom)
        && (!filter.issuedOnTo || invoice.issuedOn <= *filter.issuedOnTo)
        && (!filter.dueFrom || (invoice.dueOn && *invoice.dueOn >= *filter.dueFrom))
        && (!filter.dueTo || (invoice.dueOn && *invoice.dueOn <= *filter.dueTo))
        && (!filter.issuedFrom || invoice.issuedAt >= *filter.issuedFrom)
        && (!filter.issuedBefore || invoice.issuedAt < *filter.issuedBefore)
        && (!filter.leastTotal || compareTotal(invoice, *filter.leastTotal) >= 0)
        && (!filter.mostTotal || compareTotal(invoice, *filter.mostTotal) <= 0)
        && isOne(filter.currency, invoice.currency)
        && isOne(filter.country, invoice.exportingCountry, invoice.importingCountry)
        && isOne(filter.paymentMechanism, invoice.paymentMechanism)
        && (filter.risks.empty() || (invoice.risk && std::ranges::count(filter.risks, *invoice.risk) > 0))
        && isOne(filter.source, invoice.source) && (!filter.displayedOnly || invoice.seq <= cursor)
        && isOne(filter.seller, invoice.sellerName) && isOne(filter.buyer, invoice.buyerName)
        && (!filter.afterSeq || invoice.seq > *filter.afterSeq)
        && (!filter.beforeSeq || invoice.seq < *filter.beforeSeq);
}

bool precedes(const Invoice &a, const Invoice &b, const InvoiceOrder &order)
{
    const bool amount =
        order.key == InvoiceKey::Subtotal || order.key == InvoiceKey::Vat || order.key == InvoiceKey::Total;
    if (amount && a.currency != b.currency)
        return a.currency < b.currency;
    const int compared = compare(a, b, order.key);
    if (compared != 0)
        return order.descending ? compared > 0 : compared < 0;
    return a.seq > b.seq;
}

InvoiceSearch searchPlainly(const InvoiceBatch &stored, const InvoiceQuery &query, Seq cursor)
{
    InvoiceBatch found;
    std::ranges::copy_if(stored, std::back_inserter(found),
        [&](const Invoice &invoice) { return matches(invoice, query.filter, cursor); });
    std::ranges::sort(found, [&](const Invoice &a, const Invoice &b) { return precedes(a, b, query.order); });
    InvoiceSearch search{.seqs = {}, .totals = {}, .lastSeq = std::ssize(stored), .epoch = 0};
    QList<Seq> seqs;
    for (const Invoice &invoice : found) {
        seqs.append(invoice.seq);
        search.totals.add(invoice);
    }
    search.seqs = SeqList(std::move(seqs));
    return search;
}

InvoiceQuery randomQuery(const InvoiceBatch &stored, std::mt19937_64 &random)
{
    Choice choose(random);
    const Invoice &one = choose.of(stored);
    const auto bound = [&] {
        const Int128 some = Int128{choose.of(stored).total} * (choose.oneIn(2) ? 100 : 10'000) + choose.below(3) - 1;
        return static_cast<AmountBound>(some);
    };
    InvoiceQuery query;
    InvoiceFilter &filter = query.filter;
    if (choose.oneIn(3)) {
        const QString name = choose.of(QStringList{one.number, one.sellerName, one.buyerName});
        const QList<uint> letters = name.toUcs4().mid(choose.below(name.size()), 1 + choose.below(6));
        filter.text = QString::fromUcs4(reinterpret_cast<const char32_t *>(letters.data()), letters.size());
        if (choose.oneIn(2))
            filter.text = choose.oneIn(2) ? filter.text.toUpper() : filter.text.toLower();
    }
    if (choose.oneIn(5))
        filter.kind = one.kind;
    if (choose.oneIn(5))
        filter.issuedOnFrom = choose.of(stored).issuedOn;
    if (choose.oneIn(5))
        filter.issuedOnTo = choose.of(stored).issuedOn;
    if (choose.oneIn(6))
        filter.dueFrom = choose.of(stored).issuedOn;
    if (choose.oneIn(6))
        filter.dueTo = choose.of(stored).issuedOn.addDays(3);
    if (choose.oneIn(4))
        filter.issuedFrom = choose.of(stored).issuedAt;
    if (choose.oneIn(4))
        filter.issuedBefore = choose.of(stored).issuedAt;
    if (choose.oneIn(4))
        filter.leastTotal = bound();
    if (choose.oneIn(4))
        filter.mostTotal = bound();
    if (choose.oneIn(5))
        filter.currency = one.currency;
    if (choose.oneIn(5))
        filter.country = CountryCode::fromCode(choose.of(countries));
    if (choose.oneIn(6))
        filter.paymentMechanism = one.paymentMechanism;
    while (choose.oneIn(3))
        filter.risks.push_back(static_cast<RiskProfile>(choose.below(3)));
    if (choose.oneIn(6))
        filter.source = one.source;
    filter.displayedOnly = choose.oneIn(4);
    if (choose.oneIn(6))
        filter.seller = one.sellerName;
    if (choose.oneIn(6))
        filter.buyer = one.buyerName;
    if (choose.oneIn(6))
        filter.afterSeq = choose.of(stored).seq;
    if (choose.oneIn(6))
        filter.beforeSeq = choose.of(stored).seq;
    constexpr int keys = static_cast<int>(InvoiceKey::VatBreakdown) + 1;
    query.order = {static_cast<InvoiceKey>(choose.below(keys)), choose.oneIn(2)};
    return query;
}

QString toString(const InvoiceQuery &query)
{
    const InvoiceFilter &filter = query.filter;
    QStringList parts{
        u"by %1%2"_s.arg(static_cast<int>(query.order.key)).arg(query.order.descending ? u" down"_s : u""_s)};
    const auto note = [&](const QString &name, const QString &value) { parts.append(name + u'=' + value); };
    if (!filter.text.isEmpty())
        note(u"text"_s, filter.text);
    if (filter.issuedFrom)
        note(u"from"_s, toIso8601(*filter.issuedFrom));
    if (filter.issuedBefore)
        note(u"before"_s, toIso8601(*filter.issuedBefore));
    if (filter.leastTotal)
        note(u"least"_s, QString::number(*filter.leastTotal));
    if (filter.mostTotal)
        note(u"most"_s, QString::number(*filter.mostTotal));
    if (filter.currency)
        note(u"currency"_s, filter.currency->code());
    if (filter.country)
        note(u"country"_s, filter.country->code());
    if (filter.paymentMechanism)
        note(u"payment"_s, *filter.paymentMechanism);
    for (const RiskProfile risk : filter.risks)
        note(u"risk"_s, toString(risk));
    if (filter.source)
        note(u"source"_s, *filter.source);
    if (filter.seller)
        note(u"seller"_s, *filter.seller);
    if (filter.buyer)
        note(u"buyer"_s, *filter.buyer);
    if (filter.afterSeq)
        note(u"after"_s, QString::number(*filter.afterSeq));
    if (filter.beforeSeq)
        note(u"before"_s, QString::number(*filter.beforeSeq));
    if (filter.displayedOnly)
        parts.append(u"displayed"_s);
    return parts.join(u", "_s);
}

} // namespace billow
