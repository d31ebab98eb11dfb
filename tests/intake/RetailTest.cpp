// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "CollectingSink.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

const QStringList days{u"2026-11-02"_s, u"2026-11-03"_s, u"2026-11-04"_s};

QString pathOf(const QString &day)
{
    return QStringLiteral(BILLOW_TEST_DATA "/retail/%1.csv").arg(day);
}

/// The days of the made-up shop, and those of a real one where they are beside the checkout.
QStringList allPaths()
{
    QStringList paths;
    for (const QString &day : days)
        paths += pathOf(day);
    const QDir shared(QStringLiteral(BILLOW_SOURCE_DIR "/../shared/data/online-retail"));
    for (const QFileInfo &file : shared.entryInfoList({u"*.csv"_s}, QDir::Files, QDir::Name))
        paths += file.filePath();
    return paths;
}

FileImport::Options options()
{
    return {.profile = ImportProfile::load(u"online-retail"_s, {}).value()};
}

/// What SQLite's own CSV reader and SQL make of the file: an independent way to the same figures. Prices have at most
/// three decimals, so that thousandths are whole numbers.
QStringList askSqlite(const QString &path, const QByteArray &query)
{
    QProcess sqlite;
    sqlite.start(u"sqlite3"_s, {u":memory:"_s});
    sqlite.write(".import --csv '" + path.toUtf8() + "' lines\n");
    sqlite.write("CREATE VIEW sums AS SELECT InvoiceNo AS number, count(*) AS rows,"
                 " sum(CAST(Quantity AS INTEGER) * CAST(round(UnitPrice * 1000) AS INTEGER)) AS thousandths,"
                 " max(CustomerID) AS customer, max(Country) AS country, min(rowid) AS place"
                 " FROM lines GROUP BY InvoiceNo;\n"
                 "CREATE VIEW documents AS SELECT number, rows, customer, country, place,"
                 " CASE WHEN thousandths < 0 THEN -((5 - thousandths) / 10) ELSE (thousandths + 5) / 10 END AS minor,"
                 " number LIKE 'C%' OR thousandths <= -5 AS credit FROM sums;\n");
    sqlite.write(query + ";\n");
    sqlite.closeWriteChannel();
    if (!sqlite.waitForFinished() || sqlite.exitCode() != 0)
        return {QString::fromUtf8(sqlite.readAllStandardError() + sqlite.errorString().toUtf8())};
    return QString::fromUtf8(sqlite.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class RetailTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAndSumsAgreeWithSqlite_data();
    void countsAndSumsAgreeWithSqlite();
    void everyDocumentAgreesWithSqlite_data();
    void everyDocumentAgreesWithSqlite();
    void theProfileIsFound();
    void allThreeAreOneReport();
    void importingAgainAddsNothing();

private:
    static void addFiles();
};

void RetailTest::addFiles()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : allPaths())
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

void RetailTest::countsAndSumsAgreeWithSqlite_data()
{
    addFiles();
}

/// Every number is stored: as an invoice, a credit note, or a document of zero.
void RetailTest::countsAndSumsAgreeWithSqlite()
{
    QFETCH(QString, path);
    CollectingSink ledger;
    const ImportReport report = FileImport(options(), ledger.sink()).run(QStringList(path));
    const FileReport file = report.total();
    QVERIFY2(report.isClean(), qPrintable(report.toText()));
    const auto count = [&ledger](auto what) { return std::ranges::count_if(ledger.invoices, what); };
    const CurrencyTotals pounds = file.totals.of(Currency::fromCode(u"GBP").value());
    QCOMPARE(QStringList(u"%1|%2|%3|%4|%5"_s.arg(file.rows)
                             .arg(file.accepted)
                             .arg(count([](const Invoice &each) { return each.kind == DocumentKind::CreditNote; }))
                             .arg(count([](const Invoice &each) { return each.total == 0; }))
                             .arg(toString(pounds.total))),
        askSqlite(path,
            "SELECT (SELECT count(*) FROM lines), count(*), sum(credit), sum(minor = 0), sum(minor) FROM documents"));
    QVERIFY(pounds.vat == 0 && pounds.subtotal == pounds.total && pounds.count == file.accepted);
}

