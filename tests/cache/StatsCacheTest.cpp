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

class StatsCacheTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void isOffWithoutALocation();
    void keepsTheNewestStateForTheNextStart();
    void writesWithATimeToLive();
    void writesWhatWaitsWhenItStops();
    void writesAtMostTwiceASecond();
    void renewsWhatWouldExpire();
    void ignoresAndOverwritesGarbage_data();
    void ignoresAndOverwritesGarbage();
    void ignoresTheStateOfAnotherLedger();
    void tellsItAllAgainWhenAsked();

private:
    RedisServer m_server;
    actor::SystemClock m_clock;
};

void StatsCacheTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void StatsCacheTest::init()
{
    QCOMPARE(m_server.cli({u"FLUSHALL"_s}), "OK"_ba);
}

void StatsCacheTest::isOffWithoutALocation()
{
    const CacheLog log;
    StatsCacheHarness harness(QString(), m_clock);
    harness.store(sampleState());
    QTRY_VERIFY(harness.isNow(Health::State::Off));
    harness.settle();
    QCOMPARE(harness.health.size(), 1);
    QCOMPARE(harness.health.first().name, u"Redis"_s);
    QVERIFY(harness.cache.vitalSigns().lastError.isEmpty());
    QCOMPARE(log.all(), QStringList());
}

void StatsCacheTest::keepsTheNewestStateForTheNextStart()
{
    const CacheLog log;
    for (const QString &url : {m_server.url(2), m_server.socketUrl(3)}) {
        {
            StatsCacheHarness harness(url, m_clock);
            QTRY_VERIFY(harness.isNow(Health::State::Ready));
            QCOMPARE(harness.loaded.size(), 0);
            for (std::int64_t revision = 1; revision <= 50; ++revision)
                harness.store(sampleState(revision));
            harness.settle(); // what is still in its mailbox when it stops stays there
        }
        StatsCacheHarness harness(url, m_clock);
        QTRY_COMPARE(harness.loaded.size(), 1);
        QVERIFY(harness.loaded.first() == sampleState(50));
    }
    QCOMPARE(log.all(), QStringList());
}

void StatsCacheTest::writesWithATimeToLive()
{
    StatsCacheHarness harness(m_server.url(), m_clock);
    harness.store(sampleState());
    QTRY_VERIFY(stateIn(m_server).has_value());
    const int seconds = m_server.cli({u"TTL"_s, totalsKey}).toInt();
    QVERIFY2(seconds > 3000 && seconds <= 3600, qPrintable(QString::number(seconds)));
    QCOMPARE(m_server.cli({u"DBSIZE"_s}), "1"_ba);
    QTRY_VERIFY(harness.isNow(Health::State::Ready) && harness.health.last().latency > 0us);
}

void StatsCacheTest::writesWhatWaitsWhenItStops()
{
    actor::ManualClock clock; // stands still: the second write waits for ever
    StatsCacheHarness harness(m_server.url(), clock, StatsCacheHarness::patient());
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    harness.store(sampleState(1));
    QTRY_VERIFY(stateIn(m_server).has_value());
    harness.store(sampleState(2));
    harness.settle();
    QCOMPARE(stateIn(m_server)->revision, 1);
    harness.stop();
    QCOMPARE(stateIn(m_server)->revision, 2);
}

void StatsCacheTest::writesAtMostTwiceASecond()
{
    actor::ManualClock clock;
    StatsCacheHarness harness(m_server.url(), clock, StatsCacheHarness::patient());
    const auto settle = [&harness] { harness.settle(); };
    settle();
    m_server.cli({u"CONFIG"_s, u"RESETSTAT"_s});
    for (int step = 1; step <= 1000; ++step) { // ten seconds
        harness.store(sampleState(step));
        settle();
        clock.advance(10ms, settle);
    }
    const QByteArray statistics = m_server.cli({u"INFO"_s, u"commandstats"_s});
    const qsizetype at = statistics.indexOf("cmdstat_set:calls=") + 18;
    const int writes = statistics.mid(at, statistics.indexOf(',', at) - at).toInt();
    QVERIFY2(writes >= 20 && writes <= 21, statistics.constData());
    QVERIFY(stateIn(m_server)->revision >= 950);
    QCoreApplication::processEvents(); // the health that was told meanwhile
    QVERIFY2(harness.health.size() <= 13, qPrintable(QString::number(harness.health.size())));
}

