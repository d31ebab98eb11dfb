// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/RedisConnection.h"
#include "tests/cache/StubServer.h"
#include "tests/support/RedisServer.h"
#include "tests/support/TestMain.h"

#include <QTest>
#include <QUrl>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace billow;

namespace {

// Long enough for a busy machine; those tests that wait for a time-out give a short one.
constexpr RedisConnection::TimeOuts patient{.connect = 10s, .command = 10s};
constexpr RedisConnection::TimeOuts hasty{.connect = 100ms, .command = 100ms};

Result<std::unique_ptr<RedisConnection>> open(const QString &url, RedisConnection::TimeOuts timeOuts = patient)
{
    return RedisConnection::open(RedisLocation::fromUrl(url).value(), timeOuts);
}

/// Why it could not be opened; empty where it could.
QString refusal(const QString &url, RedisConnection::TimeOuts timeOuts = patient)
{
    const auto connection = open(url, timeOuts);
    if (connection)
        return {};
    return connection.error().kind == Error::Kind::Unavailable ? connection.error().message : u"of another kind"_s;
}

} // namespace

class RedisConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void givesTypedRepliesInOrder();
    void carriesAnyBytes();
    void selectsTheDatabase();
    void givesThePassword_data();
    void givesThePassword();
    void givesUserAndPassword();
    void neverRepeatsThePassword();
    void saysWhyItCouldNotConnect();
    void doesNotWaitForAFrozenServer();
    void doesNotWaitForATricklingServer();
    void noticesWhatIsNotRedis();
    void survivesAServerThatWasKilled_data();
    void survivesAServerThatWasKilled();
    void leavesTheSignalsOfTheProcessAlone();

private:
    RedisServer m_server;
};

void RedisConnectionTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void RedisConnectionTest::givesTypedRepliesInOrder()
{
    const auto connection = open(m_server.url());
    QVERIFY(connection.ok());
    const auto replies = (*connection)
                             ->run({
                                 {"SET"_ba, "text"_ba, "value"_ba},
                                 {"GET"_ba, "text"_ba},
                                 {"GET"_ba, "nothing"_ba},
                                 {"STRLEN"_ba, "text"_ba},
                                 {"LPUSH"_ba, "text"_ba, "x"_ba},
                                 {"MGET"_ba, "text"_ba, "nothing"_ba},
                             });
    QVERIFY(replies.ok());
    QCOMPARE(replies->size(), 6U);
    const auto &all = *replies;
    QCOMPARE(all[0].type, RedisReply::Type::Status);
    QCOMPARE(all[0].text, "OK"_ba);
    QCOMPARE(all[1].type, RedisReply::Type::Text);
    QCOMPARE(all[1].text, "value"_ba);
    QCOMPARE(all[2].type, RedisReply::Type::Nil);
    QCOMPARE(all[3].type, RedisReply::Type::Integer);
    QCOMPARE(all[3].integer, 5);
    QCOMPARE(all[4].type, RedisReply::Type::Error);
    QVERIFY(!checkReplies(all).ok());
    QCOMPARE(all[5].type, RedisReply::Type::Array);
    QCOMPARE(all[5].items.size(), 2U);
    QCOMPARE(all[5].items[0].text, "value"_ba);

    const auto next = (*connection)->run({{"PING"_ba}});
    QVERIFY2(next.ok(), "a refusal must not end the connection");
}

void RedisConnectionTest::carriesAnyBytes()
{
    QByteArray bytes(300'000, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7);
    const auto connection = open(m_server.socketUrl());
    QVERIFY(connection.ok());
    const auto replies = (*connection)->run({{"SET"_ba, "bytes"_ba, bytes}, {"GET"_ba, "bytes"_ba}});
    QVERIFY(replies.ok());
    QVERIFY(replies->at(1).text == bytes);
}

void RedisConnectionTest::selectsTheDatabase()
{
    for (const QString &url : {m_server.url(3), m_server.socketUrl(4)}) {
        const auto connection = open(url);
        QVERIFY(connection.ok());
        QVERIFY((*connection)->run({{"SET"_ba, "where"_ba, url.toUtf8()}}).ok());
    }
    QCOMPARE(m_server.cli({u"GET"_s, u"where"_s}, 3), m_server.url(3).toUtf8());
    QCOMPARE(m_server.cli({u"GET"_s, u"where"_s}, 4), m_server.socketUrl(4).toUtf8());
    QCOMPARE(refusal(m_server.url(99)), u"it has no database with that number"_s);
}

void RedisConnectionTest::givesThePassword_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("expected");
    const QString odd = u"p@ss/w:o#r?d% é"_s;
    QTest::newRow("right") << odd << odd << QString();
    QTest::newRow("wrong") << odd << u"other"_s << u"the password or the user was refused"_s;
    QTest::newRow("missing") << odd << QString() << u"it needs a password, and REDIS_URL has none"_s;
    QTest::newRow("too many") << QString() << odd << u"REDIS_URL has a password, but the server has none set"_s;
}

void RedisConnectionTest::givesThePassword()
{
    QFETCH(QString, server);
    QFETCH(QString, client);
    QFETCH(QString, expected);
    RedisServer redis({.password = server, .arguments = {}});
    QVERIFY2(redis.start(), qPrintable(redis.failure()));
    const QString password = QString::fromLatin1(QUrl::toPercentEncoding(client));
    const QString at = client.isEmpty() ? QString() : u":"_s + password + u"@"_s;
    QCOMPARE(refusal(u"redis://"_s + at + u"127.0.0.1:"_s + QString::number(redis.port())), expected);
    QCOMPARE(refusal(u"unix://"_s + redis.socketPath() + u"?password="_s + password), expected);
}

