// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <numeric>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = CommandOutcome::Verdict;

/// The story of a run, on the clock of the test: the numbers in brackets are those of the original's defects.
class RunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiveASecondForFiveMinutesIsFifteenHundred();
    void stopEndsGenerationAndTheBacklogGoesOn();
    void startIsRefusedWhileRunningAndWhileStopping();
    void resetEmptiesTheLedger();
    void theDemosInvoicesAreDeletedAlone();
    void aBacklogSurvivesARestart();
    void theBacklogIsReleasedAtOnce();
    void nothingIsReleasedOfAnEmptyBacklog();
    void ratesChangeDuringARun();
    void aMomentAtAnUnlimitedRateDoesNotEndTheRun();
    void anUnlimitedRunEndsByTime();
    void startWhenPossibleStartsByItself();
};

// [1] [2] [3] [4]
void RunTest::fiveASecondForFiveMinutesIsFifteenHundred()
{
    EngineFixture fixture;
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);

    fixture.advance(150s);
    QCOMPARE(fixture.position().lastSeq, 750);
    fixture.advance(149'900ms);
    QCOMPARE(fixture.position().lastSeq, 1'499);
    QCOMPARE(toString(face.last.status.activity), u"running"_s);
    fixture.advance(200ms);
    QCOMPARE(fixture.position().lastSeq, 1'500);
    QVERIFY(!fixture.position().run.active);
    QCOMPARE(toString(face.last.status.activity), u"stopping"_s);

    fixture.advance(449'900ms);
    QCOMPARE(fixture.position().cursor, 1'500);
    QCOMPARE(toString(face.last.status.activity), u"stopped"_s);
    QCOMPARE(face.faults, QStringList());
    std::vector<Seq> all(1'500);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(face.seen, all);
    QCOMPARE(face.last.stats.displayed.count(), 1'500);
    QCOMPARE(face.last.stats.displayed, fixture.position().stored);
    QCOMPARE(fixture.broken(), QStringList());

    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(1s);
    QCOMPARE(fixture.position().lastSeq, 1'505);
    QCOMPARE(fixture.position().demoNumber, (DemoNumber{20261123, 1'505}));
}

void RunTest::stopEndsGenerationAndTheBacklogGoesOn()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(20s);
    const CommandOutcome stopped = fixture.stopRun();
    QCOMPARE(stopped.verdict, Verdict::Done);
    QCOMPARE(toString(stopped.activity), u"stopping"_s);
    const LedgerPosition atStop = fixture.position();
    QCOMPARE(atStop.lastSeq, 100);
    QVERIFY(atStop.backlog() > 50);

    fixture.advance(60s);
    QCOMPARE(fixture.position().lastSeq, 100);
    QCOMPARE(fixture.position().cursor, 100);
    QCOMPARE(fixture.stopRun().message, u"Generation is already stopped"_s);
    QCOMPARE(fixture.broken(), QStringList());
}

void RunTest::startIsRefusedWhileRunningAndWhileStopping()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.stopRun().verdict, Verdict::Refused);
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(10s);
    const CommandOutcome again = fixture.startRun();
    QCOMPARE(again.verdict, Verdict::Refused);
    QCOMPARE(again.message, u"Generation is already running"_s);
    QCOMPARE(fixture.stopRun().verdict, Verdict::Done);
    const CommandOutcome whileStopping = fixture.startRun();
    QCOMPARE(whileStopping.verdict, Verdict::Refused);
    QCOMPARE(toString(whileStopping.activity), u"stopping"_s);
    QCOMPARE(fixture.stopRun().verdict, Verdict::Refused);
}

// [16]
void RunTest::resetEmptiesTheLedger()
{
    EngineFixture fixture;
    fixture.start();
    {
        Face face(fixture.engine->api());
        QCOMPARE(fixture.startRun().verdict, Verdict::Done);
        fixture.advance(10s);
        QCOMPARE(fixture.command(fixture.engine->api().reset(false)).verdict, Verdict::Done);
        fixture.advance(10s);
        QCOMPARE(fixture.position().lastSeq, 0);
        QCOMPARE(fixture.position().cursor, 0);
        QVERIFY(fixture.position().stored.isEmpty());
        QCOMPARE(toString(face.last.status.activity), u"stopped"_s);
        QCOMPARE(face.last.stats.displayed.count(), 0);
        QVERIFY(face.seen.empty());
        QCOMPARE(face.last.status.run, RunStatus()); // there has been none
        QCOMPARE(face.faults, QStringList());
    }

    fixture.stop();
    fixture.start();
    QCOMPARE(fixture.position().lastSeq, 0);
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(1s);
    QCOMPARE(fixture.position().lastSeq, 5);
    QCOMPARE(fixture.broken(), QStringList());
}

void RunTest::theDemosInvoicesAreDeletedAlone()
{
    EngineFixture fixture;
    fixture.options.rates = {.generation = {50}, .display = {20}, .runLength = 0s};
    fixture.start();
    {
        Api &api = fixture.engine->api();
        Face face(api);
        QCOMPARE(fixture.startRun().verdict, Verdict::Done);
        fixture.advance(2s);
        const auto submitted = api.submit(samples::invoices(1, 3));
        fixture.advance(2s);
        QVERIFY(submitted.result().ok());
        const CommandOutcome running = fixture.command(api.removeInvoices(u"demo"_s, false));
        QCOMPARE(running.verdict, Verdict::Refused);
        QVERIFY(running.message.contains(u"Stop the demo"_s));
        QCOMPARE(fixture.stopRun().verdict, Verdict::Done);
        const LedgerPosition before = fixture.position();
        QVERIFY(before.backlog() > 0);

        const CommandOutcome deleted = fixture.command(api.removeInvoices(u"demo"_s, false));
        QCOMPARE(deleted.verdict, Verdict::Done);
        QCOMPARE(deleted.invoices, before.lastSeq - 3);
        fixture.advance(5s);
        QCOMPARE(fixture.position().lastSeq, 3);
        QCOMPARE(fixture.position().cursor, 3);
        QCOMPARE(fixture.position().epoch, before.epoch + 1);
        // A face has begun anew with a snapshot, and has the rest.
        QCOMPARE(face.last.epoch, before.epoch + 1);
        QCOMPARE(face.last.cursor, 3);
        QCOMPARE(face.last.stats.stored.count(), 3);
        QCOMPARE(toString(face.last.status.activity), u"stopped"_s);
        QCOMPARE(face.last.status.storage.message, QString());
        QCOMPARE(face.faults, QStringList());

        const QString source = samples::invoice(1).source;
        QCOMPARE(fixture.command(api.removeInvoices(source, false)).verdict, Verdict::Refused);
        QCOMPARE(fixture.command(api.removeInvoices(u"import:none.csv"_s, true)).verdict, Verdict::Refused);
        QCOMPARE(fixture.position().lastSeq, 3);
        QCOMPARE(fixture.command(api.removeInvoices(source, true)).invoices, 3);
        QCOMPARE(fixture.startRun().verdict, Verdict::Done);
        fixture.advance(2s);
        QVERIFY(fixture.position().lastSeq > 0);
        QCOMPARE(face.faults, QStringList());
    }
    fixture.stop();
    QCOMPARE(fixture.broken(), QStringList());
}

// [15]
void RunTest::aBacklogSurvivesARestart()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(20s);
    fixture.stop();
    const LedgerPosition before = fixture.position();
    QVERIFY(before.backlog() >= 58);

    fixture.start();
    Face face(fixture.engine->api());
    QVERIFY(!fixture.position().run.active);
    fixture.advance(30s);
    QCOMPARE(fixture.position().lastSeq, before.lastSeq);
    fixture.advance(30s);
    QCOMPARE(fixture.position().cursor, before.lastSeq);
    QCOMPARE(toString(face.last.status.activity), u"stopped"_s);
    QCOMPARE(face.faults, QStringList());
    QCOMPARE(fixture.broken(), QStringList());
}

void RunTest::theBacklogIsReleasedAtOnce()
{
    EngineFixture fixture;
    fixture.options.rates.runLength = 30s;
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(20s);
    const LedgerPosition before = fixture.position();
    QVERIFY(before.backlog() > 50);

    const CommandOutcome released = fixture.command(fixture.engine->api().releaseBacklog());
    QCOMPARE(released.verdict, Verdict::Done);
    QVERIFY(released.invoices >= before.backlog());
    QCOMPARE(toString(released.activity), u"running"_s);
    QVERIFY(fixture.advanceUntil([&] { return face.last.cursor >= before.lastSeq; }, 200ms));

    // The run goes on, at its pace.
    const LedgerPosition after = fixture.position();
    QVERIFY(after.run.active);
    fixture.advance(5s);
    QVERIFY(fixture.position().cursor > after.cursor);
    QVERIFY(fixture.position().backlog() > 10);
    QVERIFY(fixture.advanceUntil([&] { return fixture.position().lastSeq == 150; }, 60s));
    QCOMPARE(fixture.command(fixture.engine->api().releaseBacklog()).verdict, Verdict::Done);
    QVERIFY(fixture.advanceUntil([&] { return face.last.cursor == 150; }, 1s));
    QCOMPARE(toString(face.last.status.activity), u"stopped"_s);
    std::vector<Seq> all(150);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(face.seen, all);
    QCOMPARE(face.faults, QStringList());
    QCOMPARE(fixture.broken(), QStringList());
}

void RunTest::nothingIsReleasedOfAnEmptyBacklog()
{
    EngineFixture fixture;
    fixture.start();
    const CommandOutcome released = fixture.command(fixture.engine->api().releaseBacklog());
    QCOMPARE(released.verdict, Verdict::Done);
    QCOMPARE(released.invoices, 0);
    QCOMPARE(released.message, u"All waiting invoices are being shown now"_s);
}

void RunTest::ratesChangeDuringARun()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(100s);
    QCOMPARE(fixture.position().lastSeq, 500);
    Rates rates = fixture.options.rates;
    rates.generation.perSecond = 10;
    rates.display.perSecond = 0;
    QCOMPARE(fixture.command(fixture.engine->api().setRates(rates)).verdict, Verdict::Done);
    fixture.advance(100s);
    QCOMPARE(fixture.position().lastSeq, 1'500);
    QCOMPARE(fixture.position().cursor, 1'500);
    fixture.advance(101s);
    QCOMPARE(fixture.position().lastSeq, 2'500);
    QVERIFY(!fixture.position().run.active);
    QCOMPARE(fixture.broken(), QStringList());

    rates.generation.perSecond = -1;
    QCOMPARE(fixture.command(fixture.engine->api().setRates(rates)).verdict, Verdict::Invalid);
}

void RunTest::aMomentAtAnUnlimitedRateDoesNotEndTheRun()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    Rates rates = fixture.options.rates;
    rates.generation.perSecond = 0;
    QCOMPARE(fixture.command(fixture.engine->api().setRates(rates)).verdict, Verdict::Done);
    QVERIFY(fixture.waitUntil([&] { return fixture.position().lastSeq >= 20'000; }));
    rates.generation.perSecond = 5;
    QCOMPARE(fixture.command(fixture.engine->api().setRates(rates)).verdict, Verdict::Done);
    QVERIFY(fixture.waitUntil([&] { return fixture.position().run.rate == Rate{5}; }));
    fixture.advance(1s);
    const LedgerPosition before = fixture.position();
    QVERIFY(before.run.active);
    fixture.advance(10s);
    QCOMPARE(fixture.position().lastSeq, before.lastSeq + 50);
    QVERIFY(fixture.advanceUntil([&] { return !fixture.position().run.active; }, 300s));
    QCOMPARE(fixture.position().run.generated, fixture.position().run.target);
    QVERIFY(fixture.clock.utcNow() >= *before.run.endsAt - 1s);
    QCOMPARE(fixture.broken(), QStringList());
}

void RunTest::anUnlimitedRunEndsByTime()
{
    EngineFixture fixture;
    fixture.options.rates = {.generation = {0}, .display = {0}, .runLength = 1s};
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    // Demand alone sets the pace: time stands still, and invoices come all the same.
    QVERIFY(fixture.waitUntil([&] { return fixture.position().lastSeq >= 20'000; }));
    QVERIFY(fixture.waitUntil([&] { return !fixture.position().run.active && fixture.position().backlog() == 0; }));
    QVERIFY(fixture.waitUntil([&] { return face.last.cursor == fixture.position().cursor; }));
    QCOMPARE(face.faults, QStringList());
    QCOMPARE(fixture.broken(), QStringList());
}

void RunTest::startWhenPossibleStartsByItself()
{
    EngineFixture fixture;
    fixture.options.startRun = true;
    fixture.start(false);
    QVERIFY(fixture.waitUntil([&] { return fixture.position().run.active; }));
}

BILLOW_TEST(QCoreApplication, RunTest)
#include "RunTest.moc"
