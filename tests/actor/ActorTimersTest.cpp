// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/actor/Worker.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestMain.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::State;
using actor::tell;
using actor::waitUntilIdle;

class ActorTimersTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<actor::ManualClock> m_clock;
    Journal m_journal;
    std::unique_ptr<Worker> m_worker;

    void start(std::function<void()> atStart = {})
    {
        m_worker->atStart = std::move(atStart);
        m_worker->start();
        QVERIFY(waitUntilIdle({m_worker.get()}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s}));
    }
    void advance(actor::Clock::Duration duration)
    {
        m_clock->advance(duration, [this] { QVERIFY(waitUntilIdle({m_worker.get()}, 30s)); });
    }
    /// Writes the time, so that the journal says when a tick was handled.
    void writeTime() { m_worker->write(QString::number(m_clock->now() / 1ms)); }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<actor::ManualClock>();
        m_worker = std::make_unique<Worker>(u"a"_s, *m_clock, m_journal);
        m_journal.take();
    }
    void cleanup()
    {
        m_worker->stop();
        EVENTUALLY(m_worker->stops > 0);
        m_worker.reset();
    }

    void everyTicksAtItsTimes()
    {
        start([this] { m_worker->every(100ms, [this] { writeTime(); }); });
        advance(350ms);
        QCOMPARE(m_journal.take(), QStringList({u"a 100"_s, u"a 200"_s, u"a 300"_s}));
        advance(50ms);
        QCOMPARE(m_journal.take(), QStringList({u"a 400"_s}));
    }

    void afterTicksOnce()
    {
        start([this] { m_worker->after(100ms, [this] { writeTime(); }); });
        advance(99ms);
        QVERIFY(m_journal.entries().isEmpty());
        advance(500ms);
        QCOMPARE(m_journal.take(), QStringList({u"a 100"_s}));
    }

    void aDelayOfNothingIsAMessageOfItsOwn()
    {
        m_worker->atStart = [this] {
            m_worker->after(0ns, [this] { m_worker->note(u"later"_s); });
            m_worker->note(u"first"_s);
        };
        m_worker->start();
        QVERIFY(waitUntilIdle({m_worker.get()}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a first"_s, u"a later"_s}));
    }

    void aSlowActorDoesNotGatherTicks()
    {
        start([this] { m_worker->every(100ms, [this] { writeTime(); }); });
        Gate gate;
        QVERIFY(tell(*m_worker, [&gate](Worker &) { gate.pass(); }));
        gate.waitUntilReached();
        m_clock->advance(1s);
        gate.open();
        QVERIFY(waitUntilIdle({m_worker.get()}, 30s));
        // Ten were due; they reached the thread together, and the first that waited stood for all.
        QCOMPARE(m_journal.take(), QStringList({u"a 1000"_s}));
    }

    void aTickFindsRoomInAFullMailbox()
    {
        Gate gate;
        Worker small(u"b"_s, *m_clock, m_journal, {.mailboxCapacity = 1});
        small.start();
        QVERIFY(waitUntilIdle({&small}, 30s));
        QVERIFY(tell(small, [&gate](Worker &self) {
            gate.pass();
            self.after(0ns, [&self] { self.note(u"tick"_s); });
        }));
        gate.waitUntilReached();
        QVERIFY(tell(small, [](Worker &self) { self.note(u"full"_s); }));
        gate.open();
        QVERIFY(waitUntilIdle({&small}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"b up"_s, u"b full"_s, u"b tick"_s}));
        QCOMPARE(small.vitalSigns().handled, 3U);
        small.stop();
        EVENTUALLY(small.stops == 1);
    }

    void aCancelledTimerIsSilentEvenIfItsTickWaits()
    {
        start();
        QVERIFY(tell(*m_worker, [](Worker &self) {
            self.cancel(self.after(0ns, [&self] { self.note(u"waits already"_s); }));
            self.cancel(self.every(10ms, [&self] { self.note(u"later"_s); }));
            self.after(10ms, [&self] { self.note(u"other"_s); });
        }));
        QVERIFY(waitUntilIdle({m_worker.get()}, 30s));
        advance(1s);
        QCOMPARE(m_journal.take(), QStringList({u"a other"_s}));
        QCOMPARE(m_worker->vitalSigns().handled, 2U);
    }

    void aTimerMayCancelItself()
    {
        int self = 0;
        int ticks = 0;
        start([&] {
            self = m_worker->every(10ms, [&] {
                if (++ticks == 3)
                    m_worker->cancel(self);
                writeTime();
            });
        });
        advance(1s);
        QCOMPARE(m_journal.take(), QStringList({u"a 10"_s, u"a 20"_s, u"a 30"_s}));
    }

    void noTickOfALostStateReachesTheNext()
    {
        start([this] {
            m_worker->every(10ms, [this] { m_worker->note(u"every"_s); });
            m_worker->after(10ms, [this] { m_worker->note(u"after"_s); });
        });
        m_worker->atStart = {};
        QVERIFY(tell(*m_worker, [](Worker &self) {
            self.after(0ns, [&self] { self.note(u"at once"_s); });
            self.crash(u"boom"_s);
        }));
        m_clock->advance(10ms);
        EVENTUALLY(m_journal.has(u"a failed boom"_s));
        m_journal.take();
        m_worker->start();
        QVERIFY(waitUntilIdle({m_worker.get()}, 30s));
        advance(1s);
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s}));
        QCOMPARE(m_worker->vitalSigns().mailboxDepth, 0U);
    }

    void aTickThatThrowsIsACrash()
    {
        start([this] { m_worker->every(10ms, [this] { m_worker->crash(u"tick"_s); }); });
        m_clock->advance(10ms);
        EVENTUALLY(m_worker->state() == State::Crashed);
        QCOMPARE(m_worker->vitalSigns().lastError, u"tick"_s);
        QCOMPARE(m_worker->vitalSigns().dropped, 1U);
    }
};

BILLOW_TEST(QCoreApplication, ActorTimersTest)
#include "ActorTimersTest.moc"
