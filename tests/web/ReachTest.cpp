// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Who reaches the running program at all, and how long one may take to say what one wants.
class ReachTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyThisMachineIsServed();
    void aWebSocketNeedsTheTokenToo();
    void theTokenIsNoOption();
    void aSlowHeadIsEnded();
};

void ReachTest::onlyThisMachineIsServed()
{
    const RunningServer server;
    QVERIFY(RawClient(server.port()).isOpen());
    // Another of this machine's addresses.
    QVERIFY(!RawClient(server.port(), u"127.0.0.2"_s).isOpen());
}

void ReachTest::aWebSocketNeedsTheTokenToo()
{
    const QByteArray secret = "0123456789abcdefgh>>>>>>0123456789"; // with a "+" in base 64
    const RunningServer server(
        {}, {{u"PHX_HOST"_s, u"0.0.0.0"_s}, {u"SECRET_KEY_BASE"_s, QString::fromLatin1(secret)}});
    const QByteArray upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    const auto statusWith = [&](const QByteArray &fields) {
        return server.get("/socket/websocket?vsn=2.0.0", upgrade + fields).status;
    };
    const auto protocol = [](const QByteArray &token) {
        const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        return "Sec-WebSocket-Protocol: phoenix, billow.token." + token.toBase64(options) + "\r\n";
    };
    QCOMPARE(statusWith({}), 401);
    QCOMPARE(statusWith("Sec-WebSocket-Protocol: phoenix\r\n"), 401);
    QCOMPARE(statusWith(protocol(secret.chopped(1))), 401);
    QCOMPARE(statusWith(protocol({})), 401);
    QCOMPARE(server.get("/socket/websocket?vsn=2.0.0&token=" + secret, upgrade).status, 401);
    QCOMPARE(statusWith(protocol(secret)), 101);
    QCOMPARE(statusWith("Authorization: Bearer " + secret + "\r\n"), 101);
    // Phoenix's own client.
    const auto ofPhoenix = [](const QByteArray &token) {
        return "Sec-WebSocket-Protocol: phoenix, base64url.bearer.phx." + token.toBase64(QByteArray::OmitTrailingEquals)
            + "\r\n";
    };
    QCOMPARE(statusWith(ofPhoenix(secret)), 101);
    QCOMPARE(statusWith(ofPhoenix(secret.chopped(1))), 401);
    QCOMPARE(statusWith("Authorization: Bearer " + secret + "\r\nOrigin: https://attacker.example\r\n"), 403);
}

/// Every user of the machine can read the arguments of a program.
void ReachTest::theTokenIsNoOption()
{
    const QString secret = u"0123456789abcdef0123456789abcdef"_s;
    const Program billowd(u"billowd"_s);
    for (const QString &option : {u"--http-secret-key-base"_s, u"--secret-key-base"_s})
        QCOMPARE(billowd.run({u"serve"_s, option, secret}).exitCode, 64);
    QVERIFY(billowd.run({u"serve"_s, u"--help"_s}).output.contains(u"SECRET_KEY_BASE"_s));
}

void ReachTest::aSlowHeadIsEnded()
{
    const RunningServer server;
    RawClient slow(server.port());
    slow.send("GET /livez HTTP/1.1\r\n" + slow.hostField());
    // Ten seconds later.
    QCOMPARE(slow.receive().status, 408);
    QVERIFY(slow.waitForEnd());
    QCOMPARE(server.get("/livez").status, 200);
}

BILLOW_TEST(QCoreApplication, ReachTest)
#include "ReachTest.moc"
