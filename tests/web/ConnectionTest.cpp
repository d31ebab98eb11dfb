// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/FrontDoor.h"

#include <QTcpSocket>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The front door with time in the test's hand.
class ConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aSlowHeadEnds();
    void aSlowBodyEnds();
    void anIdleClientEnds();
    void anAnswerThatDoesNotComeIsA503();
    void anAnswerThatComesTooLateGoesNowhere();
    void theLongestIdleMakesRoom();
    void whoIsServedIsNotSentAway();
    void leavingAnswersWhatWasAsked();
    void bodiesAreCounted();
    void aThirdPartyThatHoldsAReply();

private:
    using Client = std::unique_ptr<QTcpSocket>;
    [[nodiscard]] Client connected() const;
    void pass(std::chrono::nanoseconds time);
    /// Waits for \a client to have heard something that begins with \a text.
    static bool hears(const Client &client, const QByteArray &text);
    static bool ends(const Client &client);
    [[nodiscard]] bool asked(std::size_t count);

    static constexpr QByteArrayView get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    std::chrono::nanoseconds m_now{};
    HttpService m_service;
    std::vector<HttpReply> m_replies; ///< of requests that wait for their answer
    std::unique_ptr<FrontDoor> m_door;
};

void ConnectionTest::init()
{
    m_now = 1h;
    m_replies.clear();
    m_service = {
        .admit = [](const HttpRequest &) { return std::nullopt; },
        .serve = [this](const HttpRequest &, const HttpReply &reply) { m_replies.push_back(reply); },
        .grants = [](const HttpRequest &) { return std::vector<std::pair<QByteArray, QByteArray>>(); },
        .upgrade = [](QTcpSocket *socket, const HttpRequest &) { delete socket; },
        .answered = [](const HttpRequest &, int, std::chrono::nanoseconds) {},
        .post =
            [this](std::function<void()> function) {
                QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
            },
        .now = [this] { return m_now; },
    };
    m_door = std::make_unique<FrontDoor>(m_service, FrontDoor::Limits{.connections = 3});
    QVERIFY(m_door->listen({.host = u"127.0.0.1"_s, .port = 0}));
}

void ConnectionTest::cleanup()
{
    m_door.reset();
}

ConnectionTest::Client ConnectionTest::connected() const
{
    auto client = std::make_unique<QTcpSocket>();
    const auto before = m_door->connectionCount();
    client->connectToHost(u"127.0.0.1"_s, m_door->port());
    (void)QTest::qWaitFor([&] {
        return client->state() == QAbstractSocket::ConnectedState
            && m_door->connectionCount() >= std::min<std::size_t>(before + 1, 3);
    });
    return client;
}

void ConnectionTest::pass(std::chrono::nanoseconds time)
{
    m_now += time;
    m_door->sweep(m_now);
}

bool ConnectionTest::hears(const Client &client, const QByteArray &text)
{
    QByteArray heard;
    return QTest::qWaitFor([&] {
        heard += client->readAll();
        return heard.startsWith(text);
    });
}

bool ConnectionTest::ends(const Client &client)
{
    return QTest::qWaitFor([&] {
        client->readAll();
        return client->state() == QAbstractSocket::UnconnectedState;
    });
}

bool ConnectionTest::asked(std::size_t count)
{
    return QTest::qWaitFor([&] { return m_replies.size() == count; });
}

void ConnectionTest::aSlowHeadEnds()
{
    const Client slow = connected();
    for (int second = 0; second < 9; ++second) {
        slow->write("G");
        QTRY_COMPARE(slow->bytesToWrite(), 0);
        QTest::qWait(1);
        pass(1s);
        QCOMPARE(slow->state(), QAbstractSocket::ConnectedState);
    }
    pass(3s);
    QVERIFY(hears(slow, "HTTP/1.1 408 "));
    pass(3s); // and it is not listened to for ever
    QVERIFY(ends(slow));
}

void ConnectionTest::aSlowBodyEnds()
{
    const Client slow = connected();
    slow->write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
    for (int part = 0; part < 5; ++part) {
        slow->write("x");
        QTRY_COMPARE(m_door->hasRoomForBody(), true);
        QTest::qWait(5);
        pass(11s);
    }
    QCOMPARE(slow->bytesAvailable(), 0);
    pass(11s);
    QVERIFY(hears(slow, "HTTP/1.1 408 "));
}

