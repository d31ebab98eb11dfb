// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/BackgroundPool.h"
#include "core/engine/ConnectionCheck.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/store/PostgresConnection.h"
#include "tests/cache/StubServer.h"
#include "tests/engine/EngineFixture.h"
#include "tests/support/FreePort.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/RedisServer.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QTest>
#include <QThreadPool>

#include <sqlite3.h>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Trying out a connection: what is there, or what is wrong with it, in plain words.
class ConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sqlite();
    void sqliteThatIsNotOurs();
    void postgresql();
    void postgresqlRefuses_data();
    void postgresqlRefuses();
    void frozenPostgresql();
    void notPostgresql();
    void aLedgerIsOnlyLookedAt();
    void aNewerSchema();
    void redis();
    void redisRefuses_data();
    void redisRefuses();
    void frozenRedis();
    void urlsAreChecked();
    void wordsForWhatLibpqSays_data();
    void wordsForWhatLibpqSays();

private:
    [[nodiscard]] Result<QString> storage(const QString &url)
    {
        return answered(m_engine.engine->api().testStorage(url));
    }
    [[nodiscard]] Result<QString> cache(const QString &url) { return answered(m_engine.engine->api().testCache(url)); }
    [[nodiscard]] static Result<QString> answered(const QFuture<Result<QString>> &future);

    QTemporaryDir m_folder;
    EngineFixture m_engine;
    PostgresServer m_postgres;
    RedisServer m_redis{RedisServer::Options{.password = u"open sesame"_s}};
};

namespace {

QString textOf(const Result<QString> &result)
{
    return result ? u"fine: "_s + *result : result.error().message;
}

void makeLedger(const QString &url, int invoices)
{
    LedgerWriter writer(std::make_unique<LedgerStore>(LedgerLocation::fromUrl(url).value()));
    QVERIFY(writer.open().ok());
    QVERIFY(writer.begin().ok());
    QVERIFY(writer.append(samples::invoices(1, invoices), Duplicates::Unlikely, samples::moment()).ok());
    QVERIFY(writer.commit().ok());
}

} // namespace

#define VERIFY_SAYS(result, words)                                                                                     \
    do {                                                                                                               \
        const Result<QString> &given = (result);                                                                       \
        QVERIFY2(textOf(given).contains(words), qPrintable(textOf(given)));                                            \
    } while (false)

Result<QString> ConnectionTest::answered(const QFuture<Result<QString>> &future)
{
    const QDeadlineTimer deadline(15s);
    while (!future.isFinished() && !deadline.hasExpired())
        QTest::qWait(5);
    return future.isFinished() ? future.result() : Result<QString>(Error::internal(u"no answer within 15 s"_s));
}

void ConnectionTest::initTestCase()
{
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
    QVERIFY2(m_redis.start(), qPrintable(m_redis.failure()));
    // One user needs a password, all others none.
    m_postgres.query(u"postgres"_s, u"CREATE ROLE careful LOGIN PASSWORD 'right'"_s);
    const QString rules = m_postgres.query(u"postgres"_s, u"SELECT current_setting('hba_file')"_s);
    m_postgres.query(u"postgres"_s,
        u"COPY (SELECT unnest(ARRAY['host all careful 127.0.0.1/32 scram-sha-256', "
        "'host all stranger 127.0.0.1/32 reject', 'host all all 127.0.0.1/32 trust', 'local all all trust'])) "
        "TO '%1'"_s.arg(rules));
    QCOMPARE(m_postgres.query(u"postgres"_s, u"SELECT pg_reload_conf()"_s), u"t"_s);
    m_engine.start();
}

void ConnectionTest::sqlite()
{
    const QString path = m_folder.filePath(u"new/ledger.db"_s);
    VERIFY_SAYS(storage(u"sqlite:"_s + path), u"doesn’t exist yet"_s);
    QVERIFY(!QFile::exists(m_folder.filePath(u"new"_s))); // it only looked
    makeLedger(u"sqlite:"_s + path, 3);
    VERIFY_SAYS(storage(u"sqlite:"_s + path), u"fine: The file is readable. It has a ledger with 3 "_s);
    VERIFY_SAYS(storage(u"sqlite:"_s + path + u"/below.db"_s), u"isn’t a folder"_s);
    VERIFY_SAYS(storage(u"sqlite:"_s + m_folder.path()), u"is a folder"_s);
}

