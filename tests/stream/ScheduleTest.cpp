// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/RequestRules.h"
#include "core/stream/Producer.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime start{1'795'000'000'123ms};

Run runOf(double perSecond, std::optional<std::chrono::seconds> length)
{
    Run run{.id = 1, .active = true, .rate = {perSecond}, .startedAt = start};
    if (length)
        run.endsAt = start + *length;
    run.target = targetAt(run, run.rate, start);
    return run;
}

} // namespace

class ScheduleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void targets();
    void eachInvoiceIsDueAtItsAbsoluteTime_data();
    void eachInvoiceIsDueAtItsAbsoluteTime();
    void aChangeOfRateNeitherOwesNorForgets();
    void anEndlessRunCountsFromWhereItWasLearned();
    void anUnlimitedRunHasNoScheduleButAnEnd();
};

void ScheduleTest::targets()
{
    QCOMPARE(runOf(5, 300s).target, 1'500);
    QCOMPARE(runOf(0.3, 10s).target, 3);
    QCOMPARE(runOf(0.01, 1s).target, 1);
    QCOMPARE(runOf(5, std::nullopt).target, 0);
    QCOMPARE(runOf(0, 300s).target, 0);
    // Half-way, with 900 made, at twice the rate.
    Run run = runOf(5, 300s);
    run.generated = 900;
    QCOMPARE(targetAt(run, {10}, start + 150s), 900 + 1'500);
    // After its end nothing more is owed.
    QCOMPARE(targetAt(run, {10}, start + 400s), 900);
}

void ScheduleTest::eachInvoiceIsDueAtItsAbsoluteTime_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("seconds");
    QTest::newRow("5/s") << 5.0 << 300;
    QTest::newRow("3/s") << 3.0 << 100;
    QTest::newRow("7/s") << 7.0 << 60;
    QTest::newRow("0.1/s") << 0.1 << 3'600;
    QTest::newRow("999/s") << 999.0 << 10;
}

void ScheduleTest::eachInvoiceIsDueAtItsAbsoluteTime()
{
    QFETCH(double, rate);
    QFETCH(int, seconds);
    const Run run = runOf(rate, std::chrono::seconds(seconds));
    const RunSchedule schedule(run, start);
    QCOMPARE(schedule.dueBy(start), std::optional<std::int64_t>(0));
    for (std::int64_t k = 1; k <= run.target; ++k) {
        const UtcTime due = *schedule.dueTime(k);
        const double exact = static_cast<double>(k) / rate * 1'000;
        const double actual = static_cast<double>((due - start).count());
        QVERIFY2(std::abs(actual - exact) <= 1.0, qPrintable(QString::number(k)));
        QVERIFY(*schedule.dueBy(due) >= k);
        QVERIFY(*schedule.dueBy(due - 2ms) < k);
    }
    QCOMPARE(*schedule.dueBy(start + std::chrono::seconds(seconds)), run.target);
    QCOMPARE(*schedule.dueBy(start + std::chrono::hours(24)), run.target);
}

void ScheduleTest::aChangeOfRateNeitherOwesNorForgets()
{
    Run run = runOf(5, 300s);
    run.generated = 500;
    const UtcTime change = start + 100s;
    run.target = targetAt(run, {50}, change);
    run.rate = {50};
    const RunSchedule schedule(run, change);
    QCOMPARE(*schedule.dueBy(change), 500);
    QCOMPARE(*schedule.dueBy(change + 1s), 550);
    // A producer that crashes and learns of it later sees the same.
    run.generated = 540;
    QCOMPARE(*RunSchedule(run, change + 3s).dueBy(change + 4s), 700);
}

void ScheduleTest::anEndlessRunCountsFromWhereItWasLearned()
{
    Run run = runOf(4, std::nullopt);
    run.generated = 10;
    const RunSchedule schedule(run, start + 60s);
    QCOMPARE(*schedule.dueBy(start + 60s), 10);
    QCOMPARE(*schedule.dueBy(start + 70s), 50);
    QCOMPARE(*schedule.dueTime(11), start + 60s + 250ms);
    QVERIFY(!schedule.isOver(start + std::chrono::hours(24 * 365)));
}

void ScheduleTest::anUnlimitedRunHasNoScheduleButAnEnd()
{
    const RunSchedule schedule(runOf(0, 20s), start);
    QVERIFY(!schedule.dueBy(start + 1s));
    QVERIFY(!schedule.dueTime(1));
    QVERIFY(!schedule.isOver(start + 19'999ms));
    QVERIFY(schedule.isOver(start + 20s));
}

BILLOW_TEST(QCoreApplication, ScheduleTest)
#include "ScheduleTest.moc"
