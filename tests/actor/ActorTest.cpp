// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Actor.h"
#include "tests/support/TestMain.h"

#include "tests/actor/Worker.h"
#include "tests/support/ManualClock.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>
#include <QThread>
#include <QTimer>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::flow;
using actor::State;
using actor::tell;
using actor::waitUntilIdle;

/// Emits from whatever thread it is told to.
class Emitter final : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void counted(int value);
};

class ActorTest final : public QObject {
    Q_OBJECT

    actor::ManualClock m_clock;
    Journal m_journal;

    static void stop(Worker &worker)
    {
        const int before = worker.stops;
        worker.stop();
        EVENTUALLY(worker.stops > before);
    }
    static void write(Worker &worker, const QString &text)
    {
        QVERIFY(tell(worker, [text](Worker &self) { self.note(text); }));
    }
    static void crash(Worker &worker, const QString &reason)
    {
        QVERIFY(tell(worker, [reason](Worker &self) { self.crash(reason); }));
    }

private Q_SLOTS:
    void init() { m_journal.take(); }

    void runsOnAThreadOfItsOwnThatBearsItsName()
    {
        Worker worker(u"a"_s, m_clock, m_journal);
        worker.start();
        QVERIFY(tell(worker, [](Worker &self) {
            self.note(QThread::currentThread()->objectName());
            self.note(QThread::currentThread() == self.thread() ? u"own"_s : u"foreign"_s);
        }));
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a a"_s, u"a own"_s}));
        QVERIFY(worker.thread() != QThread::currentThread());
        stop(worker);
    }

    void keepsMessagesFromBeforeTheStart()
    {
        Worker worker(u"a"_s, m_clock, m_journal);
        write(worker, u"early"_s);
        QCOMPARE(worker.vitalSigns().mailboxDepth, 1U);
        QVERIFY(!worker.isIdle());
        worker.start();
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a early"_s}));
        stop(worker);
    }

    void onlyTheCrashingMessageIsMissing()
    {
        Worker worker(u"a"_s, m_clock, m_journal);
        write(worker, u"1"_s);
        crash(worker, u"boom"_s);
        write(worker, u"2"_s);
        write(worker, u"3"_s);
        worker.start();
        EVENTUALLY(worker.state() == State::Crashed);
        EVENTUALLY(m_journal.has(u"a failed boom"_s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a 1"_s, u"a down"_s, u"a failed boom"_s}));
        QCOMPARE(worker.vitalSigns().mailboxDepth, 2U);
        write(worker, u"4"_s);
        worker.start();
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a 2"_s, u"a 3"_s, u"a 4"_s}));
        const actor::VitalSigns signs = worker.vitalSigns();
        QCOMPARE(signs.handled, 4U);
        QCOMPARE(signs.dropped, 1U);
        QCOMPARE(signs.lastError, u"boom"_s);
        stop(worker);
    }

    void survivesAnyTypeThatIsThrown()
    {
        struct Silent final : std::exception {
            const char *what() const noexcept override { return ""; }
        };
        Worker worker(u"a"_s, m_clock, m_journal);
        worker.start();
        QVERIFY(tell(worker, [](Worker &) { throw 42; }));
        EVENTUALLY(worker.state() == State::Crashed);
        QCOMPARE(worker.vitalSigns().lastError, u"exception of type int"_s);
        worker.start();
        QVERIFY(tell(worker, [](Worker &) { throw Silent(); }));
        EVENTUALLY(worker.vitalSigns().lastError.contains(u"Silent"_s));
        stop(worker);
    }

    void reportsAStartThatThrows()
    {
        Worker worker(u"a"_s, m_clock, m_journal);
        worker.failingStarts = 1;
        write(worker, u"1"_s);
        worker.start();
        EVENTUALLY(m_journal.has(u"a failed cannot start"_s));
        QCOMPARE(m_journal.take(), QStringList({u"a down"_s, u"a failed cannot start"_s}));
        QVERIFY(worker.state() == State::Crashed);
        QCOMPARE(worker.vitalSigns().dropped, 0U);
        QCOMPARE(worker.starts, 0);
        worker.start();
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a 1"_s}));
        stop(worker);
    }

    void stopOvertakesTheMailbox()
    {
        Gate gate;
        Worker worker(u"a"_s, m_clock, m_journal);
        worker.start();
        QVERIFY(tell(worker, [&gate](Worker &self) {
            gate.pass();
            self.note(u"in hand"_s);
        }));
        write(worker, u"behind"_s);
        gate.waitUntilReached();
        worker.stop();
        gate.open();
        EVENTUALLY(worker.stops == 1);
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a in hand"_s, u"a down"_s}));
        QCOMPARE(worker.vitalSigns().mailboxDepth, 1U);
        QVERIFY(waitUntilIdle({&worker}, 30s));
        worker.start();
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a behind"_s}));
        stop(worker);
    }

    void everyStopIsAnswered()
    {
        Worker worker(u"a"_s, m_clock, m_journal);
        stop(worker);
        worker.start();
        crash(worker, u"boom"_s);
        EVENTUALLY(worker.state() == State::Crashed);
        stop(worker);
        QVERIFY(worker.state() == State::Stopped);
        stop(worker);
        QCOMPARE(worker.stops, 3);
        QCOMPARE(m_journal.entries().count(u"a down"_s), 1);
    }

    void refusesAtTheBoundAndCounts()
    {
        Gate gate;
        Worker worker(u"a"_s, m_clock, m_journal, {.mailboxCapacity = 3});
        worker.start();
        QVERIFY(tell(worker, [&gate](Worker &) { gate.pass(); }));
        gate.waitUntilReached();
        for (int i = 0; i < 3; ++i)
            QVERIFY(tell(worker, [i](Worker &self) { self.number(i); }));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"mailbox of .* is full"_s));
        QVERIFY(!tell(worker, [](Worker &self) { self.number(3); }));
        QVERIFY(!tell(worker, [](Worker &self) { self.number(4); }));
        QCOMPARE(worker.vitalSigns().rejected, 2U);
        gate.open();
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a up"_s, u"a 0"_s, u"a 1"_s, u"a 2"_s}));
        write(worker, u"again"_s);
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(m_journal.take(), QStringList({u"a again"_s}));
        stop(worker);
    }