void ConnectionTest::sqliteThatIsNotOurs()
{
    const QString text = m_folder.filePath(u"notes.txt"_s);
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray("not a database\n").repeated(500)) > 0);
    file.close();
    VERIFY_SAYS(storage(u"sqlite:"_s + text), u"isn’t a SQLite database"_s);

    const QString other = m_folder.filePath(u"other.db"_s);
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(other).constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, "CREATE TABLE t (a)", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
    VERIFY_SAYS(storage(u"sqlite:"_s + other), u"another program"_s);
}

void ConnectionTest::postgresql()
{
    const QString database = m_postgres.createDatabase();
    VERIFY_SAYS(storage(m_postgres.url(database)), u"The database is empty"_s);
    makeLedger(m_postgres.url(database), 5);
    VERIFY_SAYS(storage(m_postgres.url(database)), u"It has a ledger with 5 invoices"_s);
    VERIFY_SAYS(storage(m_postgres.socketUrl(database)), u"with 5 invoices"_s);
    const QString other = m_postgres.createDatabase();
    m_postgres.query(other, u"CREATE TABLE invoices (a int)"_s);
    const auto answer = storage(m_postgres.url(other));
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error().kind == Error::Kind::Incompatible, qPrintable(answer.error().message));
}

void ConnectionTest::postgresqlRefuses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");
    const QString here = u"127.0.0.1:%1"_s.arg(m_postgres.port());
    QTest::newRow("wrong password") << u"postgresql://careful:wrong@%1/postgres"_s.arg(here)
                                    << u"The password for the user careful was refused"_s;
    QTest::newRow("right password") << u"postgresql://careful:right@%1/postgres"_s.arg(here) << u"fine: "_s;
    QTest::newRow("no password") << u"postgresql://careful@%1/postgres"_s.arg(here) << u"needs a password"_s;
    QTest::newRow("no such user") << u"postgresql://nobody@%1/postgres"_s.arg(here)
                                  << u"There is no user nobody on this server"_s;
    QTest::newRow("no such database") << u"postgresql://postgres@%1/absent"_s.arg(here)
                                      << u"There is no database absent on this server"_s;
    QTest::newRow("not let in") << u"postgresql://stranger@%1/postgres"_s.arg(here)
                                << u"doesn’t accept connections from this computer"_s;
    QTest::newRow("no TLS") << u"postgresql://postgres@%1/postgres?sslmode=require"_s.arg(here)
                            << u"which the server doesn’t offer"_s;
    QTest::newRow("refused port") << u"postgresql://postgres@127.0.0.1:%1/postgres"_s.arg(freePort())
                                  << u"Can’t connect to 127.0.0.1"_s;
    QTest::newRow("no such host") << u"postgresql://postgres@no-such-host.invalid/postgres"_s << u"Can’t find"_s;
    QTest::newRow("no such socket") << u"postgresql://postgres@%2Fnowhere/postgres"_s << u"doesn’t exist"_s;
}

void ConnectionTest::postgresqlRefuses()
{
    QFETCH(QString, url);
    QFETCH(QString, words);
    const auto answer = storage(url);
    QVERIFY2(textOf(answer).contains(words), qPrintable(textOf(answer)));
    QVERIFY(!textOf(answer).contains(u"wrong"_s));
}

void ConnectionTest::frozenPostgresql()
{
    const QString database = m_postgres.createDatabase();
    m_postgres.freeze();
    const auto answer = storage(m_postgres.url(database));
    m_postgres.thaw();
    VERIFY_SAYS(answer, u"isn’t responding"_s);
}

void ConnectionTest::notPostgresql()
{
    const StubServer web("HTTP/1.1 400 Bad Request\r\n\r\n", StubServer::Manner::AtOnce);
    VERIFY_SAYS(storage(u"postgresql://postgres@127.0.0.1:%1/postgres"_s.arg(web.port())), u"PostgreSQL"_s);
    const StubServer another("HTTP/1.1 400 Bad Request\r\n\r\n", StubServer::Manner::AtOnce);
    VERIFY_SAYS(cache(u"redis://127.0.0.1:%1"_s.arg(another.port())), u"the server there isn’t Redis"_s);
}

