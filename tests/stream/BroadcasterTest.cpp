// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Broadcaster.h"
#include "core/stream/StatsAggregator.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"
#include "tests/support/WaitUntilIdle.h"

#include <QPromise>
#include <QTest>

#include <atomic>
#include <map>
#include <mutex>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::flow;

namespace {

constexpr std::int64_t epoch = 3;

/// Those of a ledger: \a first to \a last.
InvoiceBatch rows(Seq first, Seq last)
{
    InvoiceBatch batch = samples::invoices(static_cast<int>(first), static_cast<int>(last - first + 1));
    for (qsizetype i = 0; i < batch.size(); ++i)
        batch[i].seq = first + i;
    return batch;
}

} // namespace

/// What subscribers are told, by a Broadcaster and a StatsAggregator before a ledger that the test plays.
class BroadcasterTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whoContinuesWaitsForThePosition();
    void anUpdateIsOfOneMoment();
    void aReleaseIsToldAtOnce();
    void readingForOneKeepsNobodyWaiting();
    void whatCannotBeReadBecomesASnapshot();
    void aRefreshComesOutOfTurn();
    void aLostCommitIsReadAgain();

private:
    struct Told {
        Broadcaster::JoinId id;
        LiveUpdate update;
    };
    struct Read {
        Seq first;
        Seq last;
        std::shared_ptr<QPromise<Result<InvoiceBatch>>> promise;
    };

    void settle();
    void commit(Commit::Kind kind, Seq lastSeq, Seq cursor);
    void join(Broadcaster::JoinId id, std::optional<std::int64_t> since = {});
    void acknowledge(Broadcaster::JoinId id);
    [[nodiscard]] std::vector<Read> reads() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_reads;
    }
    void answer(const Read &read, const Result<InvoiceBatch> &page);
    [[nodiscard]] std::vector<LiveUpdate> told(Broadcaster::JoinId id) const;
    static std::vector<Seq> seqsOf(const LiveUpdate &update);

    actor::ManualClock m_clock;
    std::unique_ptr<StatsAggregator> m_aggregator;
    std::unique_ptr<Broadcaster> m_broadcaster;
    LedgerPosition m_position;
    std::vector<Told> m_told;
    mutable std::mutex m_mutex;
    std::vector<Read> m_reads; ///< under m_mutex: written by the Broadcaster's thread
};

void BroadcasterTest::init()
{
    m_told.clear();
    m_reads.clear();
    m_position = {.epoch = epoch};
    m_aggregator = std::make_unique<StatsAggregator>(m_clock, Currency(), Rates());
    m_broadcaster = std::make_unique<Broadcaster>(m_clock, [this](Seq first, Seq last) {
        Read read{first, last, std::make_shared<QPromise<Result<InvoiceBatch>>>()};
        read.promise->start();
        const std::scoped_lock lock(m_mutex);
        m_reads.push_back(read);
        return read.promise->future();
    });
    flow(*m_aggregator, &StatsAggregator::changed, *m_broadcaster, &Broadcaster::onState);
    connect(
        m_broadcaster.get(), &Broadcaster::delivered, this,
        [this](Broadcaster::JoinId id, const LiveUpdate &update) {
            m_told.push_back({id, update});
        },
        Qt::QueuedConnection);
    m_aggregator->start();
    m_broadcaster->start();
    settle();
}

void BroadcasterTest::cleanup()
{
    for (actor::Actor *each :
        {static_cast<actor::Actor *>(m_aggregator.get()), static_cast<actor::Actor *>(m_broadcaster.get())}) {
        each->stop();
        QTRY_VERIFY(each->vitalSigns().state == actor::State::Stopped);
        QVERIFY(actor::waitUntilIdle({each}, 10s));
    }
    m_broadcaster.reset();
    m_aggregator.reset();
}

void BroadcasterTest::settle()
{
    QVERIFY(actor::waitUntilIdle({m_aggregator.get(), m_broadcaster.get()}, 10s));
    QCoreApplication::processEvents();
}

void BroadcasterTest::commit(Commit::Kind kind, Seq lastSeq, Seq cursor)
{
    Commit commit{.kind = kind};
    if (kind == Commit::Kind::Written) {
        ++m_position.revision;
        if (cursor > m_position.cursor)
            commit.released = rows(m_position.cursor + 1, cursor);
    } else {
        commit.recent = rows(std::max<Seq>(cursor - Commit::recentLimit + 1, 1), cursor);
    }
    m_position.lastSeq = lastSeq;
    m_position.cursor = cursor;
    m_position.stored = {};
    m_position.stored.add(CurrencyTotals{.count = lastSeq});
    m_position.displayed = {};
    m_position.displayed.add(CurrencyTotals{.count = cursor});
    commit.position = m_position;
    QVERIFY(tell(*m_aggregator,
        [shared = std::make_shared<const Commit>(commit)](StatsAggregator &self) { self.onCommitted(shared); }));
    settle();
}

