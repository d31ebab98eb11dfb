// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "tests/cache/SampleState.h"
#include "tests/cache/StatsCacheHarness.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace billow;

class StatsCacheOutageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesOnWithoutAServer();
    void backsOff();
    void recoversFromAKilledServer();
    void noticesAKilledServerWithoutAWrite();
    void doesNotHangOnAFrozenServer();
    void saysOnceThatWritesAreRefused();
    void saysOnceThatThePasswordIsRefused();

private:
    actor::SystemClock m_clock;
};

void StatsCacheOutageTest::goesOnWithoutAServer()
{
    const CacheLog log;
    StatsCacheHarness harness(u"redis://:hunter2@127.0.0.1:1/5"_s, m_clock);
    QTRY_VERIFY(harness.isNow(Health::State::Away));
    QCOMPARE(harness.health.last().message, u"can’t connect"_s);
    QCOMPARE(harness.health.last().location, u"redis://127.0.0.1:1/5"_s);
    const auto before = harness.cache.vitalSigns().handled;
    for (std::int64_t revision = 1; revision <= 10; ++revision)
        harness.store(sampleState(revision));
    QTRY_VERIFY(harness.cache.vitalSigns().handled > before + 20); // tried again several times
    QCOMPARE(
        log.all(), QStringList(u"Redis at redis://127.0.0.1:1/5 is away: can’t connect; going on without the cache"_s));
}

void StatsCacheOutageTest::backsOff()
{
    const CacheLog log;
    actor::ManualClock clock;
    StatsCacheHarness harness(u"redis://127.0.0.1:1"_s, clock, StatsCacheHarness::patient(24h));
    const auto settle = [&harness] { harness.settle(); };
    settle();
    const auto attemptsIn = [&](actor::Clock::Duration duration) {
        const auto before = harness.cache.vitalSigns().handled;
        clock.advance(duration, settle);
        return harness.cache.vitalSigns().handled - before;
    };
    QCOMPARE(attemptsIn(499ms), 0U);
    QCOMPARE(attemptsIn(1ms), 1U); // after 0.5 s
    QCOMPARE(attemptsIn(999ms), 0U);
    QCOMPARE(attemptsIn(1ms), 1U); // after 1 s more
    QCOMPARE(attemptsIn(2s + 4s + 8s), 3U);
    QCOMPARE(attemptsIn(100s), 10U); // every 10 s
    QCOMPARE(log.all().size(), 1);
}

void StatsCacheOutageTest::recoversFromAKilledServer()
{
    RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const CacheLog log;
    StatsCacheHarness harness(server.url(), m_clock);
    harness.store(sampleState(1));
    QTRY_VERIFY(stateIn(server).has_value());
    for (int round = 1; round <= 2; ++round) {
        server.kill();
        for (std::int64_t revision = 1; revision <= 20; ++revision)
            harness.store(sampleState(100 * round + revision));
        QTRY_VERIFY(harness.isNow(Health::State::Away));
        const auto before = harness.cache.vitalSigns().handled;
        QTRY_VERIFY(harness.cache.vitalSigns().handled > before + 10);
        QVERIFY2(server.start(), qPrintable(server.failure()));
        QTRY_VERIFY(harness.isNow(Health::State::Ready));
        QCOMPARE(stateIn(server)->revision, 100 * round + 20);
        QVERIFY2(log.all().size() == 2 * round, qPrintable(log.all().join(u'\n')));
        QVERIFY(log.all()[2 * round - 2].contains(u" is away: "_s));
        QVERIFY(log.all()[2 * round - 1].endsWith(u" is back"_s));
    }
    QCOMPARE(harness.loaded.size(), 0);
}

void StatsCacheOutageTest::noticesAKilledServerWithoutAWrite()
{
    RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const CacheLog log;
    StatsCacheHarness harness(server.url(), m_clock);
    harness.store(sampleState(1));
    QTRY_VERIFY(stateIn(server).has_value());
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    server.kill();
    QTRY_VERIFY(harness.isNow(Health::State::Away));
    QVERIFY2(server.start(), qPrintable(server.failure()));
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    QVERIFY2(stateIn(server) == sampleState(1), "an empty server that comes back gets the state again");
    QCOMPARE(log.all().size(), 2);
}

void StatsCacheOutageTest::doesNotHangOnAFrozenServer()
{
    RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const CacheLog log;
    StatsCache::Options options = StatsCacheHarness::quick();
    options.connectTimeOut = options.commandTimeOut = 100ms;
    StatsCacheHarness harness(server.url(), m_clock, options);
    harness.store(sampleState(1));
    QTRY_VERIFY(stateIn(server).has_value());
    server.freeze();
    harness.store(sampleState(2));
    QTRY_VERIFY(harness.isNow(Health::State::Away));
    QCOMPARE(harness.health.last().message, u"it didn’t answer in time"_s);
    const auto before = harness.cache.vitalSigns().handled;
    QTRY_VERIFY(harness.cache.vitalSigns().handled > before + 5);
    QCOMPARE(log.all().size(), 1);
    server.thaw();
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    QTRY_COMPARE(stateIn(server)->revision, 2);
}

void StatsCacheOutageTest::saysOnceThatWritesAreRefused()
{
    RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const CacheLog log;
    StatsCacheHarness harness(server.url(), m_clock);
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    QCOMPARE(server.cli({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"1"_s}), "OK"_ba);
    harness.store(sampleState(5));
    QTRY_VERIFY(harness.isNow(Health::State::Away));
    QCOMPARE(harness.health.last().message, u"its memory is full"_s);
    const auto before = harness.cache.vitalSigns().handled;
    QTRY_VERIFY(harness.cache.vitalSigns().handled > before + 10); // each time it lets us in, and refuses the write
    QCOMPARE(log.all().size(), 1);
    QCOMPARE(server.cli({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"0"_s}), "OK"_ba);
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    QCOMPARE(log.all().size(), 2);
}

void StatsCacheOutageTest::saysOnceThatThePasswordIsRefused()
{
    RedisServer server({.password = u"hunter2"_s, .arguments = {}});
    QVERIFY2(server.start(), qPrintable(server.failure()));
    {
        StatsCacheHarness harness(server.url(), m_clock);
        QTRY_VERIFY(harness.isNow(Health::State::Ready));
    }
    const CacheLog log;
    StatsCacheHarness harness(u"redis://:hunter3@127.0.0.1:%1"_s.arg(server.port()), m_clock);
    QTRY_VERIFY(harness.isNow(Health::State::Away));
    QCOMPARE(harness.health.last().message, u"the password or the user was refused"_s);
    const auto before = harness.cache.vitalSigns().handled;
    QTRY_VERIFY(harness.cache.vitalSigns().handled > before + 10);
    QCOMPARE(log.all().size(), 1);
    QVERIFY(!log.all().first().contains(u"hunter"_s));
}

BILLOW_TEST(QCoreApplication, StatsCacheOutageTest)
#include "StatsCacheOutageTest.moc"
