// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/Subscriptions.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestMain.h"
#include "tests/support/WaitUntilIdle.h"

#include <QSemaphore>
#include <QTest>

using namespace billow;
using namespace std::chrono_literals;

/// A face before a Broadcaster whose mailbox is full.
class LiveSubscriptionTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aRefusedJoinIsTriedAgain();
    void refusedAcknowledgementsAreTriedAgain();

private:
    /// Busy, with no room left, until \a semaphore is released.
    void fillMailbox(QSemaphore &semaphore);
    void tellRevision(std::int64_t revision);

    actor::ManualClock m_clock;
    std::atomic<Broadcaster::JoinId> m_lastJoin = 0;
    std::unique_ptr<Broadcaster> m_broadcaster;
};

void LiveSubscriptionTest::init()
{
    m_broadcaster = std::make_unique<Broadcaster>(m_clock, [](Seq, Seq) { return QFuture<Result<InvoiceBatch>>(); });
    m_broadcaster->start();
    QVERIFY(actor::waitUntilIdle({m_broadcaster.get()}, 10s));
}

void LiveSubscriptionTest::cleanup()
{
    m_broadcaster->stop();
    QTRY_VERIFY(m_broadcaster->vitalSigns().state == actor::State::Stopped);
    QVERIFY(actor::waitUntilIdle({m_broadcaster.get()}, 10s));
    m_broadcaster.reset();
}

void LiveSubscriptionTest::fillMailbox(QSemaphore &semaphore)
{
    QVERIFY(tell(*m_broadcaster, [&semaphore](Broadcaster &) { semaphore.acquire(); }));
    while (tell(*m_broadcaster, [](Broadcaster &) {})) { }
}

void LiveSubscriptionTest::tellRevision(std::int64_t revision)
{
    LiveUpdate state{.revision = revision};
    state.status.activity = revision % 2 == 0 ? Activity::Running : Activity::Stopped;
    QVERIFY(tell(*m_broadcaster, [state](Broadcaster &self) { self.onState(state, nullptr); }));
    QVERIFY(actor::waitUntilIdle({m_broadcaster.get()}, 10s));
}

void LiveSubscriptionTest::aRefusedJoinIsTriedAgain()
{
    QSemaphore semaphore;
    fillMailbox(semaphore);
    LiveSubscription subscription(*m_broadcaster, m_lastJoin);
    int updates = 0;
    connect(&subscription, &Subscription::updated, this, [&updates] { ++updates; });
    semaphore.release();
    QTRY_COMPARE(updates, 1);
}

void LiveSubscriptionTest::refusedAcknowledgementsAreTriedAgain()
{
    LiveSubscription subscription(*m_broadcaster, m_lastJoin);
    std::int64_t revision = -2;
    connect(&subscription, &Subscription::updated, this,
        [&revision](const LiveUpdate &update) { revision = update.revision; });
    QTRY_COMPARE(revision, -1);
    QVERIFY(actor::waitUntilIdle({m_broadcaster.get()}, 10s));
    for (const std::int64_t told : {1, 2}) {
        tellRevision(told);
        m_clock.advance(1s);
        QVERIFY(actor::waitUntilIdle({m_broadcaster.get()}, 10s));
    }
    // Both updates are taken while no word gets back.
    QSemaphore semaphore;
    fillMailbox(semaphore);
    QTRY_COMPARE(revision, 2);
    semaphore.release();
    QVERIFY(actor::waitUntilIdle({m_broadcaster.get()}, 10s));
    for (std::int64_t next = 3; next <= 6; ++next) {
        tellRevision(next);
        m_clock.advance(1s);
        QTRY_COMPARE(revision, next);
    }
}

BILLOW_TEST(QCoreApplication, LiveSubscriptionTest)
#include "LiveSubscriptionTest.moc"
