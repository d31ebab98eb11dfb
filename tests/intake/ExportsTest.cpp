// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "CollectingSink.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

// One export of each program that a profile ships for, as a person drops it: nothing is mapped, and at most one
// question has to be answered.

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(BILLOW_TEST_DATA "/exports/%1.csv").arg(name);
}

QString invoiceText(const Invoice &invoice)
{
    QString text = u"%1%2 %3 %4 %5 + %6 = %7"_s.arg(invoice.kind == DocumentKind::CreditNote ? u"CN "_s : QString(),
        invoice.number, invoice.issuedOn.toString(Qt::ISODate), invoice.currency.code(),
        toDecimal(invoice.subtotal, invoice.currency), toDecimal(invoice.vat, invoice.currency),
        toDecimal(invoice.total, invoice.currency));
    for (const VatLine &line : invoice.vatLines)
        text += u" [%1% of %2]"_s.arg(line.rate.toPercent(), toDecimal(line.taxable, invoice.currency));
    return text + u" for "_s + invoice.buyerName;
}

} // namespace

class ExportsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsRead_data();
    void eachIsRead();
    void everyProfileHasAFixture();
    void paymentsAreNoInvoices();
};

void ExportsTest::eachIsRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("asked"); // FIELD=:TEXT, the answer to the only question; empty: none
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<qint64>("leftOut");
    const auto row = [](const char *file, const QString &asked, const QStringList &expected, qint64 leftOut = 0) {
        QTest::newRow(file) << QString::fromLatin1(file) << asked << expected << leftOut;
    };
    const QString seller = u"seller=:Loom & Co"_s;
    row("shopify-orders", seller,
        {u"#1001 2026-03-14 EUR 110.00 + 20.90 = 130.90 for Ida Brook"_s,
            u"#1002 2026-03-14 EUR 100.00 + 19.00 = 119.00 for Joe Field"_s,
            u"CN #1002 2026-03-14 EUR -50.00 + -9.50 = -59.50 for Joe Field"_s},
        1);
    row("billow-invoices", {},
        {u"L-1 2026-11-02 EUR 150.00 + 22.50 = 172.50 [7% of 50.00] [19% of 100.00] for Ida Brook"_s,
            u"CN L-2 2026-11-03 EUR -100.00 + -19.00 = -119.00 for Joe Field"_s,
            u"L-3 2026-11-04 EUR 80.00 + 0.00 = 80.00 [0% of 80.00] for Joe Field"_s});
    row("woocommerce-orders", seller,
        {u"501 2026-03-14 EUR 110.00 + 20.90 = 130.90 for Ida Brook"_s,
            u"503 2026-03-14 EUR 100.00 + 19.00 = 119.00 for May Hill"_s,
            u"CN 503 2026-03-14 EUR -100.00 + -19.00 = -119.00 for May Hill"_s},
        1);
    row("stripe-invoices", seller,
        {u"AB12-0001 2026-03-14 EUR 100.00 + 19.00 = 119.00 for Brook Ltd"_s,
            u"AB12-0002 2026-03-14 EUR 50.00 + 0.00 = 50.00 for Field GmbH"_s},
        1);
    row("stripe-invoices-minor", seller,
        {u"AB12-0004 2026-03-14 EUR 100.00 + 19.00 = 119.00 for Brook Ltd"_s,
            u"AB12-0005 2026-03-14 JPY 1000 + 100 = 1100 for Mori KK"_s});
    row("stripe-payments", u"vat_rate=:19"_s,
        {u"ch_1A 2026-03-14 EUR 100.00 + 19.00 = 119.00 for Brook Ltd"_s,
            u"ch_2A 2026-03-14 EUR 200.00 + 38.00 = 238.00 for Field GmbH"_s,
            u"CN ch_2A 2026-03-14 EUR -100.00 + -19.00 = -119.00 for Field GmbH"_s},
        1);
    row("square-transactions", u"currency=:USD"_s,
        {u"TX1 2026-03-14 USD 105.00 + 8.88 = 113.88 for Ida Brook"_s,
            u"CN TX2 2026-03-14 USD -20.00 + -1.78 = -21.78 for Customer not recorded"_s});
    row("paypal-invoices", seller, {u"0001 2026-03-14 EUR 110.00 + 20.90 = 130.90 for Brook Ltd"_s}, 1);
    row("quickbooks-invoices", seller,
        {u"1001 2026-03-14 GBP 100.00 + 16.00 = 116.00 [0% of 20.00] [20% of 80.00] for Brook Ltd"_s,
            u"1002 2026-03-14 GBP 10.00 + 2.00 = 12.00 for Field GmbH"_s});
    row("xero-sales", seller,
        {u"INV-0001 2026-03-14 GBP 100.00 + 20.00 = 120.00 for Brook Ltd"_s,
            u"CN CN-0001 2026-03-15 GBP -20.00 + -4.00 = -24.00 for Brook Ltd"_s},
        1);
    row("zoho-invoices", seller,
        {u"INV-000001 2026-03-14 EUR 100.00 + 13.00 = 113.00 [7% of 50.00] [19% of 50.00] for Brook Ltd"_s}, 1);
    row("freshbooks-invoices", seller, {u"0000001 2026-03-14 CAD 100.00 + 14.98 = 114.98 for Brook Ltd"_s}, 1);
    row("wave-transactions", u"seller=:Loom & Co;currency=:CAD"_s,
        {u"1 2026-03-14 CAD 100.00 + 13.00 = 113.00 for Brook Ltd"_s}, 2);
    row("odoo-invoices", QString(),
        {u"INV/2026/00001 2026-03-14 EUR 100.00 + 19.00 = 119.00 for Brook Ltd"_s,
            u"CN RINV/2026/00001 2026-03-15 EUR -10.00 + -1.90 = -11.90 for Brook Ltd"_s},
        1);
    row("etsy-orders", seller,
        {u"3100000001 2026-03-14 USD 105.00 + 8.40 = 113.40 for Ida Brook"_s,
            u"3100000002 2026-03-04 USD 50.00 + 0.00 = 50.00 for Joe Field"_s});
    row("amazon-vat", QString(),
        {u"302-0000001 2026-03-14 EUR 150.00 + 28.50 = 178.50 for Customer not recorded"_s,
            u"CN 302-0000001 2026-03-20 EUR -50.00 + -9.50 = -59.50 for Customer not recorded"_s},
        1);
    row("lexoffice-invoices", seller,
        {u"RE1001 2026-03-14 EUR 1000.00 + 190.00 = 1190.00 for Bachmann GmbH"_s,
            u"CN GU1001 2026-03-15 EUR -100.00 + -19.00 = -119.00 for Bachmann GmbH"_s},
        1);
    row("datev-bookings", seller,
        {u"RE1001 2026-03-14 EUR 1000.00 + 190.00 = 1190.00 for Bachmann GmbH"_s,
            u"RE1002 2026-03-15 EUR 100.00 + 7.00 = 107.00 for Feldner AG"_s,
            u"CN GU1001 2026-03-16 EUR -100.00 + -19.00 = -119.00 for Bachmann GmbH"_s});
}