    void flowTurnsEachEmissionIntoAMessage()
    {
        Worker worker(u"a"_s, m_clock, m_journal);
        Emitter emitter;
        flow(emitter, &Emitter::counted, worker, &Worker::number);
        worker.start();
        std::thread sender([&emitter] {
            for (int i = 0; i < 500; ++i)
                Q_EMIT emitter.counted(i);
        });
        sender.join();
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QStringList expected{u"a up"_s};
        for (int i = 0; i < 500; ++i)
            expected.append(u"a %1"_s.arg(i));
        QCOMPARE(m_journal.take(), expected);
        stop(worker);
    }

    void aSlotThatThrowsCrashesTheReceiverAndNotTheSender()
    {
        Worker worker(u"a"_s, m_clock, m_journal);
        Worker source(u"b"_s, m_clock, m_journal);
        flow(source, &Worker::objectNameChanged, worker, &Worker::crash);
        source.start();
        worker.start();
        QVERIFY(tell(source, [](Worker &self) { self.setObjectName(u"other"_s); }));
        EVENTUALLY(worker.state() == State::Crashed);
        QCOMPARE(worker.vitalSigns().lastError, u"other"_s);
        QVERIFY(source.state() == State::Running);
        stop(worker);
        stop(source);
    }

    void aFullMailboxLetsTheThreadsOtherEventsThrough()
    {
        std::atomic<bool> seen = false;
        Worker worker(u"a"_s, m_clock, m_journal);
        // A message that always has a successor would keep a loop that empties the mailbox from ever coming to an end.
        const std::function<void()> again = [&] {
            if (!seen)
                QVERIFY(worker.post(again));
        };
        worker.start();
        QVERIFY(tell(worker, [&seen](Worker &self) { QTimer::singleShot(0, &self, [&seen] { seen = true; }); }));
        QVERIFY(worker.post(again));
        EVENTUALLY(seen.load());
        QVERIFY(waitUntilIdle({&worker}, 30s));
        stop(worker);
    }

    void idleMeansAllOfThemAtOnce()
    {
        Worker ping(u"ping"_s, m_clock, m_journal);
        Worker pong(u"pong"_s, m_clock, m_journal);
        std::atomic<int> turns = 0;
        std::function<void()> toPing;
        const std::function<void()> toPong = [&] { QVERIFY(ping.post(toPing)); };
        toPing = [&] {
            if (++turns < 2'000)
                QVERIFY(pong.post(toPong));
        };
        ping.start();
        pong.start();
        QVERIFY(ping.post(toPing));
        QVERIFY(waitUntilIdle({&ping, &pong}, 30s));
        QCOMPARE(turns, 2'000);
        stop(ping);
        stop(pong);
    }

    void aBusyOrCrashedActorWithMessagesIsNotIdle()
    {
        Gate gate;
        Worker worker(u"a"_s, m_clock, m_journal);
        worker.start();
        QVERIFY(tell(worker, [&gate](Worker &) { gate.pass(); }));
        gate.waitUntilReached();
        QVERIFY(!waitUntilIdle({&worker}, 1ms));
        QVERIFY(!worker.isIdle());
        crash(worker, u"boom"_s);
        write(worker, u"waits"_s);
        gate.open();
        EVENTUALLY(worker.state() == State::Crashed);
        QVERIFY(!waitUntilIdle({&worker}, 1ms));
        stop(worker);
        QVERIFY(waitUntilIdle({&worker}, 30s));
    }

    void vitalSignsMeasureByTheInjectedClock()
    {
        Gate gate;
        Worker worker(u"a"_s, m_clock, m_journal);
        worker.start();
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(worker.busyFor(), 0ns);
        QVERIFY(tell(worker, [&gate](Worker &) { gate.pass(); }));
        gate.waitUntilReached();
        m_clock.advance(3s);
        QCOMPARE(worker.busyFor(), actor::Clock::Duration{3s});
        gate.open();
        write(worker, u"quick"_s);
        QVERIFY(waitUntilIdle({&worker}, 30s));
        QCOMPARE(worker.busyFor(), 0ns);
        QCOMPARE(worker.vitalSigns().handlingTime, std::chrono::nanoseconds{3s});
        QCOMPARE(worker.vitalSigns().longestHandling, std::chrono::nanoseconds{3s});
        worker.noteRestart();
        QCOMPARE(worker.vitalSigns().restarts, 1U);
        QCOMPARE(worker.tree().signs.name, u"a"_s);
        QVERIFY(worker.tree().strategy.isEmpty());
        stop(worker);
    }
};

BILLOW_TEST(QCoreApplication, ActorTest)
#include "ActorTest.moc"
