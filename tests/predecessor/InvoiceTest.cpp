// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/predecessor/PredecessorInvoice.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <map>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

using Values = std::map<PredecessorColumn::Index, std::optional<QString>>;

/// A row as the original writes it, but for \a changed.
PredecessorRow row(const Values &changed = {})
{
    PredecessorRow row{u"17"_s, u"INV-20250801-0001234"_s, u"2025-08-01 09:30:15"_s, u"Acme (Pty) Ltd"_s, u"Globex"_s,
        u"ZA"_s, u"BW"_s, u"1000.00"_s, u"150.00"_s, u"1150.00"_s, u"Letter of Credit"_s, u"Amber"_s,
        u"2025-08-01 09:30:16"_s};
    for (const auto &[column, value] : changed)
        row[column] = value;
    return row;
}

PredecessorInvoice reader(QStringView currency = u"ZAR")
{
    return PredecessorInvoice(Currency::fromCode(currency).value(), u"original:test2_dev"_s);
}

} // namespace

/// What becomes of one row of the original.
class InvoiceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowIsAnInvoice();
    void amounts_data();
    void amounts();
    void amountsAreRefused_data();
    void amountsAreRefused();
    void timesAreInUtc_data();
    void timesAreInUtc();
    void whatIsLeftOutIsTold_data();
    void whatIsLeftOutIsTold();
    void rowsAreRefused_data();
    void rowsAreRefused();
};

