// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/actor/Family.h"
#include "tests/support/TestMain.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::State;
using actor::Supervisor;

/// Restart intensity, back-off and escalation.
class LimitsTest final : public QObject {
    Q_OBJECT

    static constexpr actor::BackOff atOnce{.first = 0ns, .longest = 0ns, .forgetAfter = 60s};

    static void crashAndRestart(Family &family, QStringView name)
    {
        const int before = family.at(name).starts;
        family.crash(name);
        EVENTUALLY(family.at(name).starts > before);
        family.settle();
    }

private Q_SLOTS:
    void oneMoreThanTheIntensityAndItGivesUp()
    {
        Family family({.intensity = {.restarts = 3, .period = 5s}, .backOff = atOnce});
        family.start();
        for (const QStringView name : {u"a", u"b", u"a"})
            crashAndRestart(family, name);
        QVERIFY(family.top->tree().signs.state == State::Running);
        family.journal.take();
        family.crash(u"b");
        EVENTUALLY(family.journal.has(u"top failed"_s));
        // The others are stopped in reverse order, and only then it fails.
        QVERIFY(family.livesAre(u"b down, c down, a down"_s));
        QCOMPARE(family.journal.entries().last(), u"top failed"_s);
        QVERIFY2(family.lastReason.contains(u"3 times in 5 s: boom"_s), qPrintable(family.lastReason));
        const actor::VitalSigns signs = family.top->tree().signs;
        QVERIFY(signs.state == State::Crashed);
        QCOMPARE(signs.lastError, family.lastReason);
        family.stop(); // a stop is answered even now
        QVERIFY(family.top->tree().signs.state == State::Stopped);
    }

    void theWindowSlides()
    {
        Family family({.intensity = {.restarts = 2, .period = 5s}, .backOff = atOnce});
        family.start();
        crashAndRestart(family, u"a"); // at 0 s
        family.clock.advance(3s);
        crashAndRestart(family, u"a"); // at 3 s
        family.clock.advance(2s + 1ns);
        crashAndRestart(family, u"a"); // the first is more than 5 s ago
        QVERIFY(family.top->tree().signs.state == State::Running);
        family.clock.advance(2s);
        family.crash(u"a"); // at 7 s: those of 3 s and 5 s still count
        EVENTUALLY(family.journal.has(u"top failed"_s));
        family.stop();
    }

    void aNewStartBeginsANewWindow()
    {
        Family family({.intensity = {.restarts = 1, .period = 5s}, .backOff = atOnce});
        family.start();
        crashAndRestart(family, u"a");
        family.crash(u"a");
        EVENTUALLY(family.journal.has(u"top failed"_s));
        family.journal.take();
        family.start();
        crashAndRestart(family, u"a");
        QVERIFY(family.top->tree().signs.state == State::Running);
        family.stop();
    }

    void failingToStartCountsToo()
    {
        Family family({.intensity = {.restarts = 2, .period = 5s}, .backOff = atOnce});
        family.at(u"b").failingStarts = 1'000;
        family.top->start();
        EVENTUALLY(family.journal.has(u"top failed"_s));
        QCOMPARE(family.fails(u"b"), 3);
        QVERIFY(!family.journal.has(u"c up"_s));
        QVERIFY(!family.journal.has(u"top started"_s));
        QVERIFY(family.at(u"a").state() == State::Stopped);
        family.stop();
    }

    void theWaitDoublesUpToItsLongestAndIsForgotten()
    {
        Family family({.intensity = {.restarts = 100, .period = 5s},
            .backOff = {.first = 100ms, .longest = 350ms, .forgetAfter = 60s}});
        family.start();
        const auto waits = [&family](actor::Clock::Duration expected) {
            const int before = family.at(u"a").starts;
            family.crash(u"a");
            family.clock.advance(expected - 1ns);
            family.settle();
            QCOMPARE(family.at(u"a").starts, before);
            family.clock.advance(1ns);
            EVENTUALLY(family.at(u"a").starts == before + 1);
            family.settle();
        };
        for (const auto expected : {100ms, 200ms, 350ms, 350ms})
            waits(expected);
        family.clock.advance(60s - 1ns); // not long enough
        waits(350ms);
        family.clock.advance(60s);
        waits(100ms);
        family.stop();
    }

