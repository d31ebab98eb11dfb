// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/RedisServer.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = CommandOutcome::Verdict;

/// Servers that are away, freeze, or were never there. In brackets: the original's defects.
class OutageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void postgresIsAwayInTheMiddleOfARun();
    void postgresIsFrozen();
    void itStartsWithoutPostgres();
    void redisComesAndGoes();
    void aSecondEngineSaysWhoHoldsTheLedger();

private:
    PostgresServer m_postgres;
};

void OutageTest::initTestCase()
{
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
}

// [11]
void OutageTest::postgresIsAwayInTheMiddleOfARun()
{
    EngineFixture fixture(m_postgres.url(m_postgres.createDatabase()));
    fixture.options.rates.runLength = 60s;
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(10s);

    m_postgres.kill();
    fixture.advance(1s);
    QVERIFY(fixture.waitUntil([&] { return face.last.status.storage.state == Health::State::Away; }));
    QVERIFY(!face.last.status.storage.message.isEmpty());
    QCOMPARE(fixture.stopRun().verdict, Verdict::Unavailable);
    fixture.advance(20s);
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
    QVERIFY(fixture.advanceUntil([&] { return face.last.status.storage.state == Health::State::Ready; }, 30s));

    QVERIFY(fixture.advanceUntil([&] { return !fixture.position().run.active; }, 60s));
    QCOMPARE(fixture.position().lastSeq, 300);
    QVERIFY(fixture.advanceUntil([&] { return fixture.position().backlog() == 0; }, 200s));
    fixture.advance(1s);
    QCOMPARE(face.last.cursor, 300);
    QCOMPARE(toString(face.last.status.activity), u"stopped"_s);
    QCOMPARE(face.faults, QStringList());
    QCOMPARE(fixture.broken(), QStringList());
}

// [12]
void OutageTest::postgresIsFrozen()
{
    EngineFixture fixture(m_postgres.url(m_postgres.createDatabase()));
    fixture.options.rates.runLength = 60s;
    fixture.start();
    Face face(fixture.engine->api());
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(5s);

    m_postgres.freeze();
    QVERIFY(fixture.waitUntil([&] { return face.last.status.storage.state == Health::State::Away; }));
    // The rest of the program neither waits nor falls.
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.startRun().verdict, Verdict::Unavailable);
    QCOMPARE(fixture.signsOf(u"Coordinator"_s).restarts, 0u);
    QCOMPARE(fixture.signsOf(u"Ledger"_s).restarts, 0u);
    m_postgres.thaw();
    QVERIFY(fixture.waitUntil([&] { return face.last.status.storage.state == Health::State::Ready; }));
    QVERIFY(fixture.advanceUntil([&] { return !fixture.position().run.active; }, 70s));
    QCOMPARE(fixture.position().lastSeq, 300);
    QCOMPARE(fixture.broken(), QStringList());
}

// [13]
void OutageTest::itStartsWithoutPostgres()
{
    const QString url = m_postgres.url(m_postgres.createDatabase());
    m_postgres.kill();
    EngineFixture fixture(url);
    fixture.start(false);
    Face face(fixture.engine->api());
    QVERIFY(fixture.waitUntil([&] { return face.last.status.storage.state == Health::State::Away; }));
    QCOMPARE(fixture.startRun().verdict, Verdict::Unavailable);
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
    QVERIFY(fixture.waitUntil([&] { return face.last.status.storage.state == Health::State::Ready; }));
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(1s);
    QCOMPARE(fixture.position().lastSeq, 5);
}

// [14]
void OutageTest::redisComesAndGoes()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.failure()));
    EngineFixture fixture;
    fixture.options.redis = RedisLocation::fromUrl(redis.url()).value();
    fixture.start();
    Face face(fixture.engine->api());
    QVERIFY(fixture.waitUntil([&] { return face.last.status.cache.state == Health::State::Ready; }));
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(10s);
    redis.kill();
    QVERIFY(fixture.advanceUntil([&] { return face.last.status.cache.state == Health::State::Away; }, 30s));
    QVERIFY(fixture.advanceUntil([&] { return face.last.stats.displayed == fixture.position().displayed; }, 3s));
    QVERIFY2(redis.start(), qPrintable(redis.failure()));
    QVERIFY(fixture.advanceUntil([&] { return face.last.status.cache.state == Health::State::Ready; }, 30s));
    // The same figures as those of the ledger, before, while and after.
    QVERIFY(fixture.advanceUntil([&] { return face.last.stats.stored == fixture.position().stored; }, 3s));
    QVERIFY(fixture.advanceUntil([&] { return face.last.stats.displayed == fixture.position().displayed; }, 3s));
    QCOMPARE(toString(face.last.status.activity), u"running"_s);
    QCOMPARE(face.faults, QStringList());
    QVERIFY(!redis.cli({u"KEYS"_s, u"*"_s}).isEmpty());
}

void OutageTest::aSecondEngineSaysWhoHoldsTheLedger()
{
    EngineFixture fixture;
    fixture.start();
    Engine second(fixture.options, fixture.clock);
    QString refusal;
    QObject::connect(&second, &Engine::ledgerRefused, &second, [&](const QString &reason) { refusal = reason; });
    second.start();
    QVERIFY(fixture.waitUntil([&] { return !refusal.isEmpty(); }));
    QVERIFY2(refusal.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(refusal));
    QVERIFY(second.stop(10s));
}

BILLOW_TEST(QCoreApplication, OutageTest)
#include "OutageTest.moc"
