// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Submitter.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>

#include <atomic>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The Submitter before a ledger that the test plays, message by message.
class SubmitterTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anAnswerThatIsLostAfterTheCommitIsNoDuplicate();
    void requestsAreSentAgainAndAnsweredOnce();
    void invoicesOnWhichTheLedgerCrashesAreRefused();
    void nothingIsSentWhileTheLedgerIsAway();
    void whoIsLateIsTold();
    void whoHasGoneIsNotSentAgain();

private:
    template <typename Message>
    void say(Message message)
    {
        QVERIFY(tell(*m_submitter, std::move(message)));
        settle();
    }
    void settle() const;
    void commit(Commit::Kind kind, Seq newest, std::vector<LedgerAnswer> answers = {});

    actor::ManualClock m_clock;
    std::unique_ptr<Submitter> m_submitter;
    QList<LedgerRequest> m_requests;
};

void SubmitterTest::init()
{
    m_requests.clear();
    m_submitter = std::make_unique<Submitter>(m_clock, Submitter::mostOnTheirWay);
    connect(
        m_submitter.get(), &Submitter::requested, this, [this](const LedgerRequest &request) { m_requests += request; },
        Qt::QueuedConnection);
    m_submitter->start();
    commit(Commit::Kind::Opened, 100);
}

void SubmitterTest::cleanup()
{
    std::atomic<bool> stopped = false; // told on the actor's thread
    connect(
        m_submitter.get(), &actor::TreeNode::stopped, this, [&stopped] { stopped = true; }, Qt::DirectConnection);
    m_submitter->stop();
    QTRY_VERIFY(stopped);
    m_submitter.reset();
}

void SubmitterTest::settle() const
{
    QVERIFY(actor::waitUntilIdle({m_submitter.get()}, 10s));
    QCoreApplication::processEvents();
}

void SubmitterTest::commit(Commit::Kind kind, Seq newest, std::vector<LedgerAnswer> answers)
{
    Commit commit{.kind = kind, .position = {.lastSeq = newest}};
    commit.answers = std::move(answers);
    say([shared = std::make_shared<const Commit>(commit)](Submitter &submitter) { submitter.onCommitted(shared); });
}

void SubmitterTest::anAnswerThatIsLostAfterTheCommitIsNoDuplicate()
{
    // The first is stored since long; the last stands twice in the call.
    InvoiceBatch invoices = samples::invoices(1, 3);
    invoices.append(invoices.back());
    const auto future = m_submitter->submit(invoices, 1min);
    settle();
    QCOMPARE(m_requests.size(), 1);
    // The ledger commits 101 and 102, and crashes before it says so.
    commit(Commit::Kind::Opened, 102);
    QCOMPARE(m_requests.size(), 2);
    QCOMPARE(m_requests[1].ticket, m_requests[0].ticket);
    commit(Commit::Kind::Written, 102,
        {{.ticket = m_requests[1].ticket,
            .items = {{.duplicate = true, .seq = 40}, {.duplicate = true, .seq = 101}, {.duplicate = true, .seq = 102},
                {.duplicate = true, .seq = 102}}}});
    QVERIFY(future.isFinished());
    const Submitter::Outcomes outcomes = future.result();
    QVERIFY(outcomes.ok());
    QVERIFY(outcomes->at(0).duplicate);
    QVERIFY(outcomes->at(1).isStored());
    QVERIFY(outcomes->at(2).isStored());
    QCOMPARE(outcomes->at(2).seq, 102);
    QVERIFY(outcomes->at(3).duplicate);
}

