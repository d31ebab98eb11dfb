// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/intake/einvoice/SmallPdf.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QTest>

#include <csignal>

using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

/// billowd import into a ledger that a running billowd holds.
class RunningImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void theReportIsTheSame_data() { engines(); }
    void theReportIsTheSame();
    void aKilledServerIsWaitedFor_data() { engines(); }
    void aKilledServerIsWaitedFor();
    void aFrozenDatabaseIsWaitedFor();
    void nothingGoesIntoAnotherLedger();
    void documentsArriveWithTheirBytes_data() { engines(); }
    void documentsArriveWithTheirBytes();
    void theTokenIsSent();
    void strictNeedsTheLedgerForItself();
    void anInterruptedOneReportsWhatIsStored();

private:
    static constexpr int many = 40'000;
    static constexpr int patience = 120'000; // milliseconds

    static void engines();
    /// Of a new and empty ledger.
    [[nodiscard]] QString newLedger(bool postgresql);
    [[nodiscard]] static QStringList shopFiles();
    /// A file of many invoices, written once.
    [[nodiscard]] QString largeFile();
    [[nodiscard]] static QJsonObject reportOf(QProcess &import);
    [[nodiscard]] static bool hasStored(const RunningServer &server, qint64 count)
    {
        return server.waitForStatus(
            [count](const QJsonObject &status) { return status[u"total_generated"].toInteger() >= count; });
    }

    [[nodiscard]] static bool holdsItsLedger(const RunningServer &server)
    {
        return server.waitForStatus(
            [](const QJsonObject &status) { return status[u"storage"][u"state"].toString() == u"ready"_s; });
    }
    /// Figures follow what is acknowledged.
    [[nodiscard]] static bool comesToHold(const RunningServer &server, qint64 count)
    {
        return server.waitForStatus(
            [count](const QJsonObject &status) { return status[u"real_count"].toInteger() == count; });
    }

    using Ledger = RunningServer::Ledger;

    PostgresServer m_postgres;
    QTemporaryDir m_folder;
    int m_ledgers = 0;
};

void RunningImportTest::initTestCase()
{
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
}

void RunningImportTest::engines()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

QString RunningImportTest::newLedger(bool postgresql)
{
    if (postgresql)
        return m_postgres.url(m_postgres.createDatabase());
    return u"sqlite:"_s + m_folder.filePath(u"ledger-%1.db"_s.arg(++m_ledgers));
}

QStringList RunningImportTest::shopFiles()
{
    const QString folder = QStringLiteral(BILLOW_TEST_DATA "/retail/");
    return {folder + u"2026-11-02.csv"_s, folder + u"2026-11-03.csv"_s};
}

QString RunningImportTest::largeFile()
{
    const QString path = m_folder.filePath(u"large.csv"_s);
    if (QFile::exists(path))
        return path;
    QByteArray rows = "number,issued_at,seller,buyer,currency,vat_rate,subtotal\n";
    for (int row = 1; row <= many; ++row)
        rows += "L-" + QByteArray::number(row) + ",2026-11-23,Seller,Buyer,EUR,20,10.00\n";
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(rows) != rows.size())
        qFatal("the file cannot be written");
    return path;
}

QJsonObject RunningImportTest::reportOf(QProcess &import)
{
    (void)import.waitForFinished(patience);
    return QJsonDocument::fromJson(import.readAllStandardOutput()).object();
}

void RunningImportTest::theReportIsTheSame()
{
    QFETCH(bool, postgresql);
    const Program billowd(u"billowd"_s);
    QFile bad(billowd.file(u"bad.csv"_s)); // one row, which is rejected
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
              "620001,1,TIN KITE,6,no date,0.85,25614.0,France\n");
    bad.close();
    const QStringList import = QStringList{u"import"_s, u"--json"_s, u"--profile"_s, u"online-retail"_s} + shopFiles()
        + QStringList{bad.fileName()};
    const auto direct = billowd.run(import, {{u"DATABASE_URL"_s, newLedger(postgresql)}});
    QCOMPARE(direct.exitCode, 0);

    const QMap<QString, QString> environment{{u"DATABASE_URL"_s, newLedger(postgresql)}};
    const RunningServer server({}, environment, Ledger::OfEnvironment);
    QVERIFY(holdsItsLedger(server));
    const auto through = billowd.run(import, environment);
    QVERIFY2(through.exitCode == 0, qPrintable(through.errors));
    QVERIFY2(through.errors.contains(u"http://localhost:%1"_s.arg(server.port())), qPrintable(through.errors));
    QCOMPARE(through.output, direct.output);
    const QJsonObject report = QJsonDocument::fromJson(through.output.toUtf8()).object();
    QVERIFY(report[u"accepted"].toInteger() > 200);
    QVERIFY(report[u"rejections"][0][u"line"].toInteger() > 1);
    QVERIFY(comesToHold(server, report[u"accepted"].toInteger()));
    QCOMPARE(server.data("/api/invoices/1")[u"source"].toString(), u"import:2026-11-02.csv"_s);

    const auto again = billowd.run(import, environment);
    const QJsonObject second = QJsonDocument::fromJson(again.output.toUtf8()).object();
    QCOMPARE(second[u"accepted"].toInteger(-1), 0);
    QCOMPARE(second[u"duplicates"].toInteger(), report[u"accepted"].toInteger());
    QCOMPARE(billowd.run({u"verify"_s}, environment).exitCode, 0);
}

