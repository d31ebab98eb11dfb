// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/actor/Family.h"
#include "tests/support/TestMain.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::Restart;
using actor::State;
using actor::Strategy;

/// Who is stopped and started when a child crashes. Back-off is at its default: 50 ms before the first restart.
class StrategyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsInOrderAndStopsInReverse()
    {
        Family family({});
        family.top->start();
        EVENTUALLY(family.journal.has(u"top started"_s));
        QCOMPARE(family.journal.take(), QStringList({u"a up"_s, u"b up"_s, u"c up"_s, u"top started"_s}));
        const actor::TreeSigns tree = family.top->tree();
        QVERIFY(tree.signs.state == State::Running);
        QCOMPARE(tree.signs.name, u"top"_s);
        QCOMPARE(tree.strategy, u"one_for_one"_s);
        QCOMPARE(tree.children.size(), 3);
        QCOMPARE(tree.children.at(2).signs.name, u"c"_s);
        QVERIFY(tree.children.at(2).signs.state == State::Running);
        family.stop();
        QCOMPARE(family.journal.take(), QStringList({u"c down"_s, u"b down"_s, u"a down"_s, u"top stopped"_s}));
        QVERIFY(family.top->tree().signs.state == State::Stopped);
    }

    void theNextStartsOnlyWhenTheOneBeforeHas()
    {
        Gate gate;
        Family family({});
        family.at(u"b").atStart = [&gate] { gate.pass(); };
        family.top->start();
        EVENTUALLY(family.livesAre(u"a up, b up"_s));
        QVERIFY(family.at(u"c").state() == State::Stopped);
        QVERIFY(family.top->tree().signs.state == State::Starting);
        gate.open();
        EVENTUALLY(family.journal.has(u"top started"_s));
        family.stop();
    }

    void oneForOneRestartsThatOne()
    {
        Family family({.strategy = Strategy::OneForOne});
        family.start();
        family.crash(u"b");
        family.settle();
        QCOMPARE(family.lives(), QStringList({u"b down"_s}));
        family.clock.advance(49ms);
        family.settle();
        QVERIFY(family.at(u"b").state() == State::Crashed);
        family.clock.advance(1ms);
        EVENTUALLY(family.journal.has(u"top saw restart b"_s));
        QVERIFY(family.livesAre(u"b down, b up"_s));
        QCOMPARE(family.at(u"b").vitalSigns().restarts, 1U);
        QCOMPARE(family.at(u"a").vitalSigns().restarts, 0U);
        family.stop();
    }

    void oneForAllRestartsAll()
    {
        Family family({.strategy = Strategy::OneForAll});
        family.start();
        family.crash(u"b");
        EVENTUALLY(family.livesAre(u"b down, c down, a down"_s));
        family.settle();
        QVERIFY(family.livesAre(u"b down, c down, a down"_s));
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"b down, c down, a down, a up, b up, c up"_s));
        QCOMPARE(family.top->tree().strategy, u"one_for_all"_s);
        family.stop();
    }

    void restForOneRestartsThatOneAndThoseAfterIt()
    {
        Family family({.strategy = Strategy::RestForOne});
        family.start();
        family.crash(u"b");
        EVENTUALLY(family.livesAre(u"b down, c down"_s));
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"b down, c down, b up, c up"_s));
        QCOMPARE(family.at(u"a").vitalSigns().restarts, 0U);
        QCOMPARE(family.top->tree().strategy, u"rest_for_one"_s);
        family.stop();
    }

    void restForOneOfTheLastIsThatOneAlone()
    {
        Family family({.strategy = Strategy::RestForOne});
        family.start();
        family.crash(u"c");
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"c down, c up"_s));
        family.stop();
    }

    void messagesToASiblingThatIsRestartedWait()
    {
        Family family({.strategy = Strategy::RestForOne});
        family.start();
        family.crash(u"b");
        EVENTUALLY(family.livesAre(u"b down, c down"_s));
        QVERIFY(actor::tell(family.at(u"c"), [](Worker &self) { self.note(u"kept"_s); }));
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"c kept"_s));
        family.stop();
    }

    void aSecondCrashWhileARestartGoesOn()
    {
        Family family({.strategy = Strategy::RestForOne});
        family.start();
        family.crash(u"b");
        EVENTUALLY(family.livesAre(u"b down, c down"_s));
        family.clock.advance(30ms);
        family.crash(u"a");
        family.clock.advance(20ms); // b's wait is over, a's is not: b has to wait for a
        family.settle();
        QVERIFY(family.livesAre(u"b down, c down, a down"_s));
        family.clock.advance(30ms);
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"b down, c down, a down, a up, b up, c up"_s));
        QVERIFY(family.top->tree().signs.state == State::Running);
        family.stop();
    }

    void aCrashWhileSiblingsAreStillBeingStopped()
    {
        Gate gate;
        Family family({.strategy = Strategy::OneForAll});
        family.start();
        QVERIFY(actor::tell(family.at(u"c"), [&gate](Worker &self) {
            gate.pass();
            self.crash(u"too"_s);
        }));
        gate.waitUntilReached();
        family.crash(u"b");
        gate.open();
        EVENTUALLY(family.livesAre(u"b down, c down, a down"_s));
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"b down, c down, a down, a up, b up, c up"_s));
        QVERIFY(family.journal.has(u"top saw fail c"_s));
        family.stop();
    }

    void twoCrashesUnderOneForOneDoNotWaitForEachOther()
    {
        Family family({});
        family.start();
        family.crash(u"a");
        family.clock.advance(30ms);
        family.crash(u"c");
        family.clock.advance(20ms);
        EVENTUALLY(family.journal.has(u"top saw restart a"_s));
        family.clock.advance(30ms);
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"a down, c down, a up, c up"_s));
        family.stop();
    }

    void aChildThatFailsToStartIsTriedAgain()
    {
        Family family({});
        family.at(u"b").failingStarts = 2;
        family.top->start();
        EVENTUALLY(family.fails(u"b") == 1);
        QVERIFY(family.at(u"c").state() == State::Stopped);
        family.clock.advance(50ms);
        EVENTUALLY(family.fails(u"b") == 2);
        QVERIFY(!family.journal.has(u"top started"_s));
        family.clock.advance(100ms);
        EVENTUALLY(family.journal.has(u"top started"_s));
        QVERIFY(family.livesAre(u"a up, b down, b down, b up, c up"_s));
        family.stop();
    }

    void aTemporaryChildIsNotRestarted()
    {
        Family family({.strategy = Strategy::OneForAll}, {{u"b"_s, {.restart = Restart::Temporary}}});
        family.start();
        family.crash(u"b");
        family.clock.advance(1h);
        family.settle();
        QVERIFY(family.at(u"b").state() == State::Crashed);
        QVERIFY(family.livesAre(u"b down"_s)); // and its siblings are left alone
        // It is not started with the others either, until the supervisor is.
        family.crash(u"a");
        EVENTUALLY(family.livesAre(u"b down, a down, c down"_s));
        family.settle(); // an hour is longer than a child may take to stop
        family.clock.advance(1h);
        EVENTUALLY(family.journal.has(u"top saw restart c"_s));
        QVERIFY(family.livesAre(u"b down, a down, c down, a up, c up"_s));
        family.stop();
        family.journal.take();
        family.top->start();
        EVENTUALLY(family.livesAre(u"a up, b up, c up"_s));
        EVENTUALLY(family.journal.has(u"top started"_s));
        family.stop();
    }

    void aTransientChildIsRestartedAfterACrashAndNotAfterAStop()
    {
        Family family({}, {{u"b"_s, {.restart = Restart::Transient}}});
        family.start();
        family.crash(u"b");
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart b"_s));
        family.at(u"b").stop();
        EVENTUALLY(family.at(u"b").stops == 1);
        family.clock.advance(1h);
        family.settle();
        QVERIFY(family.at(u"b").state() == State::Stopped);
        family.stop();
    }

    void aPermanentChildThatSomebodyStopsIsStartedAnew()
    {
        Family family({});
        family.start();
        family.at(u"b").stop();
        EVENTUALLY(family.at(u"b").stops == 1);
        family.settle();
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart b"_s));
        family.stop();
    }
};

BILLOW_TEST(QCoreApplication, StrategyTest)
#include "StrategyTest.moc"