void RetailTest::everyDocumentAgreesWithSqlite_data()
{
    addFiles();
}

void RetailTest::everyDocumentAgreesWithSqlite()
{
    QFETCH(QString, path);
    CollectingSink ledger;
    static_cast<void>(FileImport(options(), ledger.sink()).run(QStringList(path)));
    const QHash<QString, QString> codes{{u"AU"_s, u"Australia"_s}, {u"BE"_s, u"Belgium"_s}, {u"IE"_s, u"EIRE"_s},
        {u"FR"_s, u"France"_s}, {u"DE"_s, u"Germany"_s}, {u"IT"_s, u"Italy"_s}, {u"NL"_s, u"Netherlands"_s},
        {u"NO"_s, u"Norway"_s}, {u"PL"_s, u"Poland"_s}, {u"PT"_s, u"Portugal"_s}, {u"ES"_s, u"Spain"_s},
        {u"CH"_s, u"Switzerland"_s}, {u"GB"_s, u"United Kingdom"_s}};
    QStringList ours;
    for (const Invoice &invoice : ledger.invoices) {
        QVERIFY(validate(invoice).ok());
        QCOMPARE(invoice.sellerName, u"Online Retail (UK)"_s);
        QCOMPARE(invoice.exportingCountry->code(), u"GB"_s);
        QCOMPARE(invoice.issuedOn.toString(Qt::ISODate), QFileInfo(path).completeBaseName());
        const QString country =
            invoice.importingCountry ? codes.value(invoice.importingCountry->code()) : u"not a country"_s;
        ours += u"%1|%2|%3|%4"_s.arg(invoice.number).arg(invoice.total).arg(invoice.buyerName, country);
    }
    QStringList theirs = askSqlite(path,
        "SELECT number, minor,"
        " CASE customer WHEN '' THEN 'Customer not recorded' ELSE 'Customer ' || CAST(customer AS INTEGER) END,"
        " CASE WHEN country IN ('Channel Islands', 'Unspecified') THEN 'not a country' ELSE country END FROM "
        "documents");
    ours.sort();
    theirs.sort();
    QCOMPARE(ours, theirs);
}

void RetailTest::theProfileIsFound()
{
    CollectingSink ledger;
    const ImportReport report =
        FileImport({.candidates = ImportProfile::all({})}, ledger.sink()).run(QStringList(pathOf(days[0])));
    QVERIFY2(report.isClean(), qPrintable(report.toText()));
    QVERIFY(report.files().front().findings.front().contains(u"online-retail"_s));
}

void RetailTest::allThreeAreOneReport()
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
QCOMPARE(before, bytes);
qint64 size = 0;
qint64 accepted = 0;
for (std::size_t i = 0; i < report.files().size(); ++i) {
    size += QFileInfo(pathOf(days[static_cast<qsizetype>(i)])).size();
    accepted += report.files()[i].accepted;
}
QCOMPARE(bytes, size);
QCOMPARE(report.total().accepted, accepted);
QVERIFY(accepted > 400);
QVERIFY(report.toText().contains(u"All 3 files"_s));
}

void RetailTest::importingAgainAddsNothing()
{
    CollectingSink ledger;
    const ImportReport first = FileImport(options(), ledger.sink()).run({pathOf(days[1])});
    const std::size_t stored = ledger.invoices.size();
    const ImportReport again = FileImport(options(), ledger.sink()).run({pathOf(days[1])});
    QCOMPARE(again.total().accepted, 0);
    QCOMPARE(again.total().duplicates, first.total().accepted);
    QVERIFY(again.total().totals.isEmpty());
    QCOMPARE(ledger.invoices.size(), stored);
}

BILLOW_TEST(QCoreApplication, RetailTest)
#include "RetailTest.moc"
