// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/intake/einvoice/SmallPdf.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

/// billowd import with three days of a made-up shop (tests/data/retail/README.md), held against what sqlite3 makes
/// of them.
class ImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReportAgreesWithSqlite();
    void importingAgainAddsNothing();
    void strictIsAllOrNothing();
    void aDryRunStoresNothing();
    void theInvoicesGoThroughTheBuffer();
    void rubbishIsNamed_data();
    void rubbishIsNamed();
    void aMappingCanBeGuessedSaidAndSaved();
    void optionsAnswerQuestions();
    void rejectedRowsAreSavedAndFixed();
    void documentsAreKept();

private:
    static QStringList files();
    static QStringList arguments(const Program &billowd, const QStringList &more);
    static QJsonObject imported(const Program &billowd, const QStringList &more = {});
    static QString sqlite(const QString &database, const QString &sql);
    static void write(const QString &path, const QByteArray &content);
};

QStringList ImportTest::files()
{
    const QString folder = QStringLiteral(BILLOW_TEST_DATA "/retail/");
    return {folder + u"2026-11-02.csv"_s, folder + u"2026-11-03.csv"_s, folder + u"2026-11-04.csv"_s};
}

QStringList ImportTest::arguments(const Program &billowd, const QStringList &more)
{
    return QStringList{u"import"_s, u"--profile"_s, u"online-retail"_s, u"--database-url"_s, billowd.ledgerUrl()} + more
        + files();
}

QJsonObject ImportTest::imported(const Program &billowd, const QStringList &more)
{
    const auto outcome = billowd.run(arguments(billowd, QStringList{u"--json"_s} + more));
    return QJsonDocument::fromJson(outcome.output.toUtf8()).object();
}

QString ImportTest::sqlite(const QString &database, const QString &sql)
{
    QProcess process;
    process.start(u"sqlite3"_s, {u"-batch"_s, database});
    process.write(sql.toUtf8());
    process.closeWriteChannel();
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void ImportTest::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void ImportTest::theReportAgreesWithSqlite()
{
    const Program billowd(u"billowd"_s);
    const QJsonObject report = imported(billowd);

    QString sql = u".mode csv\n"_s;
    const QStringList paths = files();
    for (const QString &path : paths)
        sql += u".import \"%1\" line\n"_s.arg(path);
    // Prices have at most three decimals, so thousandths are whole numbers and their sum is exact.
    sql +=
        u"CREATE TABLE invoice AS SELECT InvoiceNo, sum(Quantity * CAST(round(UnitPrice * 1000) AS INTEGER)) AS mills "
        "FROM line WHERE InvoiceNo <> 'InvoiceNo' GROUP BY InvoiceNo;\n"
        "SELECT count(*), sum(CASE WHEN mills < 0 THEN -((5 - mills) / 10) ELSE (mills + 5) / 10 END) FROM invoice;\n"_s;
    const QStringList expected = sqlite(billowd.file(u"reference.db"_s), sql).split(u',');
    QCOMPARE(expected.size(), 2);
    QVERIFY(expected[0].toInt() > 300);
    QCOMPARE(report[u"accepted"].toInteger(), expected[0].toLongLong());
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) || ',' || sum(total_minor) FROM invoices;"_s),
        expected.join(u','));

    // Every number is stored, once.
    const qint64 numbers = sqlite(billowd.file(u"reference.db"_s),
        u"SELECT count(DISTINCT InvoiceNo) FROM line WHERE InvoiceNo <> 'InvoiceNo';"_s)
                               .toLongLong();
    QCOMPARE(report[u"accepted"].toInteger(), numbers);
    QCOMPARE(report[u"rejected"].toInteger(), 0);
    QCOMPARE(billowd.run({u"verify"_s, u"--database-url"_s, billowd.ledgerUrl()}).exitCode, 0);
}

