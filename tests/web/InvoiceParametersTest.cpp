// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/InvoiceParameters.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What the parameters of GET /api/invoices ask for.
class InvoiceParametersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsTheNewestDisplayed();
    void everyFilter();
    void textIsDecodedAsFormsEncodeIt_data();
    void textIsDecodedAsFormsEncodeIt();
    void aDayLastsToItsEnd();
    void amountsOfEveryCurrency();
    void everyFieldSorts_data();
    void everyFieldSorts();
    void anyOfThemMakesASearch_data();
    void anyOfThemMakesASearch();
    void aWrongParameterIsNamed_data();
    void aWrongParameterIsNamed();
};

namespace {

InvoiceListing listingOf(const QByteArray &query)
{
    const auto listing = invoiceListing(query);
    if (!listing)
        qFatal("%s", qUtf8Printable(listing.error().message));
    return *listing;
}

InvoiceFilter filterOf(const QByteArray &query)
{
    return listingOf(query).query.filter;
}

QString errorOf(const QByteArray &query)
{
    const auto listing = invoiceListing(query);
    return listing ? QString() : listing.error().message;
}

} // namespace

void InvoiceParametersTest::nothingIsTheNewestDisplayed()
{
    for (const QByteArray query : {"", "unknown=1", "Q=1", "limit=20", "&&=", "=x"}) {
        const InvoiceListing listing = listingOf(query);
        QVERIFY(!listing.isSearch);
        QCOMPARE(listing.query, InvoiceQuery());
        QCOMPARE(listing.limit, 20);
    }
    const InvoiceListing paged = listingOf("limit=1000&before=7&after=0");
    QVERIFY(!paged.isSearch);
    QCOMPARE(paged.limit, 1'000);
    QCOMPARE(paged.query.filter, (InvoiceFilter{.afterSeq = 0, .beforeSeq = 7}));
}

void InvoiceParametersTest::everyFilter()
{
    const InvoiceListing listing =
        listingOf("q=inv&from=2026-11-01&to=2026-11-23T10:00:00Z&min=1&max=2.5&currency=KWD"
                  "&country=ZA&payment=&risk=Red&risk=green&source=import:a.csv&displayed=true"
                  "&seller=S&buyer=B&after=3&before=9&sort=-total_amount&limit=5&offset=10"
                  "&totals=true&kind=credit_note&due_from=2026-12-01&due_to=2026-12-31");
    using namespace std::chrono;
    const UtcTime to = sys_days(year(2026) / November / 23) + hours(10) + milliseconds(1);
    const InvoiceFilter expected{.text = u"inv"_s,
        .kind = DocumentKind::CreditNote,
        .issuedOnFrom = QDate(2026, 11, 1),
        .dueFrom = QDate(2026, 12, 1),
        .dueTo = QDate(2026, 12, 31),
        .issuedBefore = to,
        .leastTotal = 10'000,
        .mostTotal = 25'000,
        .currency = Currency::fromCode(u"KWD"),
        .country = CountryCode::fromCode(u"ZA"),
        .paymentMechanism = QString(),
        .risks = {RiskProfile::Red, RiskProfile::Green},
        .source = u"import:a.csv"_s,
        .displayedOnly = true,
        .seller = u"S"_s,
        .buyer = u"B"_s,
        .afterSeq = 3,
        .beforeSeq = 9};
    QVERIFY(listing.isSearch);
    QVERIFY(listing.query.filter == expected);
    QCOMPARE(listing.query.order, (InvoiceOrder{InvoiceKey::Total, true}));
    QCOMPARE(listing.limit, 5);
    QCOMPARE(listing.offset, 10);
    QVERIFY(listing.totals);
}

void InvoiceParametersTest::textIsDecodedAsFormsEncodeIt_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *encoded, const QString &text) {
        QTest::newRow(encoded) << QByteArray(encoded) << text;
    };
    row("a+b", u"a b"_s);
    row("a%20b", u"a b"_s);
    row("a%2Bb", u"a+b"_s);
    row("a%2bb", u"a+b"_s);
    row("100%25", u"100%"_s);
    row("%2525", u"%25"_s);
    row("a%26b%3Dc", u"a&b=c"_s);
    row("a=b", u"a=b"_s);
    row("%C3%96l", u"Öl"_s);
    row("%F0%90%90%80", u"𐐀"_s);
    row("%23%3F%2F", u"#?/"_s);
    row("", QString());
}

void InvoiceParametersTest::textIsDecodedAsFormsEncodeIt()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QString, text);
    QCOMPARE(filterOf("q=" + encoded).text, text);
    QCOMPARE(filterOf("seller=" + encoded + "&q=x").seller.value_or(u"none"_s), text);
}

void InvoiceParametersTest::aDayLastsToItsEnd()
{
    using namespace std::chrono;
    const UtcTime day = sys_days(year(2026) / November / 23);
    const InvoiceFilter filter = filterOf("from=2026-11-23&to=2026-11-23");
    // Of the date that the document bears: no time zone is asked.
    QCOMPARE(filter.issuedOnFrom, QDate(2026, 11, 23));
    QCOMPARE(filter.issuedOnTo, QDate(2026, 11, 23));
    QVERIFY(!filter.issuedFrom && !filter.issuedBefore);
    QVERIFY(filterOf("from=2026-11-23T02:00:00%2B02:00").issuedFrom == day);
}

