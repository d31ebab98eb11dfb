// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/channel/ChannelFixture.h"
#include "tests/web/channel/PhoenixClient.h"
#include "tests/web/channel/RawClient.h"

#include <QTest>
#include <QWebSocketHandshakeOptions>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Who gets a WebSocket at all: decided over HTTP, before the handshake.
class HandshakeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isRefusedOverHttp_data();
    void isRefusedOverHttp();
    void isRefusedOnAConnectionThatIsKept();
    void withoutUpgradeOneIsTold();
    void theProtocolIsPhoenix();
    void framesRightBehindTheHandshakeAreHeard();
    void aPingRightBehindTheHandshakeIsAnswered();
    void theAnswerGrantsNothing();
    void unmaskedFramesEndIt_data();
    void unmaskedFramesEndIt();
    void emptyPayloadsAreAnswered();

private:
    ChannelFixture m_fixture;
};

void HandshakeTest::initTestCase()
{
    m_fixture.open();
    // The web server listens before it knows what the ledger holds.
    QVERIFY(m_fixture.waitUntil([this] {
        RawClient client(m_fixture.port());
        client.send("GET /api/stats HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_fixture.port()) + "\r\n\r\n");
        return m_fixture.waitUntil([&] { return client.status() != 0; }) && client.status() == 200;
    }));
}

void HandshakeTest::isRefusedOverHttp_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const RawClient any(m_fixture.port());
    const QByteArray path = "/socket/websocket?vsn=2.0.0";
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    const auto without = [&](const QByteArray &field) {
        QByteArray request = any.upgradeRequest();
        const qsizetype begin = request.indexOf(field + ':');
        return request.remove(begin, request.indexOf("\r\n", begin) + 2 - begin);
    };
    row("granted", any.upgradeRequest(), 101);
    row("granted to our own page",
        any.upgradeRequest(path, "Origin: http://127.0.0.1:" + QByteArray::number(m_fixture.port()) + "\r\n"), 101);
    row("another site", any.upgradeRequest(path, "Origin: https://evil.example\r\n"), 403);
    row("no origin at all", any.upgradeRequest(path, "Origin: null\r\n"), 403);
    row("cross-site by the browser's word", any.upgradeRequest(path, "Sec-Fetch-Site: cross-site\r\n"), 403);
    row("another path", any.upgradeRequest("/socket/other"), 404);
    row("an API path", any.upgradeRequest("/api/stats"), 404);
    row("unknown vsn", any.upgradeRequest("/socket/websocket?vsn=3.0.0"), 400);
    row("empty vsn", any.upgradeRequest("/socket/websocket?vsn="), 400);
    row("no vsn", any.upgradeRequest("/socket/websocket"), 101);
    row("no version", without("Sec-WebSocket-Version"), 426);
    row("no key", without("Sec-WebSocket-Key"), 400);
    row("no host", without("Host"), 400);
    row("another host", any.upgradeRequest().replace("Host: 127.0.0.1", "Host: evil.example"), 403);
}

void HandshakeTest::isRefusedOverHttp()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    RawClient client(m_fixture.port());
    client.send(request);
    QVERIFY(m_fixture.waitUntil([&] { return client.status() != 0; }));
    QCOMPARE(client.status(), status);
    QCOMPARE(client.received().contains("Sec-WebSocket-Accept"), status == 101);
    QCOMPARE(client.received().contains("Sec-WebSocket-Version: 13"), status == 426);
}

