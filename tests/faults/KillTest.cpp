// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerReader.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/verify/LedgerVerifier.h"
#include "tests/faults/Victim.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace billow;
using namespace Qt::StringLiterals;

/// kill -9 at random moments: after each, every invariant holds and what was acknowledged is there.
class KillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLost_data();
    void nothingAcknowledgedIsLost();
    void aRemovalIsAllOrNothing_data();
    void aRemovalIsAllOrNothing();

private:
    struct Acknowledged {
        Seq stored = 0;
        Seq displayed = 0;
        QString number; ///< of the newest displayed
    };
    static Acknowledged runAndKill(const QString &url, std::chrono::milliseconds life);
    static void checkLedger(const LedgerLocation &location, const Acknowledged &journal);
    static void fill(const LedgerLocation &location);
};

void KillTest::nothingAcknowledgedIsLost_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("kills");
    QTest::newRow("SQLite") << u"sqlite"_s << 100;
    QTest::newRow("PostgreSQL") << u"postgresql"_s << 25;
}

void KillTest::nothingAcknowledgedIsLost()
{
    QFETCH(QString, engine);
    QFETCH(int, kills);
    QTemporaryDir folder;
    PostgresServer server;
    QString url = u"sqlite:"_s + folder.filePath(u"ledger.db"_s);
    if (engine == u"postgresql") {
        QVERIFY2(server.start(), qPrintable(server.failure()));
        url = server.url(server.createDatabase());
    }
    const LedgerLocation location = LedgerLocation::fromUrl(url).value();
    std::mt19937 random(20261123); // NOLINT: the same moments each time
    Seq before = 0;
    int informative = 0;
    for (int kill = 0; kill < kills; ++kill) {
        const Acknowledged journal = runAndKill(url, std::chrono::milliseconds(random() % 300));
        informative += journal.displayed > before ? 1 : 0;
        before = std::max(before, journal.displayed);
        checkLedger(location, journal);
        if (QTest::currentTestFailed())
            return;
    }
    // Most of the kills hit a stream in full flow.
    QVERIFY2(informative > kills / 2, qPrintable(QString::number(informative)));
}

KillTest::Acknowledged KillTest::runAndKill(const QString &url, std::chrono::milliseconds life)
{
    QProcess victim;
    victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    victim.start(QCoreApplication::applicationFilePath(), {u"KillTest"_s, u"--victim"_s, url});
    // It lives for that long after its first word.
    (void)victim.waitForReadyRead(20'000);
    const QDeadlineTimer end(life);
    QByteArray output = victim.readAllStandardOutput();
    while (!end.hasExpired()) {
        (void)victim.waitForReadyRead(static_cast<int>(end.remainingTime() + 1));
        output += victim.readAllStandardOutput();
    }
    victim.kill();
    victim.waitForFinished();
    output += victim.readAllStandardOutput();

    // The last line may be half-written.
    Acknowledged journal;
    const QByteArray complete = output.left(output.lastIndexOf('\n'));
    const QList<QByteArray> words = complete.split('\n').last().split(' ');
    if (words.size() == 6)
        journal = {words[1].toLongLong(), words[3].toLongLong(), QString::fromUtf8(words[5])};
    return journal;
}

void KillTest::checkLedger(const LedgerLocation &location, const Acknowledged &journal)
{
    const auto store = std::make_unique<LedgerStore>(location);
    const auto connected = store->connect(Access::Read);
    QVERIFY2(connected, qPrintable(connected.ok() ? QString() : connected.error().message));
    const auto report = verifyLedger(*store);
    QVERIFY(report.ok());
    for (const Check &check : report->checks)
        QVERIFY2(check.holds, qPrintable(check.name + u": "_s + check.detail));
    QVERIFY(report->position.lastSeq >= journal.stored);
    QVERIFY(report->position.cursor >= journal.displayed);
    if (journal.displayed == 0)
        return;
    LedgerReader reader(std::make_unique<LedgerStore>(location));
    const auto invoices = reader.range(journal.displayed, journal.displayed);
    QVERIFY(invoices.ok());
    QCOMPARE(invoices->size(), 1);
    QCOMPARE(invoices->first().number, journal.number);
}

/// 5,000 of the demo and as many others, in turn; 6,000 displayed.
void KillTest::fill(const LedgerLocation &location)
{
    InvoiceBatch batch;
    for (int n = 1; n <= 5'000; ++n) {
        batch.append(samples::demo(n));
        batch.append(samples::invoice(n));
    }
    LedgerWriter writer(std::make_unique<LedgerStore>(location));
    QVERIFY(writer.open().ok());
    QVERIFY(writer.begin().ok());
    QVERIFY(writer.append(batch, Duplicates::Unlikely, samples::moment()).ok());
    writer.setDemoNumber({20261123, 5'000});
    QVERIFY(writer.advance(6'000, samples::moment()).ok());
    QVERIFY(writer.commit().ok());
}

void KillTest::aRemovalIsAllOrNothing_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("SQLite") << u"sqlite"_s;
    QTest::newRow("PostgreSQL") << u"postgresql"_s;
}

/// Killed while it deletes and renumbers, before the commit or in it, and after it.
void KillTest::aRemovalIsAllOrNothing()
{
    QFETCH(QString, engine);
    QTemporaryDir folder;
    PostgresServer server;
    if (engine == u"postgresql")
        QVERIFY2(server.start(), qPrintable(server.failure()));
    for (const QByteArray word : {"open", "removed", "committed"}) {
        const QString url = engine == u"postgresql"
            ? server.url(server.createDatabase())
            : u"sqlite:"_s + folder.filePath(QString::fromUtf8(word) + u".db"_s);
        const LedgerLocation location = LedgerLocation::fromUrl(url).value();
        fill(location);
        if (QTest::currentTestFailed())
            return;
        QProcess victim;
        victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        victim.start(QCoreApplication::applicationFilePath(), {u"KillTest"_s, u"--removal"_s, url});
        QByteArray said;
        while (!said.contains(word) && victim.waitForReadyRead(20'000))
            said += victim.readAllStandardOutput();
        QVERIFY2(said.contains(word), said.constData());
        victim.kill();
        victim.waitForFinished();

        LedgerStore store(location);
        QVERIFY(store.connect(Access::Read).ok());
        const auto report = verifyLedger(store);
        QVERIFY(report.ok());
        for (const Check &check : report->checks)
            QVERIFY2(check.holds, qPrintable(check.name + u": "_s + check.detail));
        const bool removed = report->position.epoch == 1;
        QVERIFY(removed || word != "committed");
        QCOMPARE(report->position.lastSeq, removed ? 5'000 : 10'000);
        QCOMPARE(report->position.cursor, removed ? 3'000 : 6'000);
    }
}

static const TestClass registered("KillTest", [](int argc, char **argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--victim")
        return runVictim(arguments[2]);
    if (arguments.size() == 3 && arguments[1] == u"--removal")
        return runRemovalVictim(arguments[2]);
    KillTest test;
    return QTest::qExec(&test, argc, argv);
});

#include "KillTest.moc"