void RunningImportTest::documentsArriveWithTheirBytes()
{
    QFETCH(bool, postgresql);
    const Program billowd(u"billowd"_s);
    const QByteArray xml = fixture(ublInvoice);
    const QByteArray pdf = pdfWith(fixture(cii, {{"R-2026-17", "P-1"}, {">150.00<", ">150.01<"}}));
    // Larger than one request to the API may be.
    const QByteArray large = fixture(cii, {{"R-2026-17", "L-1"}}) + "<!--" + QByteArray(9 * 1024 * 1024, 'x') + "-->";
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(billowd.file(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the file cannot be written");
        return file.fileName();
    };
    const QStringList import{u"import"_s, u"--json"_s, write(u"an invoice.xml"_s, xml),
        write(u"rows.csv"_s, "number,date,seller,buyer,currency,vat rate,subtotal\nA-1,2026-11-23,S,B,EUR,19,10.00\n"),
        write(u"März & 100%.pdf"_s, pdf), write(u"large.xml"_s, large)};
    const QMap<QString, QString> environment{{u"DATABASE_URL"_s, newLedger(postgresql)}};
    const RunningServer server({}, environment, Ledger::OfEnvironment);
    QVERIFY(holdsItsLedger(server));
    const auto through = billowd.run(import, environment);
    QVERIFY2(through.exitCode == 0, qPrintable(through.errors));
    const QJsonObject report = QJsonDocument::fromJson(through.output.toUtf8()).object();
    QCOMPARE(report[u"accepted"].toInteger(), 4);
    QVERIFY(comesToHold(server, 4));
    // A search: the plain list has what is displayed by now.
    const QJsonArray rows = server.get("/api/invoices?totals=true").json()[u"data"].toArray();
    QMap<QString, QByteArray> originals;
    for (const QJsonValue &row : rows) {
        const QByteArray path = "/api/invoices/" + QByteArray::number(row[u"seq"].toInteger());
        if (!row[u"check"].isNull())
            originals.insert(
                server.data(path + "/document")[u"file_name"].toString(), server.get(path + "/original").body);
    }
    QCOMPARE(originals,
        (QMap<QString, QByteArray>{{u"an invoice.xml"_s, xml}, {u"März & 100%.pdf"_s, pdf}, {u"large.xml"_s, large}}));
    const auto again = billowd.run(import, environment);
    const QJsonObject second = QJsonDocument::fromJson(again.output.toUtf8()).object();
    QCOMPARE(second[u"duplicates"].toInteger(), 4);
    QCOMPARE(billowd.run({u"verify"_s}, environment).exitCode, 0);
}

/// kill -9, and the next one serves at another port; what was stored and not answered for is no duplicate.
void RunningImportTest::aKilledServerIsWaitedFor()
{
    QFETCH(bool, postgresql);
    const QMap<QString, QString> environment{{u"DATABASE_URL"_s, newLedger(postgresql)}};
    auto server = std::make_unique<RunningServer>(QStringList(), environment, Ledger::OfEnvironment);
    QVERIFY(holdsItsLedger(*server));
    const Program billowd(u"billowd"_s);
    const auto import = billowd.start({u"import"_s, u"--json"_s, largeFile()}, environment);
    for (const int part : {1, 2, 3}) {
        QVERIFY(hasStored(*server, part * many / 4));
        server->process().kill();
        QVERIFY(server->process().waitForFinished());
        server = std::make_unique<RunningServer>(QStringList(), environment, Ledger::OfEnvironment);
        QVERIFY(server->port() != 0);
    }
    const QJsonObject report = reportOf(*import);
    QCOMPARE(import->exitCode(), 0);
    QCOMPARE(report[u"accepted"].toInteger(), many);
    QCOMPARE(report[u"duplicates"].toInteger(-1), 0);
    QVERIFY(comesToHold(*server, many));
    QCOMPARE(billowd.run({u"verify"_s}, environment).exitCode, 0);
}

/// The server says 503 and Retry-After, and some of what it says it of is stored nevertheless.
void RunningImportTest::aFrozenDatabaseIsWaitedFor()
{
    const QMap<QString, QString> environment{{u"DATABASE_URL"_s, newLedger(true)}};
    const RunningServer server({}, environment, Ledger::OfEnvironment);
    QVERIFY(holdsItsLedger(server));
    const Program billowd(u"billowd"_s);
    const auto import = billowd.start({u"import"_s, u"--json"_s, largeFile()}, environment);
    QVERIFY(hasStored(server, many / 4));
    m_postgres.freeze();
    QString said;
    const bool waits = Program::waitForWord(*import, u"Waiting: "_s, &said);
    m_postgres.thaw();
    QVERIFY2(waits, qPrintable(said));
    const QJsonObject report = reportOf(*import);
    QCOMPARE(import->exitCode(), 0);
    QCOMPARE(report[u"accepted"].toInteger(), many);
    QCOMPARE(report[u"duplicates"].toInteger(-1), 0);
}

void RunningImportTest::nothingGoesIntoAnotherLedger()
{
    const RunningServer other; // where the settings would look
    const Program billowd(u"billowd"_s);
    const QMap<QString, QString> environment{
        {u"DATABASE_URL"_s, billowd.ledgerUrl()}, {u"PORT"_s, QString::number(other.port())}};
    QLockFile lock(billowd.file(u"test.db.lock"_s));
    lock.setStaleLockTime(0);
    QVERIFY(lock.tryLock(0));
    const auto mute = billowd.run({u"import"_s, largeFile()}, environment);
    QCOMPARE(mute.exitCode, 75);
    QVERIFY2(mute.errors.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(mute.errors));
    // A note that leads to a program which is not the one that wrote it.
    QFile note(billowd.file(u"test.db.holder"_s));
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.write(QByteArray::number(QCoreApplication::applicationPid())
        + "\n0123456789abcdef\nlocalhost:" + QByteArray::number(other.port()) + '\n');
    note.close();
    const auto misled = billowd.run({u"import"_s, largeFile()}, environment);
    QCOMPARE(misled.exitCode, 75);
    QVERIFY2(misled.errors.contains(u"isn’t the one that uses this ledger"_s), qPrintable(misled.errors));
    QCOMPARE(other.data("/api/system/status")[u"total_generated"].toInteger(-1), 0);
}

void RunningImportTest::theTokenIsSent()
{
    const QString secret = u"0123456789abcdef0123456789abcdef"_s;
    QMap<QString, QString> environment{{u"DATABASE_URL"_s, newLedger(false)}};
    const RunningServer server({},
        {{u"DATABASE_URL"_s, environment[u"DATABASE_URL"_s]}, {u"HOST"_s, u"0.0.0.0"_s},
            {u"SECRET_KEY_BASE"_s, secret}},
        Ledger::OfEnvironment);
    QVERIFY(server.port() != 0);
    const Program billowd(u"billowd"_s);
    const QStringList import = QStringList{u"import"_s, u"--profile"_s, u"online-retail"_s} + shopFiles();
    const auto without = billowd.run(import, environment);
    QCOMPARE(without.exitCode, 75);
    QVERIFY2(without.errors.contains(u"SECRET_KEY_BASE"_s), qPrintable(without.errors));
    environment.insert(u"SECRET_KEY_BASE"_s, secret);
    const auto with = billowd.run(import, environment);
    QVERIFY2(with.exitCode == 0, qPrintable(with.errors));
    QVERIFY(!with.errors.contains(secret));
}

void RunningImportTest::strictNeedsTheLedgerForItself()
{
    const RunningServer server;
    const auto outcome = server.program().run(
        {u"import"_s, u"--strict"_s, u"--database-url"_s, server.program().ledgerUrl(), largeFile()});
    QCOMPARE(outcome.exitCode, 75);
    QVERIFY2(outcome.errors.contains(u"--strict"_s), qPrintable(outcome.errors));
    QCOMPARE(server.data("/api/system/status")[u"total_generated"].toInteger(-1), 0);
}

void RunningImportTest::anInterruptedOneReportsWhatIsStored()
{
    const RunningServer server;
    const auto import = server.program().start(
        {u"import"_s, u"--json"_s, u"--database-url"_s, server.program().ledgerUrl(), largeFile()});
    QVERIFY(hasStored(server, 1));
    QCOMPARE(::kill(static_cast<pid_t>(import->processId()), SIGINT), 0);
    const QJsonObject report = reportOf(*import);
    QCOMPARE(import->exitStatus(), QProcess::NormalExit);
    QCOMPARE(import->exitCode(), 1);
    QVERIFY(report[u"cancelled"].toBool());
    QVERIFY(report[u"accepted"].toInteger() < many);
    QVERIFY(comesToHold(server, report[u"accepted"].toInteger()));
}

BILLOW_TEST(QCoreApplication, RunningImportTest)
#include "RunningImportTest.moc"
