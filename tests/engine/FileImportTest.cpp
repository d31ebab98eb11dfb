// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/intake/einvoice/SmallPdf.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Files that are imported while the engine runs, through the API, as the window does it. The files are three days of a
/// made-up shop: see tests/data/retail/README.md.
class FileImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theSumsAreThoseOfSql_data();
    void theSumsAreThoseOfSql();
    void documentsAndTablesTogether();
    void originalsAreKeptAsTheEngineIsTold();
    void aStreamGoesOnBesideIt();
    void crashesChangeNoCount_data();
    void crashesChangeNoCount();
    void itWaitsForALedgerThatIsAway();
    void itCanBeCancelled();
    void itCanBeCancelledWhileTheLedgerIsAway();
    void destroyingItEndsIt();
    void aFileThatHangsHoldsUpNobody();
    void aProfileThatIsWrongIsSaid();

private:
    static QStringList files();
    static ImportOptions onlineRetail() { return {.profile = u"online-retail"_s}; }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    /// What the API answers; ends the program on an error.
    template <typename Value>
    static Value answerOf(EngineFixture &fixture, const QFuture<Result<Value>> &future)
    {
        if (!fixture.waitUntil([&] { return future.isFinished(); }) || future.resultCount() == 0)
            qFatal("no answer");
        return future.result().value();
    }
    /// \a rows invoices of a made-up seller.
    QString largeFile(int rows);
    [[nodiscard]] QString ask(EngineFixture &fixture, const QString &sql) const;
    static std::optional<ImportReport> finish(EngineFixture &fixture, ImportJob &job);

    PostgresServer m_postgres;
    QString m_database;
    QTemporaryDir m_folder;
};

namespace {

/// What an import tells, put away.
struct Told {
    explicit Told(ImportJob &job)
    {
        QObject::connect(&job, &ImportJob::progressed, &context, [this](const ImportProgress &progress) {
            inOrder &= progress.done >= last.done && progress.accepted >= last.accepted;
            last = progress;
            waited |= !progress.waiting.isEmpty();
        });
        QObject::connect(
            &job, &ImportJob::finished, &context, [this](const ImportReport &finished) { report = finished; });
    }

    QObject context;
    ImportProgress last;
    bool inOrder = true;
    bool waited = false;
    std::optional<ImportReport> report;
};

} // namespace

QStringList FileImportTest::files()
{
    const QString folder = QStringLiteral(BILLOW_TEST_DATA "/retail/");
    return {folder + u"2026-11-02.csv"_s, folder + u"2026-11-03.csv"_s, folder + u"2026-11-04.csv"_s};
}

QString FileImportTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
    return file.fileName();
}

QString FileImportTest::largeFile(int rows)
{
    const QString path = m_folder.filePath(u"large-%1.csv"_s.arg(rows));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("the file cannot be written");
    file.write("Invoice No;Date;Seller;Buyer;Currency;Net;VAT;Total\n");
    for (int row = 1; row <= rows; ++row)
        file.write("A-" + QByteArray::number(row) + ";2026-11-23;Umlazi Textiles;Okavango Outfitters;ZAR;100;15;115\n");
    return path;
}

QString FileImportTest::ask(EngineFixture &fixture, const QString &sql) const
{
    if (fixture.options.ledger.engine == LedgerLocation::Engine::Postgresql)
        return m_postgres.query(m_database, sql);
    QProcess sqlite;
    sqlite.start(u"sqlite3"_s, {u"-readonly"_s, fixture.options.ledger.path, sql});
    sqlite.waitForFinished();
    return QString::fromUtf8(sqlite.readAllStandardOutput()).trimmed();
}

std::optional<ImportReport> FileImportTest::finish(EngineFixture &fixture, ImportJob &job)
{
    Told told(job);
    if (!fixture.waitUntil([&] { return told.report.has_value(); }) || !told.inOrder)
        return {};
    return told.report;
}

void FileImportTest::initTestCase()
{
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
}