void HandshakeTest::isRefusedOnAConnectionThatIsKept()
{
    RawClient client(m_fixture.port());
    client.send("GET /api/stats HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_fixture.port()) + "\r\n\r\n");
    QVERIFY(m_fixture.waitUntil([&] { return client.status() == 200; }));
    client.send(client.upgradeRequest("/socket/websocket?vsn=2.0.0", "Origin: https://evil.example\r\n"));
    QVERIFY(m_fixture.waitUntil([&] { return client.received().contains("HTTP/1.1 403 "); }));
    QVERIFY(!client.received().contains("HTTP/1.1 101 "));
    // And granted behind others, where nothing speaks against it.
    client.send(client.upgradeRequest());
    QVERIFY(m_fixture.waitUntil([&] { return client.received().contains("HTTP/1.1 101 "); }));
}

void HandshakeTest::withoutUpgradeOneIsTold()
{
    RawClient client(m_fixture.port());
    client.send(
        "GET /socket/websocket HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_fixture.port()) + "\r\n\r\n");
    QVERIFY(m_fixture.waitUntil([&] { return client.status() != 0; }));
    QCOMPARE(client.status(), 426);
    QVERIFY(client.received().contains("Upgrade: websocket"));
}

void HandshakeTest::theProtocolIsPhoenix()
{
    QWebSocket socket;
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"phoenix"_s, u"billow.token.c2VjcmV0"_s});
    socket.open(QUrl(u"ws://127.0.0.1:%1/socket/websocket?vsn=2.0.0"_s.arg(m_fixture.port())), options);
    QVERIFY(m_fixture.waitUntil([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    QCOMPARE(socket.subprotocol(), u"phoenix"_s);
}

void HandshakeTest::framesRightBehindTheHandshakeAreHeard()
{
    RawClient client(m_fixture.port());
    client.send(client.upgradeRequest());
    QVERIFY(m_fixture.waitUntil([&] { return client.status() == 101; }));
    client.sendText(R"(["1","1","dashboard:live","phx_join",{}])");
    client.sendText(R"([null,"2","phoenix","heartbeat",{}])");
    QVERIFY(m_fixture.waitUntil([&] { return client.frames().size() >= 3; }));
    QVERIFY(client.frames()[1].second.contains("initial_data"));
    QVERIFY(client.frames()[2].second.contains("\"phoenix\""));
}

/// A server masks nothing (RFC 6455, 5.1).
void HandshakeTest::aPingRightBehindTheHandshakeIsAnswered()
{
    RawClient client(m_fixture.port());
    client.send(client.upgradeRequest() + "\x89\x81" + QByteArray(4, '\0') + 'x');
    QVERIFY(m_fixture.waitUntil([&] { return !client.frames().empty(); }));
    QVERIFY2(client.received().endsWith("\x8a\x01x"), client.received().toHex(' ').constData());
}

/// QWebSocketServer would let every page read.
void HandshakeTest::theAnswerGrantsNothing()
{
    const QByteArray own = "Origin: http://127.0.0.1:" + QByteArray::number(m_fixture.port()) + "\r\n";
    for (const QByteArray &origin : {QByteArray(), own}) {
        RawClient client(m_fixture.port());
        client.send(client.upgradeRequest("/socket/websocket?vsn=2.0.0", origin));
        QVERIFY(m_fixture.waitUntil([&] { return client.status() == 101; }));
        QVERIFY2(!client.received().toLower().contains("access-control"), client.received().constData());
        QVERIFY(client.received().contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
    }
}

void HandshakeTest::unmaskedFramesEndIt_data()
{
    QTest::addColumn<QByteArray>("frames");
    const QByteArray heartbeat = R"([null,"2","phoenix","heartbeat",{}])";
    const QByteArray text = "\x81" + QByteArray(1, static_cast<char>(heartbeat.size())) + heartbeat;
    QTest::newRow("text") << text;
    QTest::newRow("ping") << QByteArray("\x89\x01x");
    QTest::newRow("close") << QByteArray("\x88\x02\x03\xe8");
    QTest::newRow("behind a masked one") << "\x89\x81" + QByteArray(4, '\0') + 'x' + text;
    QTest::newRow("behind a longer one") << QByteArray("\x01\xfe\x01\x00", 4) + QByteArray(4, '\0')
            + QByteArray(256, 'x') + text;
}

void HandshakeTest::unmaskedFramesEndIt()
{
    QFETCH(QByteArray, frames);
    for (const bool inPieces : {false, true}) {
        RawClient client(m_fixture.port());
        client.send(client.upgradeRequest() + (inPieces ? QByteArray() : frames));
        for (const char byte : inPieces ? frames : QByteArray()) {
            client.send(QByteArray(1, byte));
            client.flush();
        }
        QVERIFY(m_fixture.waitUntil([&] { return client.closeCode() != 0; }));
        QCOMPARE(client.closeCode(), 1002);
        for (const auto &[opcode, payload] : client.frames())
            QVERIFY2(!payload.contains("heartbeat") && !payload.contains("phx_reply"), payload.constData());
    }
}

void HandshakeTest::emptyPayloadsAreAnswered()
{
    RawClient client(m_fixture.port());
    client.send(client.upgradeRequest());
    QVERIFY(m_fixture.waitUntil([&] { return client.status() == 101; }));
    client.sendText(R"(["1","1","dashboard:live","phx_join",[]])");
    client.sendText(R"([null,"2","phoenix","heartbeat",null])");
    QVERIFY(m_fixture.waitUntil([&] { return client.frames().size() >= 3; }));
    QVERIFY(client.frames()[0].second.contains(R"("status":"ok")"));
    QVERIFY(client.frames()[2].second.contains(R"("status":"ok")"));
    QCOMPARE(client.closeCode(), 0);
}

BILLOW_TEST(QCoreApplication, HandshakeTest)
#include "HandshakeTest.moc"
