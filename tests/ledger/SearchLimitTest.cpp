// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "core/ledger/LedgerReader.h"
#include "core/ledger/search/SearcherActor.h"
#include "core/ledger/store/PostgresConnection.h"
#include "tests/ledger/WriterFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QFuture>
#include <QScopeGuard>
#include <QThread>

#include <algorithm>
#include <atomic>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a search must not do: take too long, go on for nobody, or mix two moments of the ledger.
class SearchLimitTest final : public WriterFixture {
    Q_OBJECT
private Q_SLOTS:
    void endsWhenCancelled();
    void endsWhenItsTimeIsUp();
    void endsWhereATableIsLocked();
    void endsWhenTheActorIsToStop();
    void saysThatAFrozenServerDoesNotAnswer();
    void seesOneMomentBesideAWriter();
    void aResetIsSeenWholeOrNotAtAll();

private:
    /// Runs \a work again and again on another thread, each time with the ledger open, until \a done is over.
    template <typename Work, typename Done>
    void beside(const Work &work, const Done &done);
};

namespace {

const InvoiceQuery everySample{.filter = {.text = u"umlazi"_s}, .order = {.key = InvoiceKey::Total}};
constexpr std::int64_t many = 20'000;

} // namespace

void SearchLimitTest::endsWhenCancelled()
{
    QFETCH_GLOBAL(const bool, sqlite);
    append(samples::invoices(1, many));
    LedgerReader reader(m_ledger->store());
    bool everCancelled = false;
    // At whatever moment it comes, it ends the search, and leaves a reader that can be used. For PostgreSQL it is asked
    // on another thread, and may come when everything has been found.
    for (int at = 1; at <= 12; ++at) {
        int looks = 0;
        const auto found = reader.search(everySample, {.cancelled = [&] { return ++looks >= at; }});
        if (looks >= at && (sqlite || !found)) {
            everCancelled = true;
            BILLOW_VERIFY_ERROR(found, Invalid, u"cancelled"_s);
        } else {
            BILLOW_VERIFY_OK(found);
            QVERIFY(looks <= at); // nothing went on after it came
        }
        BILLOW_VERIFY_OK(reader.seqs(QList<Seq>{1, 2}));
    }
    QVERIFY(everCancelled);
    const auto found = reader.search(everySample, {});
    BILLOW_VERIFY_OK(found);
    QCOMPARE(found->seqs.size(), many);
}

void SearchLimitTest::endsWhenItsTimeIsUp()
{
    append(samples::invoices(1, many));
    LedgerReader reader(m_ledger->store());
    const SearchLimit over{.deadline = std::chrono::steady_clock::now()};
    BILLOW_VERIFY_ERROR(reader.search(everySample, over), Invalid, u"Narrow it"_s);
    const auto found = reader.search(everySample, {.deadline = std::chrono::steady_clock::now() + 60s});
    BILLOW_VERIFY_OK(found);
    QCOMPARE(found->seqs.size(), many);
}

void SearchLimitTest::endsWhereATableIsLocked()
{
    QFETCH_GLOBAL(const bool, sqlite);
    if (sqlite)
        return; // nobody can lock a reader out
    append(samples::invoices(1, 10));
    LedgerReader reader(m_ledger->store());
    BILLOW_VERIFY_OK(reader.search(everySample, {}));
    PostgresConnection other(m_ledger->location, "test");
    BILLOW_VERIFY_OK(other.open(Access::Foreign));
    BILLOW_VERIFY_OK(other.run(u"BEGIN; LOCK TABLE invoices IN ACCESS EXCLUSIVE MODE"_s));
    // The server itself ends the statement, and the session goes on.
    const auto sessions = [this] {
        return m_ledger->sql(u"SELECT string_agg(pid::text, ' ' ORDER BY pid) FROM pg_stat_activity "
                             "WHERE datname = current_database() AND application_name LIKE '% pid %'"_s);
    };
    bool wentOn = false;
    for (int attempt = 0; attempt < 5 && !wentOn; ++attempt) {
        BILLOW_VERIFY_OK(reader.seqs(QList<Seq>()));
        const QString before = sessions();
        const SearchLimit soon{.deadline = std::chrono::steady_clock::now() + 1s};
        BILLOW_VERIFY_ERROR(reader.search(everySample, soon), Invalid, u"Narrow it"_s);
        wentOn = sessions() == before; // not on a machine so slow that the server is late
    }
    QVERIFY(wentOn);
    int looks = 0;
    BILLOW_VERIFY_ERROR(
        reader.search(everySample, {.cancelled = [&] { return ++looks > 3; }}), Invalid, u"cancelled"_s);
    BILLOW_VERIFY_OK(other.run(u"ROLLBACK"_s));
    BILLOW_VERIFY_OK(reader.search(everySample, {}));
}