void ConnectionTest::anIdleClientEnds()
{
    const Client idle = connected();
    pass(59s);
    QCOMPARE(m_door->connectionCount(), std::size_t{1});
    pass(1s);
    QVERIFY(ends(idle));
    QTRY_COMPARE(m_door->connectionCount(), std::size_t{0});
}

/// What a frozen database comes to: the deadline and one sweep, within two seconds.
void ConnectionTest::anAnswerThatDoesNotComeIsA503()
{
    const Client client = connected();
    client->write(get.data(), get.size());
    QVERIFY(asked(1));
    pass(1'499ms);
    QCOMPARE(client->bytesAvailable(), 0);
    pass(250ms);
    QVERIFY(hears(client, "HTTP/1.1 503 "));
}

void ConnectionTest::anAnswerThatComesTooLateGoesNowhere()
{
    const Client client = connected();
    client->write(get.data(), get.size());
    QVERIFY(asked(1));
    pass(2s);
    QVERIFY(hears(client, "HTTP/1.1 503 "));
    client->write(get.data(), get.size());
    QVERIFY(asked(2));
    m_replies[0].send(HttpResponse::text("late"));
    m_replies[1].send(HttpResponse::error(404, u"in time"_s));
    QVERIFY(hears(client, "HTTP/1.1 404 "));
}

void ConnectionTest::theLongestIdleMakesRoom()
{
    const Client first = connected();
    pass(1s);
    const Client second = connected();
    pass(1s);
    const Client third = connected();
    pass(1s);
    const Client fourth = connected();
    QVERIFY(ends(first));
    QCOMPARE(second->state(), QAbstractSocket::ConnectedState);
    fourth->write(get.data(), get.size());
    QVERIFY(asked(1));
}

void ConnectionTest::whoIsServedIsNotSentAway()
{
    std::vector<Client> clients;
    for (int index = 0; index < 3; ++index) {
        clients.push_back(connected());
        clients.back()->write(get.data(), get.size());
    }
    QVERIFY(asked(3));
    const Client fourth = connected();
    QVERIFY(hears(fourth, "HTTP/1.1 503 "));
    for (std::size_t index = 0; index < 3; ++index) {
        m_replies[index].send(HttpResponse::text("served"));
        QVERIFY(hears(clients[index], "HTTP/1.1 200 "));
    }
}

void ConnectionTest::leavingAnswersWhatWasAsked()
{
    const Client idle = connected();
    const Client asking = connected();
    asking->write(get.data(), get.size());
    QVERIFY(asked(1));
    m_door->closeGently();
    QVERIFY(ends(idle));
    m_replies[0].send(HttpResponse::text("served"));
    QVERIFY(hears(asking, "HTTP/1.1 200 "));
    QVERIFY(ends(asking));
    QTRY_COMPARE(m_door->connectionCount(), std::size_t{0});
    QTcpSocket late;
    late.connectToHost(u"127.0.0.1"_s, m_door->port());
    QVERIFY(!late.waitForConnected(1'000));
}

void ConnectionTest::bodiesAreCounted()
{
    m_door = std::make_unique<FrontDoor>(m_service, FrontDoor::Limits{.bodies = 10});
    QVERIFY(m_door->listen({.host = u"127.0.0.1"_s, .port = 0}));
    const Client client = connected();
    QVERIFY(m_door->hasRoomForBody());
    client->write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n0123456789");
    QTRY_VERIFY(!m_door->hasRoomForBody());
    client->write("0123456789");
    QVERIFY(asked(1));
    QVERIFY(!m_door->hasRoomForBody()); // while it is served as well
    m_replies[0].send(HttpResponse::text("served"));
    QVERIFY(m_door->hasRoomForBody());
}

void ConnectionTest::aThirdPartyThatHoldsAReply()
{
    {
        const Client client = connected();
        client->write(get.data(), get.size());
        QVERIFY(asked(1));
    }
    QTRY_COMPARE(m_door->connectionCount(), std::size_t{0});
    m_replies[0].send(HttpResponse::text("nobody is there"));
    m_door.reset();
    m_replies[0].send(HttpResponse::text("nobody is there"));
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "ConnectionTest.moc"