void ExportsTest::eachIsRead()
{
    QFETCH(QString, file);
    QFETCH(QString, asked);
    QFETCH(QStringList, expected);
    QFETCH(qint64, leftOut);
    FileImport::Options options;
    options.candidates = ImportProfile::all({});
    QFile opened(pathOf(file));
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const auto found = FileImport(options, {}).inspect(opened);
    QVERIFY2(found.ok(), qPrintable(found.ok() ? QString() : found.error().message));
    const QStringList answers = asked.split(u';', Qt::SkipEmptyParts);
    QStringList fields;
    for (const QString &answer : answers)
        fields += answer.section(u'=', 0, 0);
    QCOMPARE(found->questions.size(), answers.isEmpty() ? 0U : 1U);
    if (!answers.isEmpty())
        QCOMPARE(found->questions.front().fields, fields);
    QVERIFY2(found->findings.front().text.contains(found->profile.name), qPrintable(found->findings.front().text));

    if (!answers.isEmpty())
        options.profile.mapping = ColumnMapping::parse(answers).value();
    CollectingSink ledger;
    const ImportReport report = FileImport(options, ledger.sink()).run(QStringList(pathOf(file)));
    QStringList texts;
    for (const Invoice &invoice : ledger.invoices)
        texts += invoiceText(invoice);
    QVERIFY2(report.isClean(), qPrintable(report.toText()));
    QCOMPARE(texts, expected);
    QCOMPARE(report.total().leftOut, leftOut);
}

void ExportsTest::everyProfileHasAFixture()
{
    for (const QString &name : ImportProfile::available({})) {
        const auto profile = ImportProfile::load(name, {});
        QVERIFY2(profile.ok(), qPrintable(profile.ok() ? name : profile.error().message));
        QCOMPARE(profile->name, name);
        QVERIFY(!profile->title.isEmpty());
        const bool hasFixture = QFileInfo::exists(pathOf(name)) || name == "online-retail"_L1
            || name == "paypal-payments-de"_L1; // the same in German
        QVERIFY2(hasFixture, qPrintable(name));
    }
}

void ExportsTest::paymentsAreNoInvoices()
{
    CollectingSink ledger;
    const ImportReport report = FileImport({.candidates = ImportProfile::all({})}, ledger.sink())
                                    .run(QStringList(pathOf(u"paypal-payments"_s)));
    QVERIFY(ledger.invoices.empty());
    QVERIFY2(report.files().front().failure.contains(u"PayPal payments, not invoices"_s),
        qPrintable(report.files().front().failure));
}

BILLOW_TEST(QCoreApplication, ExportsTest)
#include "ExportsTest.moc"