void SearchLimitTest::endsWhenTheActorIsToStop()
{
    QFETCH_GLOBAL(const bool, sqlite);
    if (sqlite)
        return;
    append(samples::invoices(1, 10));
    PostgresConnection other(m_ledger->location, "test");
    BILLOW_VERIFY_OK(other.open(Access::Foreign));
    BILLOW_VERIFY_OK(other.run(u"BEGIN; LOCK TABLE invoices IN ACCESS EXCLUSIVE MODE"_s));

    actor::SystemClock clock;
    SearcherActor searcher(clock, m_ledger->location);
    bool hasStopped = false;
    connect(&searcher, &SearcherActor::stopped, this, [&hasStopped] { hasStopped = true; }); // queued
    const auto promise = std::make_shared<QPromise<Result<InvoiceSearch>>>();
    promise->start();
    const auto future = promise->future();
    searcher.start();
    QVERIFY(actor::tell(searcher, [promise](SearcherActor &self) { self.search(everySample, promise); }));
    const auto waiting = [this] { return m_ledger->sql(u"SELECT count(*) FROM pg_locks WHERE NOT granted"_s); };
    QTRY_COMPARE(waiting(), u"1"_s);
    searcher.stop();
    QTRY_VERIFY(hasStopped);
    QVERIFY(future.isFinished());
    BILLOW_VERIFY_ERROR(future.result(), Invalid, u"cancelled"_s);
    BILLOW_VERIFY_OK(other.run(u"ROLLBACK"_s));
}

void SearchLimitTest::saysThatAFrozenServerDoesNotAnswer()
{
    QFETCH_GLOBAL(const bool, sqlite);
    if (sqlite)
        return;
    append(samples::invoices(1, 10));
    LedgerReader reader(m_ledger->store());
    BILLOW_VERIFY_OK(reader.search(everySample, {}));
    {
        m_ledgers.postgres().freeze();
        const auto thaw = qScopeGuard([this] { m_ledgers.postgres().thaw(); });
        const SearchLimit soon{.deadline = std::chrono::steady_clock::now() + 100ms};
        BILLOW_VERIFY_ERROR(reader.search(everySample, soon), Unavailable, u"isn’t responding"_s);
    }
    BILLOW_VERIFY_OK(reader.search(everySample, {}));
}

template <typename Work, typename Done>
void SearchLimitTest::beside(const Work &work, const Done &done)
{
    m_writer->close();
    std::atomic<bool> over = false;
    std::atomic<int> rounds = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        LedgerWriter writer(m_ledger->store());
        if (!writer.open())
            return;
        while (!over && work(writer))
            ++rounds;
    }));
    thread->start();
    done([&] { return rounds.load(); });
    over = true;
    QVERIFY(thread->wait());
    QVERIFY(rounds > 0);
    BILLOW_VERIFY_OK(m_writer->open());
}

void SearchLimitTest::seesOneMomentBesideAWriter()
{
    const auto work = [](LedgerWriter &writer) {
        const Seq last = writer.position().lastSeq;
        return writer.begin() && writer.append(samples::invoices(last + 1, 37), Duplicates::Unlikely, samples::moment())
            && writer.advance(20, samples::moment()) && writer.commit();
    };
    beside(work, [&](const auto &rounds) {
        LedgerReader reader(m_ledger->store());
        Seq newest = 0;
        for (int i = 0; i < 40 || rounds() < 5; ++i) {
            InvoiceQuery query = everySample;
            query.filter.displayedOnly = i % 3 == 0;
            const auto found = reader.search(query, {});
            BILLOW_VERIFY_OK(found);
            // The amounts grow with the seq, so that the order is that of arrival.
            const std::int64_t count = found->seqs.size();
            if (!query.filter.displayedOnly)
                QCOMPARE(count, found->lastSeq);
            QVERIFY(count <= found->lastSeq);
            Totals totals;
            for (std::int64_t n = 1; n <= count; ++n) {
                QCOMPARE(found->seqs.at(count - n), n);
                totals.add(samples::invoice(n));
            }
            QCOMPARE(found->totals, totals);
            QVERIFY(found->lastSeq >= newest);
            newest = found->lastSeq;
        }
    });
}

void SearchLimitTest::aResetIsSeenWholeOrNotAtAll()
{
    const auto work = [](LedgerWriter &writer) {
        return writer.begin() && writer.append(samples::invoices(1, 500), Duplicates::Unlikely, samples::moment())
            && writer.commit() && writer.begin() && writer.reset() && writer.commit();
    };
    beside(work, [&](const auto &rounds) {
        LedgerReader reader(m_ledger->store());
        for (int i = 0; i < 40 || rounds() < 5; ++i) {
            const auto found = reader.search(everySample, {});
            BILLOW_VERIFY_OK(found);
            QCOMPARE(found->seqs.size(), found->lastSeq);
            QVERIFY(found->lastSeq == 0 || found->lastSeq == 500);
        }
    });
}

BILLOW_TEST(QCoreApplication, SearchLimitTest)
#include "SearchLimitTest.moc"
