// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "CollectingSink.h"

#include <QProcess>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

const QStringList days{u"2010-12-01"_s, u"2010-12-02"_s, u"2010-12-03"_s};

QString pathOf(const QString &day)
{
    return QStringLiteral(BILLOW_TEST_DATA "/online-retail/%1.csv").arg(day);
}

FileImport::Options options()
{
    return {.profile = ImportProfile::load(u"online-retail"_s, {}).value(), .guess = false};
}

/// What SQLite's own CSV reader and SQL make of the file: an independent way to the same figures. Prices have at most
/// three decimals, so that thousandths are whole numbers.
QStringList askSqlite(const QString &day, const QByteArray &query)
{
    QProcess sqlite;
    sqlite.start(u"sqlite3"_s, {u":memory:"_s});
    sqlite.write(".import --csv '" + pathOf(day).toUtf8() + "' lines\n");
    sqlite.write("CREATE VIEW invoices AS SELECT InvoiceNo AS number, count(*) AS rows,"
                 " sum(CAST(Quantity AS INTEGER) * CAST(round(UnitPrice * 1000) AS INTEGER)) AS thousandths,"
                 " max(CustomerID) AS customer, max(Country) AS country, min(rowid) AS place"
                 " FROM lines GROUP BY InvoiceNo;\n");
    sqlite.write(query + ";\n");
    sqlite.closeWriteChannel();
    if (!sqlite.waitForFinished() || sqlite.exitCode() != 0)
        return {QString::fromUtf8(sqlite.readAllStandardError() + sqlite.errorString().toUtf8())};
    return QString::fromUtf8(sqlite.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class OnlineRetailTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAndSumsAgreeWithSqlite_data();
    void countsAndSumsAgreeWithSqlite();
    void everyInvoiceAgreesWithSqlite_data();
    void everyInvoiceAgreesWithSqlite();
    void saysWhyItRejects();
    void allThreeAreOneReport();
    void importingAgainAddsNothing();

private:
    static void addDays();
};

void OnlineRetailTest::addDays()
{
    QTest::addColumn<QString>("day");
    for (const QString &day : days)
        QTest::newRow(qPrintable(day)) << day;
}

void OnlineRetailTest::countsAndSumsAgreeWithSqlite_data()
{
    addDays();
}

void OnlineRetailTest::countsAndSumsAgreeWithSqlite()
{
    QFETCH(QString, day);
    CollectingSink ledger;
    const ImportReport report = FileImport(options(), ledger.sink()).run({pathOf(day)});
    const FileReport file = report.total();
    const QStringList counts = askSqlite(day,
        "SELECT (SELECT count(*) FROM lines), count(*),"
        " sum(number NOT LIKE 'C%' AND (thousandths + 5) / 10 > 0),"
        " sum(CASE WHEN number NOT LIKE 'C%' AND thousandths > 0 THEN (thousandths + 5) / 10 END) FROM invoices");
    QVERIFY2(report.files().front().failure.isEmpty(), qPrintable(report.files().front().failure));
    const CurrencyTotals pounds = file.totals.of(Currency::fromCode(u"GBP").value());
    QCOMPARE(QStringList(u"%1|%2|%3|%4"_s.arg(file.rows)
                             .arg(file.accepted + file.rejected)
                             .arg(file.accepted)
                             .arg(toString(pounds.total))),
        counts);
    QCOMPARE(file.duplicates, 0);
    QVERIFY(pounds.vat == 0 && pounds.subtotal == pounds.total && pounds.count == file.accepted);
    QCOMPARE(file.totals.byCurrency().size(), std::size_t{1});
    QCOMPARE(static_cast<qint64>(ledger.invoices.size()), file.accepted);
}

void OnlineRetailTest::everyInvoiceAgreesWithSqlite_data()
{
    addDays();
}

void OnlineRetailTest::everyInvoiceAgreesWithSqlite()
{
    QFETCH(QString, day);
    CollectingSink ledger;
    static_cast<void>(FileImport(options(), ledger.sink()).run({pathOf(day)}));
    const QHash<QString, QString> codes{{u"AU"_s, u"Australia"_s}, {u"BE"_s, u"Belgium"_s}, {u"IE"_s, u"EIRE"_s},
        {u"FR"_s, u"France"_s}, {u"DE"_s, u"Germany"_s}, {u"IT"_s, u"Italy"_s}, {u"NL"_s, u"Netherlands"_s},
        {u"NO"_s, u"Norway"_s}, {u"PL"_s, u"Poland"_s}, {u"PT"_s, u"Portugal"_s}, {u"ES"_s, u"Spain"_s},
        {u"CH"_s, u"Switzerland"_s}, {u"GB"_s, u"United Kingdom"_s}};
    QStringList ours;
    for (const Invoice &invoice : ledger.invoices) {
        QVERIFY(validate(invoice).ok());
        QCOMPARE(invoice.source, u"import:%1.csv"_s.arg(day));
        QCOMPARE(invoice.sellerName, u"Online Retail (UK)"_s);
        QCOMPARE(invoice.exportingCountry->code(), u"GB"_s);
        QVERIFY(toIso8601(invoice.issuedAt).startsWith(day));
        ours += u"%1|%2|%3|%4"_s.arg(invoice.number)
                    .arg(invoice.total)
                    .arg(invoice.buyerName, codes.value(invoice.importingCountry->code()));
    }
    const QStringList theirs = askSqlite(day,
        "SELECT number, (thousandths + 5) / 10,"
        " CASE customer WHEN '' THEN 'Customer not recorded' ELSE 'Customer ' || CAST(customer AS INTEGER) END, country"
        " FROM invoices WHERE number NOT LIKE 'C%' AND (thousandths + 5) / 10 > 0 ORDER BY place");
    QCOMPARE(ours, theirs);
}

void OnlineRetailTest::saysWhyItRejects()
{
    CollectingSink ledger;
    const ImportReport report = FileImport(options(), ledger.sink()).run({pathOf(days[0])});
    qint64 cancellations = 0;
    qint64 nothing = 0;
    for (const Rejection &rejection : report.rejections()) {
        cancellations += rejection.reason.contains(u"a cancellation"_s) && rejection.field == u"number" ? 1 : 0;
        nothing += rejection.reason.contains(u"comes to nothing"_s) && rejection.field == u"total" ? 1 : 0;
    }
    const QStringList theirs =
        askSqlite(days[0], "SELECT sum(number LIKE 'C%'), sum(number NOT LIKE 'C%' AND thousandths = 0) FROM invoices");
    QCOMPARE(QStringList(u"%1|%2"_s.arg(cancellations).arg(nothing)), theirs);
    QCOMPARE(cancellations + nothing, report.total().rejected);

    const QStringList first = askSqlite(days[0], "SELECT min(place) + 1 FROM invoices WHERE number LIKE 'C%'");
    const auto cancelled = std::ranges::find_if(
        report.rejections(), [](const Rejection &rejection) { return rejection.field == u"number"; });
    QCOMPARE(QStringList(QString::number(cancelled->line)), first); // no row of these files spans two lines
}

void OnlineRetailTest::allThreeAreOneReport()
{
    CollectingSink ledger;
    FileImport import(options(), ledger.sink());
    qint64 before = -1;
    qint64 bytes = 0;
    import.onProgress([&](qint64 done, qint64 of) {
        QVERIFY(done >= before && done <= of);
    before = done;
    bytes = of;
});
const ImportReport report = import.run({pathOf(days[0]), pathOf(days[1]), pathOf(days[2])});
QCOMPARE(report.files().size(), std::size_t{3});
QCOMPARE(report.total().rows, 3108 + 2109 + 2202);
QCOMPARE(before, bytes);
QCOMPARE(bytes, 275001 + 191826 + 190700);
qint64 accepted = 0;
for (const FileReport &file : report.files())
    accepted += file.accepted;
QCOMPARE(report.total().accepted, accepted);
QVERIFY(report.toText().contains(u"All 3 files"_s));
QVERIFY(!report.isClean()); // there are cancellations
}

void OnlineRetailTest::importingAgainAddsNothing()
{
    CollectingSink ledger;
    const ImportReport first = FileImport(options(), ledger.sink()).run({pathOf(days[1])});
    const std::size_t stored = ledger.invoices.size();
    const ImportReport again = FileImport(options(), ledger.sink()).run({pathOf(days[1])});
    QCOMPARE(again.total().accepted, 0);
    QCOMPARE(again.total().duplicates, first.total().accepted);
    QCOMPARE(again.total().rejected, first.total().rejected);
    QVERIFY(again.total().totals.isEmpty());
    QCOMPARE(ledger.invoices.size(), stored);
}

QTEST_GUILESS_MAIN(OnlineRetailTest)
#include "tst_onlineretail.moc"