void FileImportTest::theSumsAreThoseOfSql_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void FileImportTest::theSumsAreThoseOfSql()
{
    QFETCH(bool, postgres);
    m_database = postgres ? m_postgres.createDatabase() : QString();
    EngineFixture fixture(postgres ? m_postgres.url(m_database) : QString());
    fixture.start();
    auto job = fixture.engine->api().importFiles(files(), onlineRetail());
    Told told(*job);
    QVERIFY(fixture.waitUntil([&] { return told.report.has_value(); }));
    QVERIFY(told.inOrder);
    QCOMPARE(told.last.done, told.last.of);
    QVERIFY(told.last.of > 120'000);

    const FileReport total = told.report->total();
    QCOMPARE(told.last.accepted, total.accepted);
    QCOMPARE(told.last.rejected, total.rejected);
    QCOMPARE(total.accepted, 450);
    QCOMPARE(total.duplicates, 0);
    QVERIFY(!told.report->failure());
    QCOMPARE(total.totals.byCurrency().size(), 1U);
    const CurrencyTotals pounds = total.totals.byCurrency().front();
    QCOMPARE(ask(fixture, u"SELECT count(*) || ' ' || sum(total_minor) || ' ' || sum(vat_minor) FROM invoices"_s),
        u"%1 %2 %3"_s.arg(QString::number(pounds.count), QString::number(static_cast<qint64>(pounds.total)),
            QString::number(static_cast<qint64>(pounds.vat))));
    QCOMPARE(
        ask(fixture, u"SELECT count(DISTINCT source) || min(source) FROM invoices"_s), u"3import:2026-11-02.csv"_s);

    auto again = fixture.engine->api().importFiles(files(), onlineRetail());
    const auto second = finish(fixture, *again);
    QVERIFY(second.has_value());
    QCOMPARE(second->total().accepted, 0);
    QCOMPARE(second->total().duplicates, total.accepted);
    QCOMPARE(second->total().rejected, total.rejected);
    QCOMPARE(fixture.broken(), QStringList());
}

void FileImportTest::documentsAndTablesTogether()
{
    EngineFixture fixture;
    fixture.options.largestOriginal = 1'000'000;
    fixture.start();
    const QString xml = write(u"a.xml"_s, einvoice::test::fixture(einvoice::test::ublInvoice));
    const QByteArray pdf = einvoice::test::pdfWith(
        einvoice::test::fixture(einvoice::test::cii, {{"R-2026-17", "P-1"}, {">150.00<", ">150.01<"}}));
    const QStringList paths{xml, largeFile(10), write(u"b.pdf"_s, pdf), write(u"c.xml"_s, "<html/>"),
        write(u"d.xml"_s, einvoice::test::fixture(einvoice::test::cii, {{">165.95<", ">lots<"}}))};
    auto job = fixture.engine->api().importFiles(paths, {});
    const auto report = finish(fixture, *job);
    QVERIFY(report.has_value());
    QCOMPARE(report->total().accepted, 12);
    QCOMPARE(report->total().rejected, 1);
    QVERIFY(report->files().at(3).failure.contains(u"html"_s));
    QCOMPARE(report->rejections().front().file, u"d.xml"_s);
    QVERIFY(report->rejections().front().reason.contains(u"GrandTotalAmount"_s));

    Api &api = fixture.engine->api();
    const auto search = answerOf(fixture, api.search({.filter = {.check = CheckResult::Failed}}));
    QCOMPARE(search.seqs.size(), 1);
    const Seq failed = search.seqs.at(0);
    const auto document = answerOf(fixture, api.document(failed));
    QVERIFY(document.has_value());
    QCOMPARE(document->fileName, u"b.pdf"_s);
    QCOMPARE(document->failedRules(), (QStringList{u"BR-CO-10"_s, u"BR-CO-13"_s}));
    QCOMPARE(answerOf(fixture, api.original(failed)).bytes, pdf);
    QCOMPARE(fixture.broken(), QStringList());

    auto again = fixture.engine->api().importFiles(paths, {});
    const auto second = finish(fixture, *again);
    QVERIFY(second.has_value());
    QCOMPARE(second->total().accepted, 0);
    QCOMPARE(second->total().duplicates, 12);
}

void FileImportTest::originalsAreKeptAsTheEngineIsTold()
{
    EngineFixture fixture;
    fixture.options.largestOriginal = 0;
    fixture.start();
    auto job =
        fixture.engine->api().importFiles({write(u"a.xml"_s, einvoice::test::fixture(einvoice::test::ublInvoice))}, {});
    QVERIFY(finish(fixture, *job).has_value());
    const auto document = answerOf(fixture, fixture.engine->api().document(1));
    QVERIFY(document && !document->originalKept);
    const auto original = fixture.engine->api().original(1);
    QVERIFY(fixture.waitUntil([&] { return original.isFinished(); }));
    QVERIFY(!original.result());
}

void FileImportTest::aStreamGoesOnBesideIt()
{
    EngineFixture fixture;
    fixture.options.rates = {.generation = {0}, .display = {0}, .runLength = 0s};
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, CommandOutcome::Verdict::Done);
    auto job = fixture.engine->api().importFiles({largeFile(20'000)}, {});
    const auto report = finish(fixture, *job);
    QVERIFY(report.has_value());
    QCOMPARE(report->total().accepted, 20'000);
    QVERIFY(fixture.waitUntil([&] { return fixture.stopRun().verdict != CommandOutcome::Verdict::Unavailable; }));
    QVERIFY(fixture.waitUntil([&] { return fixture.position().backlog() == 0; }));
    QVERIFY(fixture.waitUntil([&] { return face.last.cursor == fixture.position().cursor; }));
    QCOMPARE(fixture.position().realCount, 20'000);
    QVERIFY(fixture.position().lastSeq > 20'000);
    QCOMPARE(face.last.status.realCount, 20'000);
    QCOMPARE(face.faults, QStringList());
    QCOMPARE(fixture.broken(), QStringList());
}

void FileImportTest::crashesChangeNoCount_data()
{
    QTest::addColumn<QString>("actor");
    QTest::newRow("Ledger") << u"Ledger"_s;
    QTest::newRow("Submitter") << u"Submitter"_s;
}

void FileImportTest::crashesChangeNoCount()
{
    QFETCH(QString, actor);
    EngineFixture fixture;
    fixture.start();
    auto job = fixture.engine->api().importFiles({largeFile(50'000)}, {});
    Told told(*job);
    for (const std::int64_t count : {5'000, 15'000, 30'000}) {
        QVERIFY(fixture.waitUntil([&] { return told.last.accepted >= count; }));
        QVERIFY(fixture.crashAndRecover(actor));
    }
    QVERIFY(fixture.waitUntil([&] { return told.report.has_value(); }));
    QCOMPARE(told.report->total().accepted, 50'000);
    QCOMPARE(told.report->total().duplicates, 0);
    QCOMPARE(fixture.position().lastSeq, 50'000);
    QCOMPARE(fixture.broken(), QStringList());
}

void FileImportTest::itWaitsForALedgerThatIsAway()
{
    m_database = m_postgres.createDatabase();
    EngineFixture fixture(m_postgres.url(m_database));
    fixture.start();
    auto job = fixture.engine->api().importFiles({largeFile(50'000)}, {});
    Told told(*job);
    QVERIFY(fixture.waitUntil([&] { return told.last.accepted >= 2'000; }));
    m_postgres.kill();
    QVERIFY(fixture.waitUntil([&] { return !told.last.waiting.isEmpty(); }));
    QVERIFY(!told.report);
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
    QVERIFY(fixture.advanceUntil([&] { return told.last.waiting.isEmpty(); }, 30s));
    QVERIFY(fixture.waitUntil([&] { return told.report.has_value(); }));
    QCOMPARE(told.report->total().accepted, 50'000);
    QCOMPARE(told.report->total().duplicates, 0);
    QVERIFY(told.report->isClean());
    QCOMPARE(fixture.position().lastSeq, 50'000);
    QCOMPARE(fixture.broken(), QStringList());
}

void FileImportTest::itCanBeCancelled()
{
    EngineFixture fixture;
    fixture.start();
    auto job = fixture.engine->api().importFiles({largeFile(50'000)}, {});
    Told told(*job);
    QVERIFY(fixture.waitUntil([&] { return told.last.accepted >= 1'000; }));
    job->cancel();
    QVERIFY(fixture.waitUntil([&] { return told.report.has_value(); }));
    QVERIFY(told.report->wasCancelled());
    QVERIFY(!told.report->failure());
    // What was stored before stays, and stands in the report to the last one.
    QVERIFY(told.report->total().accepted < 50'000);
    QCOMPARE(fixture.position().lastSeq, told.report->total().accepted);
}

void FileImportTest::itCanBeCancelledWhileTheLedgerIsAway()
{
    EngineFixture fixture;
    fixture.options.ledger = LedgerLocation::fromUrl(u"postgresql://nobody@127.0.0.1:1/none"_s).value();
    fixture.start(false);
    auto job = fixture.engine->api().importFiles({largeFile(50'000)}, {});
    Told told(*job);
    QVERIFY(fixture.waitUntil([&] { return !told.last.waiting.isEmpty(); }));
    job->cancel();
    QVERIFY(fixture.waitUntil([&] { return told.report.has_value(); }));
    QVERIFY(told.report->wasCancelled());
    QCOMPARE(told.report->total().accepted, 0);
}

void FileImportTest::destroyingItEndsIt()
{
    EngineFixture fixture;
    fixture.options.ledger = LedgerLocation::fromUrl(u"postgresql://nobody@127.0.0.1:1/none"_s).value();
    fixture.start(false);
    auto job = fixture.engine->api().importFiles({largeFile(50'000)}, {});
    Told told(*job);
    QVERIFY(fixture.waitUntil([&] { return !told.last.waiting.isEmpty(); }));
    job.reset();
    QCoreApplication::processEvents();
    QVERIFY(!told.report); // nobody is told by one that is gone
}

void FileImportTest::aFileThatHangsHoldsUpNobody()
{
    EngineFixture fixture;
    fixture.start();
    // A pipe that nobody writes to is read as long as a file of a network that has gone.
    const QString pipe = m_folder.filePath(u"hangs.csv"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    auto job = fixture.engine->api().importFiles({pipe}, {});
    int writer = -1;
    QVERIFY(fixture.waitUntil([&] {
        writer = ::open(QFile::encodeName(pipe).constData(), O_WRONLY | O_NONBLOCK); // fails until it is read
        return writer >= 0;
    }));
    job.reset();
    const bool stopped = fixture.engine->stop(100ms);
    ::close(writer);
    QVERIFY(!stopped); // it is said, so that the program can end without that thread
    QVERIFY(fixture.engine->stop(30s));
}

void FileImportTest::aProfileThatIsWrongIsSaid()
{
    EngineFixture fixture;
    fixture.start();
    auto job = fixture.engine->api().importFiles(files(), {.profile = u"nonsense"_s});
    const auto report = finish(fixture, *job);
    QVERIFY(report.has_value());
    QVERIFY(report->failure().has_value());
    QVERIFY(report->failure()->message.contains(u"there is no profile"_s));
}

BILLOW_TEST(QCoreApplication, FileImportTest)
#include "FileImportTest.moc"