    void aCrashOfOneDoesNotLengthenTheWaitOfAnother()
    {
        Family family({.intensity = {.restarts = 100, .period = 5s}});
        family.start();
        family.crash(u"a");
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart a"_s));
        family.crash(u"b");
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart b"_s));
        family.stop();
    }

    void escalatesThroughTwoLevels()
    {
        actor::ManualClock clock;
        Journal journal;
        Family family({.backOff = atOnce}); // top: may restart three times
        auto middle = std::make_unique<Supervisor>(u"middle"_s, family.clock,
            Supervisor::Options{.intensity = {.restarts = 1, .period = 5s}, .backOff = atOnce});
        auto &low = middle->add(std::make_unique<Supervisor>(u"low"_s, family.clock,
            Supervisor::Options{.intensity = {.restarts = 0, .period = 5s}, .backOff = atOnce}));
        family.watch(low);
        family.watch(*middle);
        family.workers[u"x"_s] = &low.add(std::make_unique<Worker>(u"x"_s, family.clock, family.journal));
        family.workers[u"y"_s] = &low.add(std::make_unique<Worker>(u"y"_s, family.clock, family.journal));
        family.top->add(std::move(middle));
        family.start();
        QCOMPARE(family.top->tree().children.at(3).children.at(0).children.at(1).signs.name, u"y"_s);

        // The first crash: low gives up, middle starts it anew.
        family.crash(u"x");
        EVENTUALLY(family.journal.has(u"middle saw restart low"_s));
        EVENTUALLY(family.livesAre(u"x down, y down, x up, y up"_s));
        QVERIFY(family.journal.has(u"low failed"_s));
        QVERIFY(family.journal.has(u"top saw fail x"_s)); // told all the way up
        QVERIFY(family.journal.has(u"top saw fail low"_s));
        QVERIFY(!family.journal.has(u"middle failed"_s));
        family.settle();
        family.journal.take();

        // The second: middle gives up too, top starts it anew with all that is below.
        family.crash(u"x");
        EVENTUALLY(family.journal.has(u"top saw restart middle"_s));
        QVERIFY(family.livesAre(u"x down, y down, x up, y up"_s));
        QVERIFY(family.journal.has(u"middle failed"_s));
        QVERIFY(!family.journal.has(u"top failed"_s));
        const actor::TreeSigns tree = family.top->tree();
        QCOMPARE(tree.children.at(3).signs.restarts, 1U);
        QCOMPARE(tree.children.at(3).children.at(0).signs.restarts, 1U);
        QVERIFY(tree.children.at(3).signs.state == State::Running);
        QCOMPARE(tree.children.at(0).signs.restarts, 0U);
        family.stop();
        QVERIFY(family.at(u"y").state() == State::Stopped);
    }

    void whatHappensBelowIsToldAbove()
    {
        Gate gate;
        Family family({});
        auto below = std::make_unique<Supervisor>(u"below"_s, family.clock, Supervisor::Options{});
        Worker &worker = below->add(std::make_unique<Worker>(u"x"_s, family.clock, family.journal));
        family.workers[u"x"_s] = &worker;
        family.top->add(std::move(below), {.stopDeadline = 10s});
        family.start();
        family.crash(u"x");
        family.clock.advance(50ms);
        EVENTUALLY(family.journal.has(u"top saw restart x"_s));
        QVERIFY(actor::tell(worker, [&gate](Worker &) { gate.pass(); }));
        gate.waitUntilReached();
        family.top->stop();
        EVENTUALLY(family.top->tree().children.at(3).signs.state == State::Stopping);
        family.clock.advance(1'500ms);
        EVENTUALLY(family.journal.has(u"top saw time-out x"_s));
        EVENTUALLY(family.journal.has(u"top stopped"_s));
        gate.open();
        EVENTUALLY(worker.state() == State::Stopped);
    }
};

BILLOW_TEST(QCoreApplication, LimitsTest)
#include "LimitsTest.moc"