void SubmitterTest::requestsAreSentAgainAndAnsweredOnce()
{
    const auto future = m_submitter->submit(samples::invoices(1, 1), 1min);
    settle();
    commit(Commit::Kind::Opened, 100);
    QCOMPARE(m_requests.size(), 2);
    // Both were heard after all.
    commit(Commit::Kind::Written, 101, {{.ticket = m_requests[0].ticket, .items = {{.seq = 101}}}});
    QVERIFY(future.isFinished());
    commit(Commit::Kind::Written, 101, {{.ticket = m_requests[1].ticket, .items = {{.duplicate = true, .seq = 101}}}});
    const Submitter::Outcomes outcomes = future.result();
    QVERIFY(outcomes->front().isStored());
    QCOMPARE(future.resultCount(), 1);
    // Somebody else's question is no reason to send anything again.
    const auto next = m_submitter->submit(samples::invoices(2, 1), 1min);
    settle();
    commit(Commit::Kind::Report, 101);
    QCOMPARE(m_requests.size(), 3);
    QVERIFY(!next.isFinished());
}

void SubmitterTest::invoicesOnWhichTheLedgerCrashesAreRefused()
{
    const auto future = m_submitter->submit(samples::invoices(1, 1), 24h);
    settle();
    const Health away{Health::State::Away, u"SQLite"_s, {}, u"the disk is full"_s, {}};
    for (int outage = 0; outage < 10; ++outage) {
        say([away](Submitter &submitter) { submitter.onStorageHealth(away); });
        commit(Commit::Kind::Opened, 100);
    }
    QVERIFY(!future.isFinished()); // that it was away says nothing against them
    QCOMPARE(m_requests.size(), 11);
    commit(Commit::Kind::Opened, 100);
    commit(Commit::Kind::Opened, 100);
    QVERIFY(!future.isFinished());
    commit(Commit::Kind::Opened, 100);
    QVERIFY(future.isFinished());
    const Submitter::Outcomes outcomes = future.result();
    QCOMPARE(outcomes.error().kind, Error::Kind::Internal);
    const auto sent = m_requests.size();
    commit(Commit::Kind::Opened, 100);
    QCOMPARE(m_requests.size(), sent);
}

void SubmitterTest::nothingIsSentWhileTheLedgerIsAway()
{
    const Health away{Health::State::Away, u"SQLite"_s, {}, u"the disk is full"_s, {}};
    say([away](Submitter &submitter) { submitter.onStorageHealth(away); });
    const auto refused = m_submitter->submit(samples::invoices(1, 1), 1min);
    settle();
    QVERIFY(refused.isFinished());
    const Submitter::Outcomes outcomes = refused.result();
    QCOMPARE(outcomes.error().kind, Error::Kind::Unavailable);
    QCOMPARE(outcomes.error().message, u"The ledger is unavailable: the disk is full"_s);
    QCOMPARE(m_requests.size(), 0);
}

void SubmitterTest::whoIsLateIsTold()
{
    const auto patient = m_submitter->submit(samples::invoices(1, 1), 1min);
    const auto hasty = m_submitter->submit(samples::invoices(2, 1), 2s);
    settle();
    m_clock.advance(1999ms);
    settle();
    QVERIFY(!hasty.isFinished());
    m_clock.advance(1ms);
    settle();
    QVERIFY(hasty.isFinished());
    const Submitter::Outcomes outcomes = hasty.result();
    QCOMPARE(outcomes.error().kind, Error::Kind::Unavailable);
    QVERIFY(!patient.isFinished());
    m_clock.advance(1min);
    settle();
    QVERIFY(patient.isFinished());
}

void SubmitterTest::whoHasGoneIsNotSentAgain()
{
    auto gone = m_submitter->submit(samples::invoices(1, 1), 1min);
    const auto waiting = m_submitter->submit(samples::invoices(2, 1), 1min);
    settle();
    QCOMPARE(m_requests.size(), 2);
    gone.cancel();
    commit(Commit::Kind::Opened, 100);
    QCOMPARE(m_requests.size(), 3);
    QCOMPARE(m_requests[2].ticket, m_requests[1].ticket);
    QVERIFY(!waiting.isFinished());
}

BILLOW_TEST(QCoreApplication, SubmitterTest)
#include "SubmitterTest.moc"