void BroadcasterTest::join(Broadcaster::JoinId id, std::optional<std::int64_t> since)
{
    const auto sinceEpoch = since ? std::optional(epoch) : std::nullopt;
    QVERIFY(tell(
        *m_broadcaster, [id, sinceEpoch, since](Broadcaster &self) { self.join(id, sinceEpoch, since.value_or(0)); }));
    settle();
}

void BroadcasterTest::acknowledge(Broadcaster::JoinId id)
{
    QVERIFY(tell(*m_broadcaster, [id](Broadcaster &self) { self.acknowledge(id); }));
    settle();
}

void BroadcasterTest::answer(const Read &read, const Result<InvoiceBatch> &page)
{
    const std::size_t before = m_told.size();
    read.promise->addResult(page);
    read.promise->finish();
    QTRY_VERIFY(m_told.size() > before);
}

std::vector<LiveUpdate> BroadcasterTest::told(Broadcaster::JoinId id) const
{
    std::vector<LiveUpdate> updates;
    for (const Told &each : m_told) {
        if (each.id == id)
            updates.push_back(each.update);
    }
    return updates;
}

std::vector<Seq> BroadcasterTest::seqsOf(const LiveUpdate &update)
{
    std::vector<Seq> seqs;
    for (const Invoice &invoice : update.invoices)
        seqs.push_back(invoice.seq);
    return seqs;
}

void BroadcasterTest::whoContinuesWaitsForThePosition()
{
    // What the cache has kept says nothing of where the ledger stands.
    CachedState cached{.revision = 90, .epoch = epoch};
    cached.stats.displayed.add(CurrencyTotals{.count = 48});
    QVERIFY(tell(*m_aggregator, [cached](StatsAggregator &self) { self.onCacheLoaded(cached); }));
    QVERIFY(tell(*m_aggregator, [](StatsAggregator &self) { self.onStorageHealth({.state = Health::State::Ready}); }));
    settle();
    join(1, 45);
    join(2);
    m_clock.advance(1s, [this] { settle(); });
    QVERIFY(told(1).empty());
    QVERIFY(!told(2).empty());
    QVERIFY(!told(2).back().isPositionKnown());
    QVERIFY(told(2).back().status.storage.state == Health::State::Connecting);
    for (std::size_t i = 0; i < told(2).size(); ++i)
        acknowledge(2);

    commit(Commit::Kind::Opened, 60, 48);
    QCOMPARE(told(1).size(), 1);
    QVERIFY(!told(1).front().snapshot);
    QCOMPARE(seqsOf(told(1).front()), (std::vector<Seq>{46, 47, 48}));
    QCOMPARE(told(1).front().cursor, 48);
    QVERIFY(told(2).back().isPositionKnown());
    QVERIFY(told(2).back().snapshot);
    QCOMPARE(told(2).back().invoices.size(), 48);
}

void BroadcasterTest::anUpdateIsOfOneMoment()
{
    commit(Commit::Kind::Opened, 0, 0);
    join(1);
    for (Seq seq = 1; seq <= 40; ++seq) {
        commit(Commit::Kind::Written, seq * 3, seq);
        if (seq % 5 == 0)
            m_clock.advance(50ms, [this] { settle(); });
        acknowledge(1);
    }
    m_clock.advance(1s, [this] { settle(); });
    QVERIFY(told(1).size() > 5);
    for (const LiveUpdate &update : told(1)) {
        QCOMPARE(update.status.displayed, update.cursor);
        QCOMPARE(update.stats.displayed.count(), update.cursor);
        QCOMPARE(update.status.stored, update.cursor * 3);
        QCOMPARE(update.stats.stored.count(), update.cursor * 3);
    }
    QCOMPARE(told(1).back().cursor, 40);
}

