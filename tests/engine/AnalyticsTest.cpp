// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The figures as a face gets them while a run goes on.
class AnalyticsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresFollowTheRun();
    void figuresSurviveACrashInBetween();
    void aResetEmptiesThem();
    void choicesFollowTheRun();
    void anUnlimitedRunIsRolledUpInTheEnd();
};

namespace {

template <typename Value>
Value answered(const QFuture<Result<Value>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
        qFatal("there was no answer");
    const Result<Value> result = future.result();
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().message));
    return *result;
}

Analytics figures(EngineFixture &fixture, AnalyticsQuery query = {})
{
    return answered(fixture.engine->api().analytics(query));
}

} // namespace

void AnalyticsTest::figuresFollowTheRun()
{
    EngineFixture fixture;
    fixture.start();
    const Analytics empty = figures(fixture);
    QCOMPARE(empty.lastSeq, 0);
    QCOMPARE(empty.currency, Currency());
    QCOMPARE(empty.minutes.size(), 60U);

    // Five a second in, two out, from 09:00 on.
    (void)fixture.startRun();
    fixture.advance(150s);
    const Analytics running = figures(fixture, {.window = 5min});
    QCOMPARE(running.lastSeq, 750);
    QVERIFY(running.lastSeq - running.upTo <= 5);
    QCOMPARE(running.minutes.size(), 5U);
    std::int64_t stored = 0;
    std::int64_t displayed = 0;
    for (const MinuteFigures &minute : running.minutes) {
        stored += minute.stored;
        displayed += minute.displayed;
        QVERIFY(minute.stored <= 300 && minute.displayed <= 120);
    }
    QCOMPARE(stored, 750);
    QCOMPARE(displayed, fixture.position().cursor);
    QCOMPARE(running.minutes.back().backlog, 750 - displayed);
    QCOMPARE(running.minutes.at(3).stored, 300);

    fixture.advance(1s);
    (void)fixture.stopRun();
    fixture.advance(1s);
    const Analytics stopped = figures(fixture);
    QCOMPARE(stopped.upTo, stopped.lastSeq);
    QCOMPARE(stopped.total, fixture.position().stored.of(Currency()));
    QCOMPARE(stopped.months.size(), 1U);
    QCOMPARE(stopped.months.front().totals, stopped.total);
    QCOMPARE(stopped.sellers.largest.size(), 10U);
    QCOMPARE(fixture.broken(), QStringList());
}

void AnalyticsTest::figuresSurviveACrashInBetween()
{
    EngineFixture fixture;
    fixture.start();
    (void)fixture.startRun();
    fixture.advance(10s);
    QVERIFY(fixture.crashAndRecover(u"Ledger"_s));
    fixture.advance(5s);
    QVERIFY(fixture.crashAndRecover(u"Reader"_s));
    fixture.advance(5s);
    (void)fixture.stopRun();
    fixture.advance(1s);
    const Analytics found = figures(fixture);
    QVERIFY(found.lastSeq > 0);
    QCOMPARE(found.upTo, found.lastSeq);
    QCOMPARE(found.total, fixture.position().stored.of(Currency()));
    QCOMPARE(fixture.broken(), QStringList());
}

void AnalyticsTest::aResetEmptiesThem()
{
    EngineFixture fixture;
    fixture.start();
    (void)fixture.startRun();
    fixture.advance(10s);
    (void)fixture.stopRun();
    QCOMPARE(fixture.command(fixture.engine->api().reset(false)).verdict, CommandOutcome::Verdict::Done);
    const Analytics found = figures(fixture);
    QCOMPARE(found.epoch, fixture.position().epoch);
    QCOMPARE(found.upTo, 0);
    QCOMPARE(found.total.count, 0);
    QVERIFY(found.currencies.empty());
    for (const MinuteFigures &minute : found.minutes)
        QCOMPARE(minute.stored, 0);
}

void AnalyticsTest::choicesFollowTheRun()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(answered(fixture.engine->api().filterChoices()), FilterChoices());
    (void)fixture.startRun();
    fixture.advance(5s);
    const FilterChoices choices = answered(fixture.engine->api().filterChoices());
    QCOMPARE(choices.sources, QStringList(u"demo"_s));
    QCOMPARE(choices.currencies, QStringList(u"ZAR"_s));
    QVERIFY(choices.countries.size() > 1);
}

void AnalyticsTest::anUnlimitedRunIsRolledUpInTheEnd()
{
    EngineFixture fixture;
    fixture.options.rates = {.generation = Rate{0}, .display = Rate{0}, .runLength = 0s};
    fixture.start();
    (void)fixture.startRun();
    QVERIFY(fixture.waitUntil([&] { return fixture.position().lastSeq > 20'000; }));
    (void)fixture.stopRun();
    QVERIFY(fixture.waitUntil([&] {
        const Analytics found = figures(fixture);
        return found.upTo > 20'000 && found.upTo == found.lastSeq;
    }));
    QCOMPARE(fixture.broken(), QStringList());
}

BILLOW_TEST(QCoreApplication, AnalyticsTest)
#include "AnalyticsTest.moc"