void ImportTest::importingAgainAddsNothing()
{
    const Program billowd(u"billowd"_s);
    const qint64 accepted = imported(billowd)[u"accepted"].toInteger();
    QVERIFY(accepted > 300);
    const QJsonObject again = imported(billowd);
    QCOMPARE(again[u"accepted"].toInteger(), 0);
    QCOMPARE(again[u"duplicates"].toInteger(), accepted);
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) FROM invoices;"_s).toLongLong(), accepted);
    QCOMPARE(billowd.run({u"verify"_s, u"--database-url"_s, billowd.ledgerUrl()}).exitCode, 0);
}

void ImportTest::strictIsAllOrNothing()
{
    const Program billowd(u"billowd"_s);
    write(billowd.file(u"bad.csv"_s),
        "number,issued_at,seller,buyer,currency,vat_rate,subtotal\nA1,2026-11-23,S,B,EUR,20,10.00\nA2,,S,B,EUR,20,10."
        "00\n");
    const auto outcome =
        billowd.run({u"import"_s, u"--strict"_s, u"--database-url"_s, billowd.ledgerUrl(), billowd.file(u"bad.csv"_s)});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains(u"Nothing was stored"_s));
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) FROM invoices;"_s), u"0"_s);

    write(billowd.file(u"good.csv"_s),
        "number,issued_at,seller,buyer,currency,vat_rate,subtotal\nA1,2026-11-23,S,B,EUR,20,10.00\n");
    const auto good = billowd.run(
        {u"import"_s, u"--strict"_s, u"--database-url"_s, billowd.ledgerUrl(), billowd.file(u"good.csv"_s)});
    QCOMPARE(good.exitCode, 0);
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT total_minor FROM invoices;"_s), u"1200"_s);
}

void ImportTest::aDryRunStoresNothing()
{
    const Program billowd(u"billowd"_s);
    QVERIFY(imported(billowd, {u"--dry-run"_s})[u"accepted"].toInteger() > 300);
    QVERIFY(!QFile::exists(billowd.file(u"test.db"_s)));
}

void ImportTest::theInvoicesGoThroughTheBuffer()
{
    const Program billowd(u"billowd"_s);
    QVERIFY(imported(billowd)[u"accepted"].toInteger() > 300);
    const auto server = billowd.start({u"serve"_s, u"--start"_s, u"--run-seconds"_s, u"1"_s, u"--display-per-second"_s,
        u"0"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QString said;
    QVERIFY2(Program::waitForWord(*server, u"The stream is stopped"_s, &said), qPrintable(said));
    QCOMPARE(Program::terminate(*server), 0);
    QCOMPARE(
        sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) - (SELECT cursor FROM stream_state) FROM invoices;"_s),
        u"0"_s);
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) FROM invoices WHERE source = 'demo';"_s), u"5"_s);
}

void ImportTest::rubbishIsNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named");
    const QByteArray header = "number,issued_at,seller,buyer,currency,vat_rate,subtotal\n";
    QTest::newRow("amount") << header + "A1,2026-11-23,S,B,EUR,20,ten\n" << u":2: A1: subtotal"_s;
    QTest::newRow("currency") << header + "A1,2026-11-23,S,B,XQQ,20,10\n" << u":2: A1: currency"_s;
    QTest::newRow("date") << header + "A1,yesterday,S,B,EUR,20,10\n" << u":2: A1: issued_at"_s;
    QTest::newRow("nobody") << header + "A1,2026-11-23,,B,EUR,20,10\n" << u":2: A1: seller"_s;
    QTest::newRow("decimals") << header + "A1,2026-11-23,S,B,EUR,20,10.0012\n" << u":2: A1: subtotal"_s;
    QTest::newRow("question") << header + "A1,03/04/2026,S,B,EUR,20,10\n" << u"--date-format d/M/yyyy"_s;
    QTest::newRow("binary") << QByteArray("\0\1\2\3\xff\xfe,,,\n", 10) << u"rubbish.csv"_s;
    QTest::newRow("empty") << QByteArray() << u"rubbish.csv"_s;
}