void BroadcasterTest::aReleaseIsToldAtOnce()
{
    commit(Commit::Kind::Opened, 0, 0);
    join(1);
    acknowledge(1);
    m_clock.advance(1s, [this] { settle(); });
    const std::size_t before = told(1).size();
    // What has only been stored waits for its release, and that for nothing.
    commit(Commit::Kind::Written, 1, 0);
    QCOMPARE(told(1).size(), before);
    commit(Commit::Kind::Written, 1, 1);
    m_clock.advance(0ms, [this] { settle(); });
    QCOMPARE(told(1).size(), before + 1);
    QCOMPARE(seqsOf(told(1).back()), (std::vector<Seq>{1}));
    // The next one waits for its turn.
    acknowledge(1);
    commit(Commit::Kind::Written, 2, 2);
    m_clock.advance(49ms, [this] { settle(); });
    QCOMPARE(told(1).size(), before + 1);
    m_clock.advance(1ms, [this] { settle(); });
    QCOMPARE(told(1).size(), before + 2);
}

void BroadcasterTest::readingForOneKeepsNobodyWaiting()
{
    commit(Commit::Kind::Opened, 1'000, 900);
    join(1);
    acknowledge(1);
    join(2, 100);
    QCOMPARE(reads().size(), 1);
    QCOMPARE(reads()[0].first, 101);
    QCOMPARE(reads()[0].last, 900);
    QVERIFY(told(2).empty());
    commit(Commit::Kind::Written, 1'000, 901);
    m_clock.advance(1s, [this] { settle(); });
    QCOMPARE(told(1).back().cursor, 901);
    QVERIFY(told(2).empty());
    // It has fallen behind so far meanwhile that it takes a second look.
    commit(Commit::Kind::Written, 1'200, 1'100);
    m_clock.advance(1s, [this] { settle(); });
    reads()[0].promise->addResult(rows(101, 900));
    reads()[0].promise->finish();
    QTRY_COMPARE(reads().size(), 2);
    QCOMPARE(reads()[1].first, 901);
    answer(reads()[1], rows(901, 1'100));
    QCOMPARE(told(2).size(), 1);
    const LiveUpdate update = told(2).front();
    QVERIFY(!update.snapshot);
    QCOMPARE(update.cursor, 1'100);
    QCOMPARE(update.status.displayed, 1'100);
    QCOMPARE(update.invoices.size(), 1'000);
    QCOMPARE(update.invoices.first().seq, 101);
    QCOMPARE(update.invoices.last().seq, 1'100);
}

void BroadcasterTest::whatCannotBeReadBecomesASnapshot()
{
    commit(Commit::Kind::Opened, 1'000, 900);
    join(1, 100);
    answer(reads().at(0), Error::unavailable(u"away"_s));
    QVERIFY(told(1).front().snapshot);
    QCOMPARE(told(1).front().invoices.size(), Commit::recentLimit);
    // Nor is anybody read to what is too much.
    commit(Commit::Kind::Opened, 20'000, 20'000);
    join(2, 100);
    QCOMPARE(reads().size(), 1);
    QVERIFY(told(2).front().snapshot);
}

void BroadcasterTest::aRefreshComesOutOfTurn()
{
    commit(Commit::Kind::Opened, 0, 0);
    join(1);
    join(2);
    acknowledge(1);
    acknowledge(2);
    m_clock.advance(1s, [this] { settle(); });
    const std::size_t before = told(1).size();
    const std::int64_t wanted = m_position.revision + 1;
    QVERIFY(tell(*m_broadcaster, [wanted](Broadcaster &self) { self.refresh(1, wanted); }));
    settle();
    QCOMPARE(told(1).size(), before); // not there yet
    commit(Commit::Kind::Written, 1, 0);
    QCOMPARE(told(1).size(), before + 1);
    QCOMPARE(told(1).back().revision, wanted);
    QCOMPARE(told(1).back().stats.stored.count(), 1);
    QCOMPARE(told(2).size(), before);
}

/// A StatsAggregator that crashed on it has nothing to tell of it.
void BroadcasterTest::aLostCommitIsReadAgain()
{
    commit(Commit::Kind::Opened, 500, 100);
    join(1);
    acknowledge(1);
    m_position.cursor = 300; // lost
    commit(Commit::Kind::Written, 500, 301);
    m_clock.advance(1s, [this] { settle(); });
    QCOMPARE(reads().size(), 1);
    answer(reads()[0], rows(101, 301));
    QVERIFY(!told(1).back().snapshot);
    QCOMPARE(told(1).back().invoices.first().seq, 101);
    QCOMPARE(told(1).back().cursor, 301);
}

BILLOW_TEST(QCoreApplication, BroadcasterTest)
#include "BroadcasterTest.moc"
