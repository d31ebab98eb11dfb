// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "core/ledger/LedgerActor.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/store/PostgresConnection.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>

#include <csignal>
#include <sys/resource.h>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

/// No file may grow beyond so many bytes, as on a full disk; while this lives.
class SmallDisk final {
public:
    explicit SmallDisk(rlim_t bytes)
    {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit small = m_before;
        small.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(SmallDisk)

private:
    rlimit m_before{};
};

} // namespace

/// What the Ledger actor says of a database that is not as it should be, and what it does meanwhile.
class LedgerStateTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFullDiskCanBeEmptied();
    void aFullDiskIsTriedAgain();
    void aMigrationIsAState();
    void anIdleLedgerNoticesThatTheServerIsGone();

private:
    /// Starts the actor, and keeps what it says.
    void start(const TestLedger &ledger);
    void request(const LedgerOperation &operation);
    [[nodiscard]] QString state() const { return m_healths.isEmpty() ? QString() : toString(m_healths.last().state); }

    TestLedgers m_ledgers;
    actor::SystemClock m_clock;
    std::unique_ptr<LedgerActor> m_actor;
    QList<Health> m_healths;
    bool m_hasStopped = false;
    std::uint64_t m_lastTicket = 0;

private Q_SLOTS:
    void cleanup();
};

void LedgerStateTest::start(const TestLedger &ledger)
{
    m_actor = std::make_unique<LedgerActor>(m_clock, ledger.location, u"test"_s);
    // Queued: a QSignalSpy would gather on the actor's thread.
    connect(
        m_actor.get(), &LedgerActor::healthChanged, this, [this](const Health &health) { m_healths.append(health); });
    connect(m_actor.get(), &LedgerActor::stopped, this, [this] { m_hasStopped = true; });
    m_actor->start();
}

void LedgerStateTest::cleanup()
{
    if (!m_actor)
        return;
    m_actor->stop();
    QTRY_VERIFY(m_hasStopped);
    m_actor.reset();
    m_healths.clear();
    m_hasStopped = false;
}

void LedgerStateTest::request(const LedgerOperation &operation)
{
    const LedgerRequest request{.ticket = {u"test"_s, ++m_lastTicket}, .operation = operation};
    QVERIFY(actor::tell(*m_actor, [request](LedgerActor &ledger) { ledger.request(request); }));
}

void LedgerStateTest::aFullDiskCanBeEmptied()
{
    const auto ledger = m_ledgers.makeSqlite();
    start(*ledger);
    QTRY_COMPARE(state(), u"ready"_s);
    request(AppendInvoices{.invoices = samples::invoices(1, 500), .generated = {}});
    QTRY_COMPARE(ledger->sql(u"SELECT count(*) FROM invoices"_s), u"500"_s);
    {
        const SmallDisk disk(512 * 1'024);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"its disk isn’t full"_s));
        request(AppendInvoices{.invoices = samples::invoices(501, 20'000), .generated = {}});
        QTRY_COMPARE(state(), u"full"_s);
        QVERIFY(m_healths.last().message.contains(ledger->location.path));
        request(ResetLedger{.deleteRealInvoices = true});
        QTRY_COMPARE(ledger->sql(u"SELECT count(*) FROM invoices"_s), u"0"_s);
        QTRY_COMPARE(state(), u"ready"_s);
    }
    request(AppendInvoices{.invoices = samples::invoices(1, 10), .generated = {}});
    QTRY_COMPARE(ledger->sql(u"SELECT count(*) FROM invoices"_s), u"10"_s);
    QCOMPARE(complaints(*ledger->store()), QString());
}

void LedgerStateTest::aFullDiskIsTriedAgain()
{
    const auto ledger = m_ledgers.makeSqlite();
    start(*ledger);
    QTRY_COMPARE(state(), u"ready"_s);
    {
        const SmallDisk disk(256 * 1'024);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"its disk isn’t full"_s));
        request(AppendInvoices{.invoices = samples::invoices(1, 20'000), .generated = {}});
        QTRY_COMPARE(state(), u"full"_s);
    }
    QTRY_COMPARE(state(), u"ready"_s);
    request(AppendInvoices{.invoices = samples::invoices(1, 20'000), .generated = {}});
    QTRY_COMPARE(ledger->sql(u"SELECT count(*) FROM invoices"_s), u"20000"_s);
}

void LedgerStateTest::aMigrationIsAState()
{
    const auto ledger = m_ledgers.makePostgresql();
    {
        // A ledger of the first version.
        const auto store = ledger->store();
        BILLOW_VERIFY_OK(store->connect(Access::Write));
        BILLOW_VERIFY_OK(store->begin());
        const Migration first = migrationsFor(store->dialect()).front();
        BILLOW_VERIFY_OK(store->runMigration(first.version, first.name, first.script));
        BILLOW_VERIFY_OK(store->commit());
    }
    // The second one reads this table, and takes as long as another program keeps it.
    PostgresConnection other(ledger->location, "other");
    BILLOW_VERIFY_OK(other.open(Access::Foreign));
    BILLOW_VERIFY_OK(other.run(u"BEGIN; LOCK TABLE stream_state"_s));
    start(*ledger);
    const auto says = [this] { return m_healths.isEmpty() ? QString() : m_healths.last().message; };
    QTRY_VERIFY(says().contains(u"step 1 of"_s));
    QCOMPARE(state(), u"connecting"_s);
    QTRY_COMPARE(ledger->sql(u"SELECT count(*) FROM pg_locks WHERE NOT granted"_s), u"1"_s);
    // The watchdog does not count it.
    QCOMPARE(m_actor->busyFor(), actor::Clock::Duration::zero());
    BILLOW_VERIFY_OK(other.run(u"ROLLBACK"_s));
    QTRY_COMPARE(state(), u"ready"_s);
}

void LedgerStateTest::anIdleLedgerNoticesThatTheServerIsGone()
{
    const auto ledger = m_ledgers.makePostgresql();
    start(*ledger);
    QTRY_COMPARE(state(), u"ready"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"The ledger is away"_s));
    m_ledgers.postgres().kill();
    // Nobody asks the ledger for anything.
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"away"_s, 10'000);
    QVERIFY2(m_ledgers.postgres().start(), qPrintable(m_ledgers.postgres().failure()));
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"ready"_s, 20'000);
}

BILLOW_TEST(QCoreApplication, LedgerStateTest)
#include "LedgerStateTest.moc"