void ImportTest::rubbishIsNamed()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, named);
    const Program billowd(u"billowd"_s);
    write(billowd.file(u"rubbish.csv"_s), content);
    const auto outcome =
        billowd.run({u"import"_s, u"--database-url"_s, billowd.ledgerUrl(), billowd.file(u"rubbish.csv"_s)});
    QVERIFY(outcome.exitCode == 0 || outcome.exitCode == 1);
    QVERIFY2((outcome.output + outcome.errors).contains(named), qPrintable(outcome.output + outcome.errors));
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) FROM invoices;"_s), u"0"_s);
}

void ImportTest::aMappingCanBeGuessedSaidAndSaved()
{
    const Program billowd(u"billowd"_s);
    const QString file = billowd.file(u"odd.csv"_s);
    write(file, "Ref;Tag;Kunde;Betrag\n4711;2026-11-23;M\xc3\xbcller;12,50\n");
    // What is lacking is named, with the columns there are.
    const auto lacking = billowd.run({u"import"_s, u"--database-url"_s, billowd.ledgerUrl(), file});
    QCOMPARE(lacking.exitCode, 1);
    QVERIFY2((lacking.output + lacking.errors).contains(u"Betrag"_s), qPrintable(lacking.output + lacking.errors));

    const QStringList mapping{u"--decimal-point"_s, u","_s, u"--map"_s, u"number=Ref"_s, u"--map"_s, u"issued_at=Tag"_s,
        u"--map"_s, u"buyer=Kunde"_s, u"--map"_s, u"total=Betrag"_s, u"--map"_s, u"seller=:Wir GmbH"_s, u"--map"_s,
        u"currency=:EUR"_s, u"--map"_s, u"vat_rate=:25"_s};
    const auto said =
        billowd.run(QStringList{u"import"_s, u"--database-url"_s, billowd.ledgerUrl(), u"--save-profile"_s, u"kunden"_s}
            + mapping + QStringList{file});
    QVERIFY2(said.exitCode == 0, qPrintable(said.output + said.errors));
    QVERIFY2(said.errors.contains(QRegularExpression(u"total +: column \"Betrag\""_s)), qPrintable(said.errors));
    QCOMPARE(sqlite(billowd.file(u"test.db"_s),
                 u"SELECT subtotal_minor, vat_minor, total_minor, seller_name FROM invoices;"_s),
        u"1000|250|1250|Wir GmbH"_s);

    write(file, "Ref;Tag;Kunde;Betrag\n4712;2026-11-24;M\xc3\xbcller;25,00\n");
    const auto saved =
        billowd.run({u"import"_s, u"--profile"_s, u"kunden"_s, u"--database-url"_s, billowd.ledgerUrl(), file});
    QVERIFY2(saved.exitCode == 0, qPrintable(saved.output + saved.errors));
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) FROM invoices;"_s), u"2"_s);
    QVERIFY(billowd.run({u"import"_s, u"--list-profiles"_s}).output.contains(u"kunden"_s));
}

void ImportTest::optionsAnswerQuestions()
{
    const Program billowd(u"billowd"_s);
    const QString file = billowd.file(u"asks.csv"_s);
    write(file, "from the till\n\nInvoice,Date,Customer,Currency,VAT rate,Total\n1,03/04/2026,Shop,EUR,19,\"1,190\"\n");
    const QStringList import{u"import"_s, u"--database-url"_s, billowd.ledgerUrl(), file};
    QCOMPARE(billowd.run(import).exitCode, 1);
    const auto answered = billowd.run(import
        + QStringList{u"--seller"_s, u"Mill"_s, u"--decimal"_s, u"."_s, u"--date-format"_s, u"d/M/yyyy"_s,
            u"--skip-lines"_s, u"2"_s, u"--encoding"_s, u"utf-8"_s});
    QVERIFY2(answered.exitCode == 0, qPrintable(answered.output + answered.errors));
    QCOMPARE(
        sqlite(billowd.file(u"test.db"_s),
            u"SELECT seller_name, total_minor, strftime('%Y-%m-%d', issued_at / 1000, 'unixepoch') FROM invoices;"_s),
        u"Mill|119000|2026-04-03"_s);
    for (const QStringList &wrong : {QStringList{u"--decimal"_s, u"x"_s}, QStringList{u"--skip-lines"_s, u"-1"_s},
             QStringList{u"--encoding"_s, u"klingon"_s}, QStringList{u"--date-format"_s, u"d"_s}})
        QCOMPARE(billowd.run(import + wrong).exitCode, 64);
}

