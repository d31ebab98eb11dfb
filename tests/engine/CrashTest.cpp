// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = CommandOutcome::Verdict;

/// Whatever crashes, the run goes on where it was and nothing is lost or shown twice. In brackets: the original's
/// defects.
class CrashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRunGoesOn_data();
    void theRunGoesOn();
    void statusAndFiguresAreThoseOfTheLedger_data();
    void statusAndFiguresAreThoseOfTheLedger();
    void twentyEightCrashesInARow();
    void crashesAtAnUnlimitedRate();
};

void CrashTest::theRunGoesOn_data()
{
    QTest::addColumn<QString>("actor");
    for (const QString &name : {u"Ledger"_s, u"Reader"_s, u"Searcher"_s, u"StatsCache"_s, u"Coordinator"_s,
             u"Producer"_s, u"Submitter"_s, u"Buffer"_s, u"StatsAggregator"_s, u"Broadcaster"_s})
        QTest::newRow(qPrintable(name)) << name;
}

// [6] [7] [8] [9]
void CrashTest::theRunGoesOn()
{
    QFETCH(QString, actor);
    EngineFixture fixture;
    fixture.options.rates.runLength = 30s;
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    for (int i = 0; i < 3; ++i) {
        fixture.advance(7s);
        QVERIFY(fixture.crashAndRecover(actor));
    }
    QVERIFY(fixture.advanceUntil([&] { return !fixture.position().run.active; }, 60s));
    QCOMPARE(fixture.position().lastSeq, 150);
    QVERIFY(fixture.advanceUntil([&] { return fixture.position().backlog() == 0; }, 150s));
    fixture.advance(1s);
    QCOMPARE(face.last.cursor, 150);
    QCOMPARE(toString(face.last.status.activity), u"stopped"_s);
    QCOMPARE(face.last.stats.displayed, fixture.position().displayed);
    QCOMPARE(face.faults, QStringList());
    QCOMPARE(fixture.broken(), QStringList());
}

void CrashTest::statusAndFiguresAreThoseOfTheLedger_data()
{
    theRunGoesOn_data();
}

// [6] [9]
void CrashTest::statusAndFiguresAreThoseOfTheLedger()
{
    QFETCH(QString, actor);
    EngineFixture fixture;
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(10s);
    QVERIFY(fixture.crashAndRecover(actor));
    // At a moment at which the last release has been told.
    LedgerPosition position;
    QVERIFY(fixture.advanceUntil(
        [&] {
            position = fixture.position();
            return face.last.cursor == position.cursor && face.last.status.displayed == position.cursor
                && face.last.status.stored == position.lastSeq && face.last.stats.displayed == position.displayed
                && face.last.stats.stored == position.stored;
        },
        3s));
    QVERIFY(position.lastSeq >= 50);
    QCOMPARE(toString(face.last.status.activity), u"running"_s);
    QCOMPARE(face.last.status.displayed, position.cursor);
    QCOMPARE(face.last.stats.displayed, position.displayed);
    QCOMPARE(face.last.stats.stored, position.stored);
    QCOMPARE(fixture.startRun().message, u"Generation is already running"_s);
    // A ledger that is just being opened again asks to try again, and may yet have heard the first time.
    QVERIFY(fixture.waitUntil([&] { return fixture.stopRun().verdict != Verdict::Unavailable; }));
    QVERIFY(!fixture.position().run.active);
}

// [10]
void CrashTest::twentyEightCrashesInARow()
{
    EngineFixture fixture;
    bool failed = false;
    fixture.start();
    QObject::connect(fixture.engine.get(), &Engine::failed, fixture.engine.get(), [&] { failed = true; });
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    for (int i = 0; i < 28; ++i)
        QVERIFY(fixture.engine->crash(u"Producer"_s, u"crashed by the test"_s));
    // They hit it one by one, each as soon as it runs again.
    QVERIFY(fixture.advanceUntil(
        [&] {
            return fixture.signsOf(u"Producer"_s).dropped == 28
                && fixture.signsOf(u"Producer"_s).state == actor::State::Running;
        },
        300s));
    QVERIFY(!failed);
    QVERIFY(fixture.advanceUntil([&] { return !fixture.position().run.active; }, 310s));
    QCOMPARE(fixture.position().lastSeq, 1'500);
    QCOMPARE(fixture.broken(), QStringList());
}

void CrashTest::crashesAtAnUnlimitedRate()
{
    EngineFixture fixture;
    fixture.options.rates = {.generation = {0}, .display = {0}, .runLength = 0s};
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    for (const QString &actor : {u"Ledger"_s, u"Producer"_s, u"Buffer"_s, u"Broadcaster"_s, u"Coordinator"_s}) {
        const Seq before = fixture.position().cursor;
        QVERIFY(fixture.waitUntil([&] { return fixture.position().cursor > before + 10'000; }));
        QVERIFY2(fixture.crashAndRecover(actor), qPrintable(actor));
        fixture.clock.advance(2s); // one by one: more than three in 5 s are a matter for the supervisor above
    }
    QVERIFY(fixture.waitUntil([&] { return fixture.stopRun().verdict != Verdict::Unavailable; }));
    QVERIFY(fixture.waitUntil([&] { return fixture.position().backlog() == 0; }));
    QVERIFY(fixture.waitUntil([&] { return face.last.cursor == fixture.position().cursor; }));
    QCOMPARE(face.faults, QStringList());
    QCOMPARE(fixture.broken(), QStringList());
}

BILLOW_TEST(QCoreApplication, CrashTest)
#include "CrashTest.moc"