void InvoiceParametersTest::amountsOfEveryCurrency()
{
    QCOMPARE(filterOf("min=0.0001").leastTotal.value_or(-1), 1);
    QCOMPARE(filterOf("min=-5").leastTotal.value_or(0), -50'000);
    QCOMPARE(filterOf("max=1234567.89").mostTotal.value_or(0), 12'345'678'900);
    QCOMPARE(errorOf("min=0.00001"), u"min must be an amount, for example 1234.50"_s);
}

void InvoiceParametersTest::everyFieldSorts_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<InvoiceKey>("key");
    using enum InvoiceKey;
    const std::initializer_list<std::pair<const char *, InvoiceKey>> fields{{"id", Arrival}, {"seq", Arrival},
        {"invoice_number", Number}, {"invoice_date", IssuedAt}, {"seller_name", Seller}, {"buyer_name", Buyer},
        {"subtotal", Subtotal}, {"vat_amount", Vat}, {"total_amount", Total}, {"currency", CurrencyCode},
        {"vat_rate", VatRate}, {"exporting_country", ExportingCountry}, {"importing_country", ImportingCountry},
        {"payment_mechanism", PaymentMechanism}, {"risk_profile", Risk}, {"source", Source},
        {"inserted_at", AcceptedAt}, {"kind", Kind}, {"issue_date", IssuedOn}, {"due_date", DueOn},
        {"seller_tax_id", SellerTaxId}, {"buyer_tax_id", BuyerTaxId}};
    for (const auto &[field, key] : fields)
        QTest::newRow(field) << QByteArray(field) << key;
}

void InvoiceParametersTest::everyFieldSorts()
{
    QFETCH(QByteArray, field);
    QFETCH(InvoiceKey, key);
    QCOMPARE(listingOf("sort=" + field).query.order, (InvoiceOrder{key, false}));
    QCOMPARE(listingOf("sort=-" + field).query.order, (InvoiceOrder{key, true}));
}

void InvoiceParametersTest::anyOfThemMakesASearch_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : {"q=", "from=2026-01-01", "to=2026-01-01", "min=1", "max=1", "currency=EUR", "country=ZA",
             "payment=", "risk=Red", "source=demo", "displayed=false", "seller=S", "buyer=B", "sort=seq", "offset=0",
             "totals=false", "kind=invoice", "due_from=2026-01-01", "due_to=2026-01-01"})
        QTest::newRow(query) << QByteArray(query);
}

void InvoiceParametersTest::anyOfThemMakesASearch()
{
    QFETCH(QByteArray, query);
    QVERIFY(listingOf(query).isSearch);
}

void InvoiceParametersTest::aWrongParameterIsNamed_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *query, const QString &error) {
        QTest::newRow(query) << QByteArray(query) << error;
    };
    row("limit=0", u"limit must be a whole number from 1 to 1000"_s);
    row("limit=2&limit=2", u"limit must be a whole number from 1 to 1000"_s);
    row("offset=-1", u"offset must be a whole number from 0 to 999999"_s);
    row("offset=1000000", u"offset must be a whole number from 0 to 999999"_s);
    row("before=0", u"before must be the seq of an invoice, a whole number from 1"_s);
    row("after=x", u"after must be the seq of an invoice, a whole number from 0"_s);
    row("from=23.11.2026", u"from must be a date or a time of ISO 8601, for example 2026-11-23"_s);
    row("to=2026-02-30", u"to must be a date or a time of ISO 8601, for example 2026-11-23"_s);
    row("to=", u"to must be a date or a time of ISO 8601, for example 2026-11-23"_s);
    row("kind=refund", u"kind must be invoice or credit_note"_s);
    row("due_from=2026-12-01T00:00Z", u"due_from must be a date of ISO 8601, for example 2026-11-23"_s);
    row("due_to=soon", u"due_to must be a date of ISO 8601, for example 2026-11-23"_s);
    row("min=1,50", u"min must be an amount, for example 1234.50"_s);
    row("max=1e3", u"max must be an amount, for example 1234.50"_s);
    row("max=99999999999999999999", u"max must be an amount, for example 1234.50"_s);
    row("currency=XXZ", u"currency must be a currency of ISO 4217, for example EUR"_s);
    row("country=Africa", u"country must be a country of ISO 3166, for example ZA"_s);
    row("risk=Red&risk=Blue", u"risk must be Green, Amber or Red; it may be given several times"_s);
    row("displayed=1", u"displayed must be true or false"_s);
    row("totals=yes", u"totals must be true or false"_s);
    row("sort=price", u"sort must be a field of an invoice, for example total_amount; - before it: descending"_s);
    row("sort=", u"sort must be a field of an invoice, for example total_amount; - before it: descending"_s);
    row("sort=--seq", u"sort must be a field of an invoice, for example total_amount; - before it: descending"_s);
    row("q=a%00b", u"q must be given once, with at most 512 characters"_s);
    row("q=a&q=b", u"q must be given once, with at most 512 characters"_s);
    row("limit=0&sort=x", u"limit must be a whole number from 1 to 1000"_s);
}

void InvoiceParametersTest::aWrongParameterIsNamed()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, error);
    QCOMPARE(errorOf(query), error);
}

BILLOW_TEST(QCoreApplication, InvoiceParametersTest)
#include "InvoiceParametersTest.moc"