void ImportTest::rejectedRowsAreSavedAndFixed()
{
    const Program billowd(u"billowd"_s);
    const QByteArray rows = "Invoice,Date,Seller,Buyer,Currency,Net,VAT,Gross\n"
                            "1,2026-03-14,Mill,Shop,EUR,100.00,19.00,119.00\n"
                            "2,2026-03-14,Mill,Shop,EUR,100.00,19.00,120.00\n";
    write(billowd.file(u"rows.csv"_s), rows);
    const QString rejected = billowd.file(u"rejected.csv"_s);
    const QStringList import{u"import"_s, u"--database-url"_s, billowd.ledgerUrl()};
    const auto first = billowd.run(import + QStringList{u"--rejected"_s, rejected, billowd.file(u"rows.csv"_s)});
    QCOMPARE(first.exitCode, 0);
    QFile file(rejected);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(first.errors));
    const QByteArray saved = file.readAll();
    file.close();
    QVERIFY2(saved.contains("\n3,") && !saved.contains("119.00\r\n"), saved.constData());
    write(rejected, QByteArray(saved).replace("120.00", "119.00"));
    QCOMPARE(billowd.run(import + QStringList{rejected}).exitCode, 0);
    QCOMPARE(sqlite(billowd.file(u"test.db"_s), u"SELECT count(*) FROM invoices;"_s), u"2"_s);
}

void ImportTest::documentsAreKept()
{
    const Program billowd(u"billowd"_s);
    const QByteArray pdf = pdfWith(fixture(cii, {{"R-2026-17", "P-1"}, {">150.00<", ">150.01<"}}));
    write(billowd.file(u"a.xml"_s), fixture(ublInvoice));
    write(billowd.file(u"b.pdf"_s), pdf);
    const QStringList command{
        u"import"_s, u"--database-url"_s, billowd.ledgerUrl(), billowd.file(u"a.xml"_s), billowd.file(u"b.pdf"_s)};
    const auto outcome = billowd.run(command);
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
    QVERIFY2(outcome.output.contains(u"BR-CO-10, BR-CO-13"_s), qPrintable(outcome.output));
    const QString ledger = billowd.file(u"test.db"_s);
    QCOMPARE(sqlite(ledger, u"SELECT file_name, media_type, size FROM documents ORDER BY seq"_s),
        u"a.xml|application/xml|%1\nb.pdf|application/pdf|%2"_s.arg(fixture(ublInvoice).size()).arg(pdf.size()));
    QCOMPARE(sqlite(ledger, u"SELECT check_result, source FROM invoices ORDER BY seq"_s),
        u"1|import:a.xml\n2|import:b.pdf"_s);
    QCOMPARE(sqlite(ledger, u"SELECT count(*) FROM originals"_s), u"2"_s);
    QCOMPARE(billowd.run({u"verify"_s, u"--database-url"_s, billowd.ledgerUrl()}).exitCode, 0);

    // Again it adds nothing, and as told it keeps nothing.
    QCOMPARE(billowd.run(command).exitCode, 0);
    write(billowd.file(u"c.xml"_s), fixture(cii, {{"R-2026-17", "C-1"}}));
    QCOMPARE(billowd
                 .run({u"import"_s, u"--database-url"_s, billowd.ledgerUrl(), u"--intake-largest-original"_s, u"0"_s,
                     billowd.file(u"c.xml"_s)})
                 .exitCode,
        0);
    QCOMPARE(sqlite(ledger, u"SELECT count(*) FROM documents"_s), u"3"_s);
    QCOMPARE(sqlite(ledger, u"SELECT count(*) FROM originals"_s), u"2"_s);
}

BILLOW_TEST(QCoreApplication, ImportTest)
#include "ImportTest.moc"
