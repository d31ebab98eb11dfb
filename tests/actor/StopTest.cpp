// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Thread.h"
#include "tests/actor/Family.h"
#include "tests/support/TestMain.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::State;
using actor::Strategy;
using actor::Supervisor;

/// Stopping: at any moment, with a deadline, and from the destructor.
class StopTest final : public QObject {
    Q_OBJECT

    /// Keeps a worker in its message until the gate opens.
    static void block(Family &family, QStringView name, Gate &gate)
    {
        Worker &worker = family.at(name);
        family.blocked = &worker;
        QVERIFY(actor::tell(worker, [&gate](Worker &self) {
            gate.pass();
            self.note(u"done"_s);
        }));
        gate.waitUntilReached();
    }
    static void askToStop(Family &family)
    {
        family.top->stop();
        EVENTUALLY(family.top->tree().signs.state == State::Stopping);
    }

private Q_SLOTS:
    void aChildThatMissesItsDeadlineHoldsUpNobody()
    {
        Gate gate;
        Family family({}, {{u"b"_s, {.stopDeadline = 2s}}});
        family.start();
        block(family, u"b", gate);
        askToStop(family);
        EVENTUALLY(family.livesAre(u"c down"_s));
        family.settle();
        family.clock.advance(2s - 1ns);
        family.settle();
        QVERIFY(family.livesAre(u"c down"_s));
        family.clock.advance(1ns);
        EVENTUALLY(family.journal.has(u"top stopped"_s));
        QCOMPARE(
            family.journal.take(), QStringList({u"c down"_s, u"top saw time-out b"_s, u"a down"_s, u"top stopped"_s}));
        gate.open();
        EVENTUALLY(family.at(u"b").stops == 1);
        QCOMPARE(family.journal.take(), QStringList({u"b done"_s, u"b down"_s}));
    }

    void aChildThatMissedItsDeadlineStartsAnewWhenItComesBack()
    {
        Gate gate;
        Family family({.strategy = Strategy::OneForAll});
        family.start();
        block(family, u"a", gate);
        family.crash(u"b");
        EVENTUALLY(family.livesAre(u"b down, c down"_s));
        family.settle();
        family.clock.advance(1'500ms);
        EVENTUALLY(family.journal.has(u"top saw time-out a"_s));
        family.settle();
        QVERIFY(family.livesAre(u"b down, c down"_s)); // b and c wait for a
        gate.open();
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"b down, c down, a down, a up, b up, c up"_s));
        family.settle();
        QVERIFY(family.top->tree().signs.state == State::Running);
        family.stop();
        QVERIFY(family.livesAre(u"b down, c down, a down, a up, b up, c up, c down, b down, a down"_s));
    }

    void duringAStart()
    {
        Gate gate;
        Family family({});
        family.at(u"b").atStart = [&gate] { gate.pass(); };
        family.top->start();
        EVENTUALLY(gate.isReached());
        askToStop(family);
        gate.open();
        EVENTUALLY(family.journal.has(u"top stopped"_s));
        QVERIFY(family.livesAre(u"a up, b up, b down, a down"_s));
        QVERIFY(!family.journal.has(u"top started"_s));
    }

    void duringAPendingRestart()
    {
        Family family({});
        family.start();
        family.crash(u"b");
        family.stop();
        QVERIFY(family.livesAre(u"b down, c down, a down"_s));
        // A new start does not wait for what the old one was waiting for; nor does that come back later.
        family.start();
        QVERIFY(family.at(u"b").state() == State::Running);
        family.stop();
        family.journal.take();
        family.clock.advance(1h);
        family.settle();
        QVERIFY(family.lives().isEmpty());
        QVERIFY(family.at(u"b").state() == State::Stopped);
    }

    void startAndStopAreAnsweredWhateverTheState()
    {
        Family family({});
        family.stop();
        family.start();
        family.top->start();
        EVENTUALLY(family.journal.has(u"top started"_s));
        QVERIFY(family.lives().isEmpty());
        family.top->stop();
        family.top->stop();
        EVENTUALLY(family.journal.entries().count(u"top stopped"_s) == 2);
        QVERIFY(family.livesAre(u"c down, b down, a down"_s));
    }

    void aStartDuringAStopFollowsIt()
    {
        Gate gate;
        Family family({});
        family.start();
        block(family, u"a", gate);
        askToStop(family);
        family.top->start();
        family.settle();
        gate.open();
        EVENTUALLY(family.journal.has(u"top started"_s));
        QVERIFY(family.livesAre(u"c down, b down, a down, a up, b up, c up"_s));
        family.stop();
    }

    void aSupervisorWithoutChildrenStartsAndStops()
    {
        actor::ManualClock clock;
        Supervisor empty(u"empty"_s, clock, {});
        int answers = 0;
        connect(&empty, &Supervisor::started, this, [&answers] { ++answers; });
        connect(&empty, &Supervisor::stopped, this, [&answers] { ++answers; });
        empty.start();
        EVENTUALLY(answers == 1);
        empty.stop();
        EVENTUALLY(answers == 2);
    }

    void theDestructorStopsWhatStillRuns()
    {
        Gate gate;
        Family family({}, {{u"b"_s, {.stopDeadline = 1ms}}});
        family.start();
        block(family, u"b", gate);
        std::thread opener([&] {
            while (family.journal.entries().count(u"c down"_s) == 0)
                std::this_thread::yield();
            gate.open();
        });
        family.top.reset();
        opener.join();
        QCOMPARE(family.journal.take(), QStringList({u"c down"_s, u"b done"_s, u"b down"_s, u"a down"_s}));
    }

    void theDestructorMayRunOnAnotherThreadAfterAll()
    {
        actor::ManualClock clock;
        Journal journal;
        actor::Thread thread(u"supervision"_s);
        std::atomic<int> answers = 0;
        auto top = std::make_unique<Supervisor>(u"top"_s, clock, Supervisor::Options{});
        auto &below = top->add(std::make_unique<Supervisor>(u"below"_s, clock, Supervisor::Options{}));
        below.add(std::make_unique<Worker>(u"x"_s, clock, journal));
        connect(
            top.get(), &Supervisor::started, top.get(), [&answers] { ++answers; }, Qt::DirectConnection);
        connect(
            top.get(), &Supervisor::stopped, top.get(), [&answers] { ++answers; }, Qt::DirectConnection);
        top->superviseOn(&thread);
        QCOMPARE(top->thread(), &thread);
        QCOMPARE(below.thread(), &thread);
        thread.start();
        top->start();
        EVENTUALLY(answers == 1);
        top->stop();
        EVENTUALLY(answers == 2);
        thread.quit();
        QVERIFY(thread.join());
        top.reset();
        QCOMPARE(journal.take(), QStringList({u"x up"_s, u"x down"_s}));
    }
};

BILLOW_TEST(QCoreApplication, StopTest)
#include "StopTest.moc"
