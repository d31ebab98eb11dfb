// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Buffer.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace std::chrono_literals;

class PaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoASecondDoesNotDrift();
    void theFirstAfterAQuietTimeGoesAtOnce();
    void aLongPauseIsNotAnAvalanche();
    void aNewRateCountsFromNow();
    void unlimitedIsEverything();
};

void PaceTest::twoASecondDoesNotDrift()
{
    ReleasePace pace({2}, 0ns);
    std::int64_t released = 0;
    // Looked at irregularly, and always a little late.
    for (auto now = 0ns; now <= 750s; now += 137ms) {
        const std::int64_t count = pace.allowance(now, 1'000'000);
        pace.spend(count);
        released += count;
    }
    QCOMPARE(released, 1'500);
}

void PaceTest::theFirstAfterAQuietTimeGoesAtOnce()
{
    ReleasePace pace({2}, 0ns);
    pace.idleUntil(100s);
    QCOMPARE(pace.allowance(100s, 50), 1);
    pace.spend(1);
    QCOMPARE(pace.allowance(100s + 499ms, 49), 0);
    QCOMPARE(pace.untilNext(100s + 499ms), 1ms);
    QCOMPARE(pace.allowance(100s + 500ms, 49), 1);
}

void PaceTest::aLongPauseIsNotAnAvalanche()
{
    ReleasePace pace({2}, 0ns);
    QCOMPARE(pace.allowance(8h, 100'000), 5);
    pace.spend(5);
    QCOMPARE(pace.allowance(8h, 100'000), 0);
    QCOMPARE(ReleasePace({2}, 0ns).allowance(8h, 3), 3);
}

void PaceTest::aNewRateCountsFromNow()
{
    ReleasePace pace({0.1}, 0ns);
    pace.spend(pace.allowance(0ns, 10));
    QCOMPARE(pace.untilNext(1s), 9s);
    pace.setRate({10}, 1s);
    QCOMPARE(pace.untilNext(1s), 100ms);
}

void PaceTest::unlimitedIsEverything()
{
    ReleasePace pace({0}, 0ns);
    QCOMPARE(pace.allowance(1s, 12'345), 12'345);
    pace.spend(12'345);
    QCOMPARE(pace.allowance(1s, 1), 1);
    QCOMPARE(pace.untilNext(1s), 0ns);
}

BILLOW_TEST(QCoreApplication, PaceTest)
#include "PaceTest.moc"