void StatsCacheTest::renewsWhatWouldExpire()
{
    actor::ManualClock clock;
    StatsCacheHarness harness(m_server.url(), clock, StatsCacheHarness::patient());
    const auto settle = [&harness] { harness.settle(); };
    harness.store(sampleState());
    settle();
    QVERIFY(stateIn(m_server).has_value());
    QCOMPARE(m_server.cli({u"DEL"_s, totalsKey}), "1"_ba);
    clock.advance(29min, settle);
    QVERIFY(!stateIn(m_server).has_value());
    clock.advance(2min, settle);
    QVERIFY(stateIn(m_server).has_value());
}

void StatsCacheTest::ignoresAndOverwritesGarbage_data()
{
    QTest::addColumn<QList<QStringList>>("commands");
    using Commands = QList<QStringList>;
    QTest::newRow("not JSON") << Commands{{u"SET"_s, totalsKey, u"{\"a\""_s}};
    QTest::newRow("no text") << Commands{{u"SET"_s, totalsKey, u"\x01?"_s}};
    QTest::newRow("other JSON") << Commands{{u"SET"_s, totalsKey, u"[1,2]"_s}};
    QTest::newRow("another object") << Commands{{u"SET"_s, totalsKey, u"{}"_s}};
    QTest::newRow("another type") << Commands{{u"RPUSH"_s, totalsKey, u"a"_s}};
    QTest::newRow("too large") << Commands{{u"SETRANGE"_s, totalsKey, u"200000000"_s, u"x"_s}};
}

void StatsCacheTest::ignoresAndOverwritesGarbage()
{
    QFETCH(QList<QStringList>, commands);
    for (const QStringList &command : commands)
        m_server.cli(command);
    const CacheLog log;
    StatsCacheHarness harness(m_server.url(), m_clock);
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    QCOMPARE(harness.loaded.size(), 0);
    QCOMPARE(log.all().size(), 1);
    QVERIFY2(log.all().first().contains(u"is ignored and will be overwritten"_s), qPrintable(log.all().first()));

    harness.store(sampleState(9));
    QTRY_VERIFY(stateIn(m_server).has_value());
    QVERIFY(stateIn(m_server) == sampleState(9));
    QVERIFY(harness.cache.vitalSigns().lastError.isEmpty());
    QCOMPARE(log.all().size(), 1);
}

void StatsCacheTest::ignoresTheStateOfAnotherLedger()
{
    m_server.cli({u"SET"_s, totalsKey, QString::fromUtf8(toJson(sampleState(3), u"another"_s))});
    const CacheLog log;
    StatsCacheHarness harness(m_server.url(), m_clock);
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    QCOMPARE(harness.loaded.size(), 0);
    QCOMPARE(log.all().size(), 1);
}

void StatsCacheTest::tellsItAllAgainWhenAsked()
{
    {
        StatsCacheHarness harness(m_server.url(), m_clock);
        harness.store(sampleState(4));
        QTRY_VERIFY(stateIn(m_server).has_value());
    }
    StatsCacheHarness harness(m_server.url(), m_clock);
    QTRY_VERIFY(harness.isNow(Health::State::Ready));
    QTRY_COMPARE(harness.loaded.size(), 1);
    const auto told = harness.health.size();
    QVERIFY(actor::tell(harness.cache, [](StatsCache &cache) { cache.report(); }));
    QTRY_COMPARE(harness.loaded.size(), 2);
    QCOMPARE(harness.health.size(), told + 1);
    harness.store(sampleState(5));
    QVERIFY(actor::tell(harness.cache, [](StatsCache &cache) { cache.report(); }));
    harness.settle();
    QTRY_VERIFY(harness.health.size() >= told + 2);
    QCOMPARE(harness.loaded.size(), 2);
}

BILLOW_TEST(QCoreApplication, StatsCacheTest)
#include "StatsCacheTest.moc"