void RedisConnectionTest::givesUserAndPassword()
{
    QCOMPARE(m_server.cli({u"ACL"_s, u"SETUSER"_s, u"jo"_s, u"on"_s, u">secret"_s, u"+select"_s}), "OK"_ba);
    const QString url = u"redis://jo:%1@127.0.0.1:%2"_s;
    QCOMPARE(refusal(url.arg(u"secret"_s).arg(m_server.port())), QString());
    QCOMPARE(refusal(url.arg(u"other"_s).arg(m_server.port())), u"the password or the user was refused"_s);

    const auto connection = open(url.arg(u"secret"_s).arg(m_server.port()));
    QVERIFY(connection.ok());
    const auto replies = (*connection)->run({{"SET"_ba, "a"_ba, "b"_ba}});
    QVERIFY(replies.ok());
    QCOMPARE(checkReplies(*replies).error().message, u"this user lacks permissions that the cache needs"_s);
}

void RedisConnectionTest::neverRepeatsThePassword()
{
    // A server without AUTH repeats its argument: "ERR unknown command 'AUTH', with args beginning with: 'hunter2'".
    RedisServer redis({.password = {}, .arguments = {u"--rename-command"_s, u"AUTH"_s, u""_s}});
    QVERIFY2(redis.start(), qPrintable(redis.failure()));
    const QString message = refusal(u"redis://:hunter2@127.0.0.1:%1"_s.arg(redis.port()));
    QVERIFY(!message.isEmpty());
    QVERIFY2(!message.contains(u"hunter2"_s), qPrintable(message));
}

void RedisConnectionTest::saysWhyItCouldNotConnect()
{
    RedisServer gone;
    QVERIFY2(gone.start(), qPrintable(gone.failure()));
    gone.kill();
    QCOMPARE(refusal(gone.url()), u"can’t connect"_s);
    QCOMPARE(refusal(u"unix:///nowhere/redis.sock"_s), u"the socket doesn’t exist"_s);
    QVERIFY(!refusal(u"redis://nowhere.invalid"_s, hasty).isEmpty());
    QCOMPARE(refusal(u"redis://localhost:%1"_s.arg(m_server.port())), QString());
}

void RedisConnectionTest::doesNotWaitForAFrozenServer()
{
    const auto connection = open(m_server.url(), {.connect = 10s, .command = 100ms});
    QVERIFY(connection.ok());
    m_server.freeze();
    const auto replies = (*connection)->run({{"PING"_ba}});
    const auto large = (*connection)->run({{"SET"_ba, "large"_ba, QByteArray(50'000'000, 'x')}});
    const QString onConnect = refusal(m_server.url(), hasty);
    const QString onSocket = refusal(m_server.socketUrl(), hasty);
    m_server.thaw();

    QVERIFY(!replies.ok());
    QCOMPARE(replies.error().message, u"it didn’t answer in time"_s);
    QVERIFY(!large.ok());
    QCOMPARE(onConnect, u"it didn’t answer in time"_s);
    QCOMPARE(onSocket, u"it didn’t answer in time"_s);
    QCOMPARE(refusal(m_server.url()), QString());
}

void RedisConnectionTest::doesNotWaitForATricklingServer()
{
    const StubServer stub("+"_ba, StubServer::Manner::Trickling);
    QCOMPARE(refusal(u"redis://127.0.0.1:%1"_s.arg(stub.port()), hasty), u"it didn’t answer in time"_s);
}

void RedisConnectionTest::noticesWhatIsNotRedis()
{
    const StubServer stub("HTTP/1.1 400 Bad Request\r\n\r\n"_ba, StubServer::Manner::AtOnce);
    QCOMPARE(refusal(u"redis://127.0.0.1:%1"_s.arg(stub.port())), u"the server there isn’t Redis"_s);
}

void RedisConnectionTest::survivesAServerThatWasKilled_data()
{
    QTest::addColumn<bool>("socket");
    QTest::newRow("TCP") << false;
    QTest::newRow("Unix socket") << true;
}

void RedisConnectionTest::survivesAServerThatWasKilled()
{
    QFETCH(bool, socket);
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.failure()));
    const QString url = socket ? redis.socketUrl() : redis.url();
    const auto connection = open(url);
    QVERIFY(connection.ok());
    redis.kill();
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto replies = (*connection)->run({{"PING"_ba}});
        QVERIFY(!replies.ok());
        QCOMPARE(replies.error().kind, Error::Kind::Unavailable);
    }
    QVERIFY2(redis.start(), qPrintable(redis.failure()));
    QCOMPARE(refusal(url), QString());
}

void RedisConnectionTest::leavesTheSignalsOfTheProcessAlone()
{
    struct sigaction before { };
    struct sigaction after { };
    QCOMPARE(sigaction(SIGPIPE, nullptr, &before), 0);
    QVERIFY(open(m_server.url()).ok());
    QCOMPARE(sigaction(SIGPIPE, nullptr, &after), 0);
    QVERIFY(before.sa_handler == after.sa_handler);
    sigset_t blocked;
    QCOMPARE(pthread_sigmask(SIG_BLOCK, nullptr, &blocked), 0);
    QCOMPARE(sigismember(&blocked, SIGPIPE), 0);
}

BILLOW_TEST(QCoreApplication, RedisConnectionTest)
#include "RedisConnectionTest.moc"
