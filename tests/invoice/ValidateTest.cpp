// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Invoice.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

Invoice sample()
{
    return {
        .number = u"INV-1"_s,
        .issuedOn = QDate(2026, 11, 23),
        .issuedAt = sys_days(2026y / November / 23),
        .sellerName = u"Île Plate Sugar Ltée"_s,
        .buyerName = u"Baía Azul Importações Lda"_s,
        .subtotal = 1000,
        .vat = 150,
        .total = 1150,
        .paymentMechanism = u"Open Account"_s,
        .risk = RiskProfile::Green,
        .source = u"api"_s,
    };
}

VatLine standard(std::int64_t taxable, std::int64_t vat)
{
    return {VatCategory::Standard, VatRate::fromThousandths(19'000).value(), taxable, vat};
}

VatLine reduced(std::int64_t taxable, std::int64_t vat)
{
    return {VatCategory::Standard, VatRate::fromThousandths(7'000).value(), taxable, vat};
}

using Change = std::function<void(Invoice &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class ValidateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void normalisesTexts();
    void normalisesBreakdowns();
    void timeOfDayIsKnownOrNot();
    void readsRisk();
};

void ValidateTest::accepts_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << std::move(change); };
    row("as it is", [](Invoice &) {});
    row("longest number", [](Invoice &invoice) { invoice.number = QString(50, u'é'); });
    row("longest name, in code points", [](Invoice &invoice) { invoice.buyerName = u"𝔅"_s.repeated(255); });
    row("no payment", [](Invoice &invoice) { invoice.paymentMechanism.clear(); });
    row("longest payment", [](Invoice &invoice) { invoice.paymentMechanism = QString(64, u'x'); });
    row("no risk", [](Invoice &invoice) { invoice.risk.reset(); });
    row("no VAT", [](Invoice &invoice) {
        invoice.vat = 0;
        invoice.total = 1000;
    });
    row("VAT alone", [](Invoice &invoice) {
        invoice.subtotal = 0;
        invoice.total = 150;
    });
    row("largest", [](Invoice &invoice) {
        invoice.total = std::numeric_limits<std::int64_t>::max();
        invoice.subtotal = invoice.total - invoice.vat;
    });
    row("1900", [](Invoice &invoice) { invoice.setIssueTime(sys_days(1900y / January / 1)); });
    row("9999", [](Invoice &invoice) { invoice.setIssueTime(UtcTime(sys_days(year(10000) / January / 1)) - 1ms); });
    row("the day before, in UTC", [](Invoice &invoice) { invoice.issuedAt -= 10h; });
    row("the day after, in UTC", [](Invoice &invoice) { invoice.issuedAt += 34h; });
    row("due before it was issued", [](Invoice &invoice) { invoice.dueOn = QDate(1900, 1, 1); });
    row("longest tax ids", [](Invoice &invoice) {
        invoice.sellerTaxId = QString(64, u'1');
        invoice.buyerTaxId = QString(64, u'1');
    });
    row("zero", [](Invoice &invoice) { invoice.subtotal = invoice.vat = invoice.total = 0; });
    row("credit note", [](Invoice &invoice) {
        invoice.kind = DocumentKind::CreditNote;
        invoice.subtotal = -1000;
        invoice.vat = -150;
        invoice.total = -1150;
    });
    row("credit note that adds", [](Invoice &invoice) { invoice.kind = DocumentKind::CreditNote; });
    row("negative invoice", [](Invoice &invoice) {
        invoice.subtotal = -1000;
        invoice.vat = -150;
        invoice.total = -1150;
    });
    row("two rates", [](Invoice &invoice) { invoice.vatLines = {reduced(400, 20), standard(600, 130)}; });
    row("VAT against the subtotal, by two rates", [](Invoice &invoice) {
        invoice.vatLines = {reduced(1500, 200), standard(-500, -50)};
    });
}

void ValidateTest::accepts()
{
    QFETCH(Change, change);
    Invoice invoice = sample();
    change(invoice);
    const auto valid = validate(invoice);
    QVERIFY2(valid.ok(), qPrintable(valid.ok() ? QString() : valid.error().message));
}

void ValidateTest::refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &field, const QString &words, Change change) {
        QTest::newRow(name) << std::move(change) << field << words;
    };
    row("no number", u"invoice_number"_s, u"empty"_s, [](Invoice &invoice) { invoice.number.clear(); });
    row("blank number", u"invoice_number"_s, u"empty"_s, [](Invoice &invoice) { invoice.number = u" \u00a0"_s; });
    row("long number", u"invoice_number"_s, u"at most 50"_s,
        [](Invoice &invoice) { invoice.number = QString(51, u'x'); });
    row("newline in number", u"invoice_number"_s, u"control"_s, [](Invoice &invoice) { invoice.number = u"A\nB"_s; });
    row("NUL in number", u"invoice_number"_s, u"control"_s, [](Invoice &invoice) { invoice.number = QString(u'\0'); });
    row("no seller", u"seller_name"_s, u"empty"_s, [](Invoice &invoice) { invoice.sellerName.clear(); });
    row("long seller", u"seller_name"_s, u"256"_s, [](Invoice &invoice) { invoice.sellerName = QString(256, u'x'); });
    row("DEL in seller", u"seller_name"_s, u"control"_s, [](Invoice &invoice) { invoice.sellerName += QChar(0x7f); });
    row("C1 in buyer", u"buyer_name"_s, u"control"_s, [](Invoice &invoice) { invoice.buyerName += QChar(0x85); });
    row("half a pair", u"buyer_name"_s, u"Unicode"_s, [](Invoice &invoice) { invoice.buyerName += QChar(0xd800); });
    row("other half", u"buyer_name"_s, u"Unicode"_s, [](Invoice &invoice) { invoice.buyerName += QChar(0xdc00); });
    row("long payment", u"payment_mechanism"_s, u"at most 64"_s,
        [](Invoice &invoice) { invoice.paymentMechanism = QString(65, u'x'); });
    row("no source", u"source"_s, u"empty"_s, [](Invoice &invoice) { invoice.source.clear(); });
    row("long source", u"source"_s, u"at most 255"_s, [](Invoice &invoice) { invoice.source = QString(256, u'x'); });
    row("1899", u"issued_at"_s, u"1900"_s,
        [](Invoice &invoice) { invoice.setIssueTime(UtcTime(sys_days(1900y / January / 1)) - 1ms); });
    row("10000", u"issued_at"_s, u"9999"_s,
        [](Invoice &invoice) { invoice.setIssueTime(sys_days(year(10000) / January / 1)); });
    row("no date", u"issued_at"_s, u"1900"_s, [](Invoice &invoice) { invoice.issuedOn = {}; });
    row("a date two days from its time", u"issued_on"_s, u"does not fit"_s,
        [](Invoice &invoice) { invoice.issuedOn = invoice.issuedOn.addDays(-2); });
    row("due in 10000", u"due_on"_s, u"9999"_s, [](Invoice &invoice) { invoice.dueOn = QDate(10'000, 1, 1); });
    row("due on no day", u"due_on"_s, u"9999"_s, [](Invoice &invoice) { invoice.dueOn = QDate(); });
    row("long tax id", u"seller_tax_id"_s, u"at most 64"_s,
        [](Invoice &invoice) { invoice.sellerTaxId = QString(65, u'1'); });
    row("tab in tax id", u"buyer_tax_id"_s, u"control"_s, [](Invoice &invoice) { invoice.buyerTaxId = u"1\t2"_s; });
    row("VAT against the subtotal", u"vat_minor"_s, u"opposite signs"_s, [](Invoice &invoice) {
        invoice.vat = -150;
        invoice.total = 850;
    });
    row("breakdown of another subtotal", u"vat_breakdown"_s, u"adds up to 10.01 and VAT of 1.50"_s,
        [](Invoice &invoice) {
            invoice.vatLines = {reduced(401, 20), standard(600, 130)};
        });
    row("breakdown of another VAT", u"vat_breakdown"_s, u"adds up to 10.00 and VAT of 1.49"_s, [](Invoice &invoice) {
        invoice.vatLines = {reduced(400, 19), standard(600, 130)};
    });
    row("a rate twice", u"vat_breakdown"_s, u"more than once"_s, [](Invoice &invoice) {
        invoice.vatLines = {standard(400, 20), standard(600, 130)};
    });
    row("wrong sum", u"total_minor"_s, u"11.51 is not the subtotal 10.00 plus the VAT 1.50"_s,
        [](Invoice &invoice) { invoice.total = 1151; });
    row("overflow", u"total_minor"_s, u"too large"_s,
        [](Invoice &invoice) { invoice.subtotal = std::numeric_limits<std::int64_t>::max(); });
}

void ValidateTest::refuses()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    QFETCH(QString, words);
    Invoice invoice = sample();
    change(invoice);
    const auto valid = validate(invoice);
    QVERIFY(!valid.ok());
    QCOMPARE(valid.error().kind, Error::Kind::Invalid);
    QCOMPARE(valid.error().field, field);
    QVERIFY2(valid.error().message.contains(words), qPrintable(valid.error().message));
}

void ValidateTest::normalisesTexts()
{
    Invoice invoice = sample();
    invoice.number = u" INV-1\u00a0"_s;
    invoice.sellerName = u"  Cafe\u0301 "_s;
    invoice.buyerTaxId = u" DE123 "_s;
    normalise(invoice);
    QCOMPARE(invoice.number, u"INV-1"_s);
    QCOMPARE(invoice.sellerName, u"Café"_s);
    QCOMPARE(invoice.buyerTaxId, u"DE123"_s);
    const Invoice once = invoice;
    normalise(invoice);
    QVERIFY(invoice == once);
}

void ValidateTest::normalisesBreakdowns()
{
    Invoice invoice = sample();
    invoice.vatLines = {standard(300, 60), reduced(400, 20), standard(300, 70)};
    normalise(invoice);
    QVERIFY(invoice.vatLines == QList<VatLine>({reduced(400, 20), standard(600, 130)}));
    QCOMPARE(invoice.vatRate.thousandths(), 0);
    QVERIFY(validate(invoice));

    invoice.vatLines = {standard(600, 90), standard(400, 60)};
    normalise(invoice);
    QVERIFY(invoice.vatLines.isEmpty());
    QCOMPARE(invoice.vatRate.thousandths(), 19'000);

    // What does not add up stays to be seen.
    invoice.vatLines = {standard(1000, 190)};
    normalise(invoice);
    QVERIFY(!validate(invoice));
    // Another category is told apart from a standard rate.
    invoice.vat = 0;
    invoice.total = 1000;
    invoice.vatLines = {{VatCategory::ReverseCharge, VatRate::fromThousandths(0).value(), 1000, 0}};
    normalise(invoice);
    QCOMPARE(invoice.vatLines.size(), 1);
    QVERIFY(validate(invoice));
}

void ValidateTest::timeOfDayIsKnownOrNot()
{
    Invoice invoice = sample();
    invoice.setIssueDate(QDate(2026, 11, 23));
    QVERIFY(!invoice.hasIssueTime());
    QCOMPARE(toIso8601(invoice.issuedAt), u"2026-11-23T00:00:00.000Z"_s);
    // Half past midnight in Vienna is another day in UTC.
    const auto written = writtenTimeFromIso8601(u"2026-11-24T00:30+01:00");
    QCOMPARE(written->date, QDate(2026, 11, 24));
    QCOMPARE(toIso8601(written->time), u"2026-11-23T23:30:00.000Z"_s);
    invoice.issuedOn = written->date;
    invoice.issuedAt = written->time;
    QVERIFY(invoice.hasIssueTime());
    QVERIFY(validate(invoice));
}

void ValidateTest::readsRisk()
{
    for (const auto risk : {RiskProfile::Green, RiskProfile::Amber, RiskProfile::Red}) {
        QVERIFY(riskProfileFromString(toString(risk)) == risk);
        QVERIFY(riskProfileFromString(toString(risk).toUpper()) == risk);
    }
    QVERIFY(!riskProfileFromString(u"Blue"));
    QVERIFY(!riskProfileFromString(u""));
}

BILLOW_TEST(QCoreApplication, ValidateTest)
#include "ValidateTest.moc"
