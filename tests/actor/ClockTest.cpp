// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestMain.h"

#include <QDateTime>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Repeat = actor::Clock::Repeat;

class ClockTest final : public QObject {
    Q_OBJECT

    QStringList m_seen;

    auto see(const QString &what)
    {
        return [this, what] { m_seen.append(what); };
    }
    static auto deliver()
    {
        return [] { QCoreApplication::sendPostedEvents(); };
    }

private Q_SLOTS:
    void init() { m_seen.clear(); }

    void manualTimeMovesOnlyByHand()
    {
        const std::chrono::sys_time<std::chrono::milliseconds> noon{1'000'000ms};
        actor::ManualClock clock(noon);
        QCOMPARE(clock.now(), 0ns);
        QVERIFY(clock.utcNow() == noon);
        clock.advance(1'500us);
        QCOMPARE(clock.now(), actor::Clock::Duration{1'500us});
        QVERIFY(clock.utcNow() == noon + 1ms);
        clock.advance(-1s);
        QCOMPARE(clock.now(), actor::Clock::Duration{1'500us});
    }

    void manualTimersFireInTheOrderOfTheirTimes()
    {
        actor::ManualClock clock;
        const auto c = clock.startTimer(this, 30ms, Repeat::Once, see(u"c"_s));
        const auto a = clock.startTimer(this, 10ms, Repeat::Once, see(u"a"_s));
        const auto tick = clock.startTimer(this, 20ms, Repeat::Forever, see(u"tick"_s));
        const auto b = clock.startTimer(this, 20ms, Repeat::Once, see(u"b"_s));
        clock.advance(45ms);
        QVERIFY(m_seen.isEmpty()); // nothing runs but on this thread's event loop
        deliver()();
        QCOMPARE(m_seen, QStringList({u"a"_s, u"tick"_s, u"b"_s, u"c"_s, u"tick"_s}));
    }

    void manualTimeStandsStillWhileThingsSettle()
    {
        actor::ManualClock clock;
        std::unique_ptr<actor::Timer> second;
        const auto first = clock.startTimer(this, 10ms, Repeat::Once, [&] {
            m_seen.append(QString::number(clock.now() / 1ms));
            // Started meanwhile, and due within the same advance().
            second =
                clock.startTimer(this, 5ms, Repeat::Once, [&] { m_seen.append(QString::number(clock.now() / 1ms)); });
        });
        clock.advance(100ms, deliver());
        QCOMPARE(m_seen, QStringList({u"10"_s, u"15"_s}));
        QCOMPARE(clock.now(), actor::Clock::Duration{100ms});
    }

    void aDestroyedManualTimerIsSilent()
    {
        actor::ManualClock clock;
        auto timer = clock.startTimer(this, 10ms, Repeat::Once, see(u"no"_s));
        clock.advance(10ms);
        timer.reset(); // fired, not yet delivered
        auto context = std::make_unique<QObject>();
        const auto orphan = clock.startTimer(context.get(), 10ms, Repeat::Once, see(u"no"_s));
        clock.advance(10ms);
        context.reset();
        deliver()();
        QVERIFY(m_seen.isEmpty());
    }

    void aManualTimerMayDestroyItself()
    {
        actor::ManualClock clock;
        std::unique_ptr<actor::Timer> timer;
        timer = clock.startTimer(this, 10ms, Repeat::Forever, [&] {
            timer.reset();
            m_seen.append(u"once"_s);
        });
        clock.advance(100ms, deliver());
        QCOMPARE(m_seen, QStringList({u"once"_s}));
    }

    void aManualTimerMayOutliveItsClock()
    {
        auto clock = std::make_unique<actor::ManualClock>();
        auto timer = clock->startTimer(this, 10ms, Repeat::Once, see(u"no"_s));
        clock.reset();
        timer.reset();
        QVERIFY(m_seen.isEmpty());
    }

    void manualTimeIsThreadSafe()
    {
        actor::ManualClock clock;
        const auto timer = clock.startTimer(this, 1ms, Repeat::Forever, see(u"tick"_s));
        std::thread other([&clock] {
            for (int i = 0; i < 1'000; ++i)
                clock.advance(1ms);
        });
        for (int i = 0; i < 200; ++i) {
            auto brief = clock.startTimer(this, 1ms, Repeat::Forever, [] {});
            deliver()();
        }
        other.join();
        deliver()();
        QCOMPARE(m_seen.size(), 1'000);
    }

    void systemTimersFireAndStop()
    {
        actor::SystemClock clock;
        const auto before = clock.now();
        const auto once = clock.startTimer(this, 1ns, Repeat::Once, see(u"once"_s));
        QTRY_COMPARE(m_seen, QStringList({u"once"_s}));
        QVERIFY(clock.now() - before >= 1ms); // rounded up, never early
        auto ticking = clock.startTimer(this, 1ms, Repeat::Forever, see(u"tick"_s));
        QTRY_VERIFY(m_seen.count(u"tick"_s) >= 3);
        ticking.reset();
        const auto seen = m_seen.size();
        const auto later = clock.startTimer(this, 5ms, Repeat::Once, see(u"later"_s));
        QTRY_VERIFY(m_seen.contains(u"later"_s));
        QCOMPARE(m_seen.size(), seen + 1);
    }

    void systemTimeOfDayIsTheMachines()
    {
        // Later versions of Qt round to the nearest millisecond.
        const qint64 before = QDateTime::currentMSecsSinceEpoch() - 1;
        const qint64 now = actor::SystemClock().utcNow().time_since_epoch().count();
        QVERIFY(now >= before);
        QVERIFY(now <= QDateTime::currentMSecsSinceEpoch());
    }
};

BILLOW_TEST(QCoreApplication, ClockTest)
#include "ClockTest.moc"
