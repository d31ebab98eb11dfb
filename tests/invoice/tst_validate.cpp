// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Invoice.h"

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
    row("1900", [](Invoice &invoice) { invoice.issuedAt = sys_days(1900y / January / 1); });
    row("9999", [](Invoice &invoice) { invoice.issuedAt = UtcTime(sys_days(year(10000) / January / 1)) - 1ms; });
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
        [](Invoice &invoice) { invoice.issuedAt = UtcTime(sys_days(1900y / January / 1)) - 1ms; });
    row("10000", u"issued_at"_s, u"9999"_s,
        [](Invoice &invoice) { invoice.issuedAt = sys_days(year(10000) / January / 1); });
    row("zero", u"total_minor"_s, u"above zero"_s,
        [](Invoice &invoice) { invoice.subtotal = invoice.vat = invoice.total = 0; });
    row("credit note", u"total_minor"_s, u"credit notes are not accepted yet"_s, [](Invoice &invoice) {
        invoice.subtotal = -1000;
        invoice.vat = -150;
        invoice.total = -1150;
    });
    row("negative subtotal", u"subtotal_minor"_s, u"credit notes are not accepted yet"_s, [](Invoice &invoice) {
        invoice.subtotal = -100;
        invoice.total = 50;
    });
    row("negative VAT", u"vat_minor"_s, u"VAT must not be negative"_s, [](Invoice &invoice) {
        invoice.vat = -150;
        invoice.total = 850;
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

void ValidateTest::readsRisk()
{
    for (const auto risk : {RiskProfile::Green, RiskProfile::Amber, RiskProfile::Red}) {
        QVERIFY(riskProfileFromString(toString(risk)) == risk);
        QVERIFY(riskProfileFromString(toString(risk).toUpper()) == risk);
    }
    QVERIFY(!riskProfileFromString(u"Blue"));
    QVERIFY(!riskProfileFromString(u""));
}

QTEST_GUILESS_MAIN(ValidateTest)
#include "tst_validate.moc"