void ConnectionTest::aLedgerIsOnlyLookedAt()
{
    const QString database = m_postgres.createDatabase();
    QVERIFY(storage(m_postgres.url(database)).ok());
    QCOMPARE(m_postgres.query(database, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
    // The engine's own goes on meanwhile.
    const QString own = u"sqlite:"_s + m_engine.options.ledger.path;
    VERIFY_SAYS(storage(own), u"fine: "_s);
    QCOMPARE(m_engine.startRun().verdict, CommandOutcome::Verdict::Done);
    m_engine.advance(2s);
    VERIFY_SAYS(storage(own), u"with 10 invoices"_s);
    QCOMPARE(m_engine.stopRun().verdict, CommandOutcome::Verdict::Done);
}

void ConnectionTest::aNewerSchema()
{
    const QString database = m_postgres.createDatabase();
    makeLedger(m_postgres.url(database), 1);
    m_postgres.query(database, u"INSERT INTO schema_migrations VALUES (99, 'future', now())"_s);
    VERIFY_SAYS(storage(m_postgres.url(database)), u"from a newer version of Billow"_s);
}

void ConnectionTest::redis()
{
    QCOMPARE(m_redis.cli({u"SET"_s, u"a"_s, u"b"_s}, 3), "OK"_ba);
    VERIFY_SAYS(cache(m_redis.url(3)), u"Database 3 has 1 keys"_s);
    VERIFY_SAYS(cache(m_redis.socketUrl(4)), u"fine: Redis answers in"_s);
    VERIFY_SAYS(cache({}), u"fine: No cache"_s);
}

void ConnectionTest::redisRefuses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");
    const QString here = u"127.0.0.1:%1"_s.arg(m_redis.port());
    QTest::newRow("wrong password") << u"redis://:wrong@%1"_s.arg(here) << u"password"_s;
    QTest::newRow("no password") << u"redis://%1"_s.arg(here) << u"password"_s;
    QTest::newRow("refused port") << u"redis://127.0.0.1:%1"_s.arg(freePort()) << u"can’t connect"_s;
    QTest::newRow("no such host") << u"redis://no-such-host.invalid"_s << u"host name isn’t known"_s;
    QTest::newRow("no such database") << m_redis.url(9999) << u"database"_s;
}

void ConnectionTest::redisRefuses()
{
    QFETCH(QString, url);
    QFETCH(QString, words);
    const auto answer = cache(url);
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error().message.contains(words), qPrintable(answer.error().message));
    QVERIFY(!answer.error().message.contains(u"wrong"_s));
}

void ConnectionTest::frozenRedis()
{
    m_redis.freeze();
    const auto future = m_engine.engine->api().testCache(m_redis.url());
    const int running = backgroundPool().activeThreadCount(); // a program that ends now has to know
    const auto answer = answered(future);
    m_redis.thaw();
    VERIFY_SAYS(answer, u"didn’t answer in time"_s);
    QVERIFY(running > 0);
    QTRY_COMPARE(backgroundPool().activeThreadCount(), 0);
}

void ConnectionTest::urlsAreChecked()
{
    VERIFY_SAYS(storage(u"mysql://h"_s), u"must start with"_s);
    QVERIFY(!storage(u"postgresql://u:p/w@h/d"_s).ok());
    QVERIFY(!cache(u"http://h"_s).ok());
}

void ConnectionTest::wordsForWhatLibpqSays_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("words");
    QTest::newRow("host") << u"could not translate host name \"db\" to address: Name or service not known"_s
                          << u"The host name db isn’t known"_s;
    QTest::newRow("encryption")
        << u"FATAL: no pg_hba.conf entry for host \"10.0.0.9\", user \"u\", database \"d\", no encryption"_s
        << u"sslmode=require"_s;
    QTest::newRow("certificate")
        << u"connection to server at \"db\" (10.0.0.1), port 5432 failed: SSL error: certificate verify failed"_s
        << u"certificate was refused"_s;
    QTest::newRow("root certificate") << u"root certificate file \"/x/root.crt\" does not exist"_s
                                      << u"certificate was refused"_s;
    QTest::newRow("full") << u"FATAL: sorry, too many clients already"_s << u"no free connections"_s;
    QTest::newRow("starting") << u"FATAL: the database system is starting up"_s << u"Try again in a moment"_s;
    QTest::newRow("unknown") << u"etwas ganz anderes"_s << u"etwas ganz anderes"_s;
}

void ConnectionTest::wordsForWhatLibpqSays()
{
    QFETCH(QString, said);
    QFETCH(QString, words);
    QVERIFY2(explainPostgresFailure(said).contains(words), qPrintable(explainPostgresFailure(said)));
}

BILLOW_TEST(QCoreApplication, ConnectionTest)
#include "ConnectionTest.moc"