void InvoiceTest::aRowIsAnInvoice()
{
    PredecessorInvoice original = reader();
    const auto invoice = original.read(row());
    QVERIFY2(invoice.ok(), invoice.ok() ? "" : qUtf8Printable(invoice.error().message));
    QVERIFY(original.changes().empty());
    QCOMPARE(invoice->number, u"INV-20250801-0001234"_s);
    QCOMPARE(invoice->sellerName, u"Acme (Pty) Ltd"_s);
    QCOMPARE(invoice->buyerName, u"Globex"_s);
    QCOMPARE(invoice->exportingCountry, CountryCode::fromCode(u"ZA"));
    QCOMPARE(invoice->importingCountry, CountryCode::fromCode(u"BW"));
    QCOMPARE(invoice->currency.code(), u"ZAR"_s);
    QCOMPARE(invoice->vatRate.thousandths(), 15'000);
    QCOMPARE(invoice->subtotal, 100'000);
    QCOMPARE(invoice->vat, 15'000);
    QCOMPARE(invoice->total, 115'000);
    QCOMPARE(invoice->paymentMechanism, u"Letter of Credit"_s);
    QVERIFY(invoice->risk == RiskProfile::Amber);
    QCOMPARE(invoice->source, u"original:test2_dev"_s);
}

void InvoiceTest::amounts_data()
{
    using Text = std::optional<QString>;
    QTest::addColumn<QString>("currency");
    QTest::addColumn<Text>("subtotal");
    QTest::addColumn<Text>("vat");
    QTest::addColumn<Text>("total");
    QTest::addColumn<QList<qint64>>("minor"); // subtotal, VAT, total, rate in basis points
    QTest::addColumn<bool>("changed");
    const auto add = [](const char *name, const QString &currency, const Text &subtotal, const Text &vat,
                         const Text &total, const QList<qint64> &minor, bool changed) {
        QTest::newRow(name) << currency << subtotal << vat << total << minor << changed;
    };
    const QString zar = u"ZAR"_s;
    add("no decimals", zar, u"100"_s, u"15"_s, u"115"_s, {10'000, 1'500, 11'500, 1'500}, false);
    add("zeros beyond cents", zar, u"100.0000"_s, u"15.00000000000000000000"_s, u"115.000"_s,
        {10'000, 1'500, 11'500, 1'500}, false);
    add("half a cent up", zar, u"0.10"_s, u"0.015"_s, u"0.115"_s, {10, 2, 12, 1'500}, true);
    add("rounding leaves the VAT", zar, u"1.005"_s, u"0.005"_s, u"1.010"_s, {101, 0, 101, 0}, true);
    add("of binary fractions", zar, u"0.2"_s, u"0.1"_s, u"0.30000000000000004"_s, {20, 10, 30, 5'000}, true);
    add("no VAT", zar, u"80.00"_s, u"0"_s, u"80.00"_s, {8'000, 0, 8'000, 0}, false);
    add("another rate", zar, u"200.00"_s, u"28.00"_s, u"228.00"_s, {20'000, 2'800, 22'800, 1'400}, false);
    add("subtotal is missing", zar, std::nullopt, u"15.00"_s, u"115.00"_s, {10'000, 1'500, 11'500, 1'500}, false);
    add("VAT is missing", zar, u"100.00"_s, std::nullopt, u"115.00"_s, {10'000, 1'500, 11'500, 1'500}, false);
    add("total is missing", zar, u"100.00"_s, u"15.00"_s, std::nullopt, {10'000, 1'500, 11'500, 1'500}, false);
    add("yen", u"JPY"_s, u"990.40"_s, u"99.00"_s, u"1089.40"_s, {990, 99, 1'089, 1'000}, true);
    add("the largest", zar, u"80000000000000.00"_s, u"12000000000000.00"_s, u"92000000000000.00"_s,
        {8'000'000'000'000'000, 1'200'000'000'000'000, 9'200'000'000'000'000, 1'500}, false);
}

void InvoiceTest::amounts()
{
    QFETCH(QString, currency);
    QFETCH(std::optional<QString>, subtotal);
    QFETCH(std::optional<QString>, vat);
    QFETCH(std::optional<QString>, total);
    QFETCH(QList<qint64>, minor);
    QFETCH(bool, changed);
    PredecessorInvoice original = reader(currency);
    const auto invoice = original.read(row(
        {{PredecessorColumn::Subtotal, subtotal}, {PredecessorColumn::Vat, vat}, {PredecessorColumn::Total, total}}));
    QVERIFY2(invoice.ok(), invoice.ok() ? "" : qUtf8Printable(invoice.error().message));
    const QList<qint64> read{invoice->subtotal, invoice->vat, invoice->total, invoice->vatRate.thousandths() / 10};
    QCOMPARE(read, minor);
    QCOMPARE(!original.changes().empty(), changed);
}

void InvoiceTest::amountsAreRefused_data()
{
    QTest::addColumn<std::optional<QString>>("vat");
    QTest::addColumn<QString>("total");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("words");
    using Text = std::optional<QString>;
    QTest::newRow("wrong total") << Text(u"150.00"_s) << u"1150.01"_s << u"total_amount"_s << u"1,150.01"_s;
    QTest::newRow("one amount is not enough") << Text() << QString() << u"total_amount"_s << u"two of"_s;
    QTest::newRow("not a number") << Text(u"NaN"_s) << u"1150.00"_s << u"vat_amount"_s << u"NaN"_s;
    QTest::newRow("infinite") << Text(u"150.00"_s) << u"Infinity"_s << u"total_amount"_s << u"Infinity"_s;
    QTest::newRow("with an exponent") << Text(u"1.5e+02"_s) << u"1150.00"_s << u"vat_amount"_s << u"1.5e+02"_s;
    QTest::newRow("point alone") << Text(u".5"_s) << u"1150.00"_s << u"vat_amount"_s << u".5"_s;
    QTest::newRow("too long behind the point")
        << Text(u"0.1234567890123456789"_s) << u"1150.00"_s << u"vat_amount"_s << u"18 decimals"_s;
    QTest::newRow("too large") << Text(u"100000000000000000"_s) << u"1150.00"_s << u"vat_amount"_s << u"too large"_s;
    QTest::newRow("VAT against the subtotal")
        << Text(u"-1500.00"_s) << u"-500.00"_s << u"vat_amount"_s << u"opposite signs"_s;
    QTest::newRow("VAT above the subtotal")
        << Text(u"1500.00"_s) << u"2500.00"_s << u"vat_amount"_s << u"higher than the subtotal"_s;
}

void InvoiceTest::amountsAreRefused()
{
    QFETCH(std::optional<QString>, vat);
    QFETCH(QString, total);
    QFETCH(QString, column);
    QFETCH(QString, words);
    const auto invoice = reader().read(row({{PredecessorColumn::Vat, vat},
        {PredecessorColumn::Total, total.isEmpty() ? std::nullopt : std::optional(total)}}));
    QVERIFY(!invoice.ok());
    QCOMPARE(invoice.error().field, column);
    QVERIFY2(invoice.error().message.contains(words), qUtf8Printable(invoice.error().message));
}

void InvoiceTest::timesAreInUtc_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("time");
    QTest::newRow("without a zone") << u"2025-08-01 09:30:15"_s << u"2025-08-01T09:30:15.000Z"_s;
    QTest::newRow("to the microsecond") << u"2025-08-01 09:30:15.123456"_s << u"2025-08-01T09:30:15.123Z"_s;
    QTest::newRow("with a zone") << u"2025-08-01 09:30:15+00"_s << u"2025-08-01T09:30:15.000Z"_s;
    QTest::newRow("a date") << u"2025-08-01"_s << u"2025-08-01T00:00:00.000Z"_s;
}

void InvoiceTest::timesAreInUtc()
{
    QFETCH(QString, date);
    QFETCH(QString, time);
    const auto invoice = reader().read(row({{PredecessorColumn::Date, date}}));
    QVERIFY(invoice.ok());
    QCOMPARE(toIso8601(invoice->issuedAt), time);
}

void InvoiceTest::whatIsLeftOutIsTold_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<std::optional<QString>>("value");
    QTest::addColumn<QString>("words"); // empty: nothing is told
    using Text = std::optional<QString>;
    const auto add = [](const char *name, PredecessorColumn::Index column, const Text &value, const QString &words) {
        QTest::newRow(name) << static_cast<int>(column) << value << words;
    };
    add("country by name", PredecessorColumn::ExportingCountry, u"South Africa"_s, u"SOUTH AFRICA"_s);
    add("country in small letters", PredecessorColumn::ExportingCountry, u" za "_s, {});
    add("no country", PredecessorColumn::ImportingCountry, {}, {});
    add("unknown risk", PredecessorColumn::Risk, u"high"_s, u"isn’t Green, Amber or Red"_s);
    add("risk in small letters", PredecessorColumn::Risk, u"red"_s, {});
    add("no risk", PredecessorColumn::Risk, {}, {});
    add("no payment mechanism", PredecessorColumn::PaymentMechanism, {}, {});
    add("no date", PredecessorColumn::Date, {}, u"inserted_at"_s);
}

void InvoiceTest::whatIsLeftOutIsTold()
{
    QFETCH(int, column);
    QFETCH(std::optional<QString>, value);
    QFETCH(QString, words);
    PredecessorInvoice original = reader();
    const auto index = static_cast<PredecessorColumn::Index>(column);
    QVERIFY(original.read(row({{index, value}})).ok());
    QCOMPARE(original.changes().size(), words.isEmpty() ? 0U : 1U);
    if (words.isEmpty())
        return;
    QCOMPARE(original.changes().front().field, QString::fromLatin1(PredecessorColumn::names[index]));
    QVERIFY2(original.changes().front().message.contains(words), qUtf8Printable(original.changes().front().message));
    // The next row is judged anew.
    QVERIFY(original.read(row()).ok());
    QVERIFY(original.changes().empty());
}

void InvoiceTest::rowsAreRefused_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<std::optional<QString>>("value");
    QTest::addColumn<QString>("named");
    using Text = std::optional<QString>;
    const auto add = [](const char *name, PredecessorColumn::Index column, const Text &value, const QString &named) {
        QTest::newRow(name) << static_cast<int>(column) << value << named;
    };
    add("no number", PredecessorColumn::Number, {}, u"invoice_number"_s);
    add("no seller", PredecessorColumn::Seller, {}, u"seller_name"_s);
    add("blank buyer", PredecessorColumn::Buyer, u"  "_s, u"buyer_name"_s);
    add("long buyer", PredecessorColumn::Buyer, QString(256, u'x'), u"buyer_name"_s);
    add("no time", PredecessorColumn::Date, u"infinity"_s, u"invoice_date"_s);
    add("before Christ", PredecessorColumn::Date, u"0044-03-15 12:00:00 BC"_s, u"invoice_date"_s);
    add("before 1900", PredecessorColumn::Date, u"1899-12-31 12:00:00"_s, u"invoice_date"_s);
}

void InvoiceTest::rowsAreRefused()
{
    QFETCH(int, column);
    QFETCH(std::optional<QString>, value);
    QFETCH(QString, named);
    const auto invoice = reader().read(row({{static_cast<PredecessorColumn::Index>(column), value}}));
    QVERIFY(!invoice.ok());
    QCOMPARE(invoice.error().field, named);
}

BILLOW_TEST(QCoreApplication, InvoiceTest)
#include "InvoiceTest.moc"
