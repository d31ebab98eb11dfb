// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

/// Each protection has its attack, against the running program over real sockets.
class AttackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aReboundHostIsRefused_data();
    void aReboundHostIsRefused();
    void withoutHostItIsNoRequest();
    void aPageOfAnotherSiteChangesNothing_data();
    void aPageOfAnotherSiteChangesNothing();
    void noAnswerIsGrantedToAnotherOrigin();
    void everyRequestOfAConnectionIsLookedAt();
    void aForeignUpgradeIsRefusedBeforeTheHandshake();
    void aFormCannotPost();
    void whatIsTwoThingsIsRefused_data();
    void whatIsTwoThingsIsRefused();
    void aHugeBodyIsRefusedBeforeItIsRead();
    void aHugeChunkedBodyIsRefused();
    void aHugeHeadIsRefused();
    void aThousandIdleClientsKeepNobodyOut();
    void pathsLeadNowhereElse_data();
    void pathsLeadNowhereElse();
    void deepJsonIsRefused();
    void withoutTheTokenNothingIsToldBeyondThisMachine();
    void theMachineIsServedByItsNumbers();
    void noSecretNoServiceBeyondThisMachine();

private:
    [[nodiscard]] bool isStopped() const
    {
        return m_server->data("/api/system/status")[u"status"].toString() == u"stopped"_s;
    }

    std::unique_ptr<RunningServer> m_server;
};

void AttackTest::initTestCase()
{
    m_server = std::make_unique<RunningServer>();
    QVERIFY(m_server->port() != 0);
}

/// All of these attacks have gone to one process: it still serves, and no actor crashed.
void AttackTest::cleanupTestCase()
{
    QCOMPARE(m_server->get("/readyz").status, 200);
    const QByteArray metrics = m_server->get("/metrics").body;
    QVERIFY(metrics.contains("billow_actor_restarts_total{actor=\"WebServer\"} 0\n"));
    m_server.reset();
}

/// Defect 22 of the original: anyone, from any web site, can start, stop and reset it. A name that an attacker's DNS
/// points to 127.0.0.1 makes his page ours for the browser.
void AttackTest::aReboundHostIsRefused_data()
{
    QTest::addColumn<QByteArray>("host");
    const QByteArray port = QByteArray::number(m_server->port());
    QTest::newRow("name") << QByteArray("attacker.example:") + port;
    QTest::newRow("without port") << QByteArray("localhost");
    QTest::newRow("other port") << QByteArray("localhost:1");
    QTest::newRow("suffix") << QByteArray("localhost.attacker.example:") + port;
    QTest::newRow("prefix") << QByteArray("attacker.localhost:") + port;
    QTest::newRow("dot") << QByteArray("localhost.:") + port;
    QTest::newRow("user") << QByteArray("localhost:") + port + "@attacker.example";
    QTest::newRow("list") << QByteArray("localhost:") + port + ", attacker.example";
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("number") << QByteArray("192.168.1.1:") + port;
    QTest::newRow("zero") << QByteArray("0.0.0.0:") + port;
}

void AttackTest::aReboundHostIsRefused()
{
    QFETCH(QByteArray, host);
    for (const QByteArray line : {"GET /api/stats", "GET /", "POST /api/control/start", "OPTIONS /api/stats",
             "HEAD /api/stats", "GET /assets/main.js", "GET /livez"}) {
        RawClient client(m_server->port());
        client.send(line + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        const RawResponse response = client.receive(line.startsWith("HEAD"));
        QCOMPARE(response.status, 403);
    }
    QVERIFY(isStopped());
}

void AttackTest::withoutHostItIsNoRequest()
{
    for (const QByteArray fields : {"", "Host: localhost\r\nHost: localhost\r\n"}) {
        RawClient client(m_server->port());
        client.send("GET /api/stats HTTP/1.1\r\n" + fields + "\r\n");
        QCOMPARE(client.receive().status, 400);
        QVERIFY(client.waitForEnd());
    }
    RawClient old(m_server->port());
    old.send("GET /api/stats HTTP/1.0\r\n\r\n");
    QCOMPARE(old.receive().status, 400);
}

void AttackTest::aPageOfAnotherSiteChangesNothing_data()
{
    QTest::addColumn<QByteArray>("fields");
    const QByteArray port = QByteArray::number(m_server->port());
    QTest::newRow("cross-site") << QByteArray("Origin: https://attacker.example\r\n");
    QTest::newRow("null") << QByteArray("Origin: null\r\n");
    QTest::newRow("empty") << QByteArray("Origin: \r\n");
    QTest::newRow("https") << QByteArray("Origin: https://localhost:") + port + "\r\n";
    QTest::newRow("other port") << QByteArray("Origin: http://localhost:3000\r\n");
    QTest::newRow("prefix") << QByteArray("Origin: http://localhost:") + port + ".attacker.example\r\n";
    QTest::newRow("two") << QByteArray("Origin: http://localhost:") + port + "\r\nOrigin: https://attacker.example\r\n";
    QTest::newRow("fetch site") << QByteArray("Sec-Fetch-Site: cross-site\r\n");
    QTest::newRow("fetch site in other letters") << QByteArray("sec-fetch-site: Cross-Site\r\n");
}

void AttackTest::aPageOfAnotherSiteChangesNothing()
{
    QFETCH(QByteArray, fields);
    QCOMPARE(m_server->ask("POST", "/api/control/start", {}, fields).status, 403);
    QCOMPARE(m_server->ask("POST", "/api/control/reset", "{}", fields).status, 403);
    QCOMPARE(m_server->ask("PUT", "/api/rates", "{\"run_seconds\":1}", fields).status, 403);
    QCOMPARE(m_server->ask("POST", "/api/invoices", "[]", fields).status, 403);
    QVERIFY(isStopped());
    QCOMPARE(m_server->data("/api/rates")[u"run_seconds"].toInteger(), 300);
}

void AttackTest::noAnswerIsGrantedToAnotherOrigin()
{
    for (const QByteArray method : {"GET", "OPTIONS"}) {
        const RawResponse response = m_server->ask(method, "/api/stats", {}, "Origin: https://attacker.example\r\n");
        for (auto field = response.fields.begin(); field != response.fields.end(); ++field)
            QVERIFY2(!field.key().startsWith("access-control"), field.key().constData());
    }
}

void AttackTest::everyRequestOfAConnectionIsLookedAt()
{
    RawClient client(m_server->port());
    QCOMPARE(client.get("/api/stats").status, 200);
    QCOMPARE(client.ask("POST", "/api/control/start", {}, "Origin: https://attacker.example\r\n").status, 403);
    QCOMPARE(client.get("/api/stats").status, 200);
    client.send("GET /api/stats HTTP/1.1\r\nHost: attacker.example\r\n\r\n");
    QCOMPARE(client.receive().status, 403);
    // Also one that was sent behind another before that was answered.
    client.send("GET /livez HTTP/1.1\r\n" + client.hostField() + "\r\nPOST /api/control/start HTTP/1.1\r\n"
        + client.hostField() + "Origin: null\r\n\r\n");
    QCOMPARE(client.receive().status, 200);
    QCOMPARE(client.receive().status, 403);
    QVERIFY(isStopped());
}

void AttackTest::aForeignUpgradeIsRefusedBeforeTheHandshake()
{
    const QByteArray upgrade = "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    for (const QByteArray origin : {"https://attacker.example", "null"}) {
        const RawResponse response =
            m_server->ask("GET", "/socket/websocket?vsn=2.0.0", {}, upgrade + "Origin: " + origin + "\r\n");
        QCOMPARE(response.status, 403);
    }
    QCOMPARE(m_server->ask("GET", "/socket/websocket", {}, upgrade + "Sec-Fetch-Site: cross-site\r\n").status, 403);
    // Nor is there one anywhere but where it is served.
    QCOMPARE(m_server->ask("GET", "/api/nothing", {}, upgrade).status, 404);
}

/// What an HTML form of another site can send without the browser asking first.
void AttackTest::aFormCannotPost()
{
    for (const QByteArray type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""}) {
        RawClient client(m_server->port());
        const RawResponse response = client.ask("POST", "/api/control/reset", "{\"confirm\":\"delete\"}", {}, type);
        QCOMPARE(response.status, 415);
    }
    RawClient lines(m_server->port());
    QCOMPARE(lines.ask("POST", "/api/control/reset", "{}", {}, "application/x-ndjson").status, 415);
    RawClient charset(m_server->port());
    QCOMPARE(charset.ask("POST", "/api/control/reset", "{}", {}, "Application/JSON; charset=utf-8").status, 200);
}

void AttackTest::whatIsTwoThingsIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST /api/control/reset HTTP/1.1\r\nHost: localhost:"
        + QByteArray::number(m_server->port()) + "\r\nContent-Type: application/json\r\n";
    QTest::newRow("two lengths") << post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}" << 400;
    QTest::newRow("two equal lengths") << post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" << 400;
    QTest::newRow("list of lengths") << post + "Content-Length: 2, 2\r\n\r\n{}" << 400;
    QTest::newRow("length and chunked") << post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                        << 400;
    QTest::newRow("negative length") << post + "Content-Length: -1\r\n\r\n" << 400;
    QTest::newRow("plus") << post + "Content-Length: +2\r\n\r\n{}" << 400;
    QTest::newRow("hexadecimal") << post + "Content-Length: 0x2\r\n\r\n{}" << 400;
    QTest::newRow("2^64") << post + "Content-Length: 18446744073709551616\r\n\r\n" << 413;
    QTest::newRow("2^64+2") << post + "Content-Length: 18446744073709551618\r\n\r\n{}" << 413;
    QTest::newRow("gzip") << post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" << 501;
    QTest::newRow("chunked twice") << post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                   << 501;
    QTest::newRow("bad chunk size") << post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n" << 400;
    QTest::newRow("huge chunk size") << post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" << 400;
    QTest::newRow("negative chunk") << post + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n" << 400;
    QTest::newRow("chunk too long") << post + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n" << 400;
    QTest::newRow("bare line feed") << QByteArray(post).replace("\r\n", "\n") + "\r\n\r\n" << 400;
    QTest::newRow("blank before colon") << post + "Content-Length : 2\r\n\r\n{}" << 400;
    QTest::newRow("folded") << post + "X-A: b\r\n c\r\n\r\n" << 400;
    QTest::newRow("NUL") << post + QByteArray("X-A: b\0c\r\n\r\n", 11) << 400;
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15) << 400;
    QTest::newRow("no slash") << QByteArray("GET api/stats HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("percent") << QByteArray("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("percent NUL") << QByteArray("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("expectation") << post + "Content-Length: 2\r\nExpect: the worst\r\n\r\n" << 417;
}

void AttackTest::whatIsTwoThingsIsRefused()
{
    QFETCH(QByteArray, request);
    RawClient client(m_server->port());
    client.send(request + "GET /smuggled HTTP/1.1\r\n" + client.hostField() + "\r\n");
    QTEST(client.receive().status, "status");
    // What stands behind it is not taken for a request.
    QVERIFY(client.waitForEnd());
}

void AttackTest::aHugeBodyIsRefusedBeforeItIsRead()
{
    RawClient client(m_server->port());
    client.send("POST /api/invoices HTTP/1.1\r\n" + client.hostField()
        + "Content-Type: application/json\r\nContent-Length: 104857600\r\n\r\n");
    QCOMPARE(client.receive().status, 413);
    // A client that sends on nevertheless has had its answer, and is not listened to for ever.
    const QByteArray megabyte(1024 * 1024, 'x');
    for (int sent = 0; sent < 100 && client.send(megabyte); ++sent) { }
    QVERIFY(client.waitForEnd());
}

void AttackTest::aHugeChunkedBodyIsRefused()
{
    RawClient client(m_server->port());
    client.send("POST /api/invoices HTTP/1.1\r\n" + client.hostField()
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunk = "100000\r\n" + QByteArray(1024 * 1024, ' ') + "\r\n";
    for (int sent = 0; sent < 9 && client.send(chunk); ++sent) { }
    QCOMPARE(client.receive().status, 413);
}

void AttackTest::aHugeHeadIsRefused()
{
    RawClient client(m_server->port());
    client.send("GET / HTTP/1.1\r\n" + client.hostField());
    const QByteArray field = "X-Filler: " + QByteArray(1'000, 'x') + "\r\n";
    for (int sent = 0; sent < 100'000 && client.send(field); ++sent) { }
    QCOMPARE(client.receive().status, 431);
    QVERIFY(client.waitForEnd());
    RawClient target(m_server->port());
    target.send("GET /" + QByteArray(9'000, 'x') + " HTTP/1.1\r\n" + target.hostField() + "\r\n");
    QCOMPARE(target.receive().status, 414);
}

void AttackTest::aThousandIdleClientsKeepNobodyOut()
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min<rlim_t>(4'096, files.rlim_max);
    setrlimit(RLIMIT_NOFILE, &files);
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int index = 0; index < 1'000; ++index) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(idle.back()->waitForConnected());
        // Every other one begins a head and never ends it.
        if (index % 2 == 0) {
            idle.back()->write("GET / HTTP/1.1\r\n");
            idle.back()->flush();
        }
    }
    for (int round = 0; round < 20; ++round)
        QCOMPARE(m_server->get("/api/stats").status, 200);
    const QByteArray metrics = m_server->get("/metrics").body;
    const qsizetype line = metrics.indexOf("\nbillow_http_connections ") + 25;
    QVERIFY(metrics.mid(line, metrics.indexOf('\n', line) - line).toInt() <= 500);
}

void AttackTest::pathsLeadNowhereElse_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/assets/../../../etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/../etc/passwd",
             "/assets//etc/passwd", "/assets/%2e%2e/index.html", "/assets/..\\..\\etc\\passwd", "/assets/", "/assets/.",
             "/assets/..", "/assets/api.js/", "/assets/api.js%00.css", "/index.html/../..",
             "/assets/:/billow/web/index.html", "//etc/passwd", "/assets/API.JS"})
        QTest::newRow(path) << QByteArray(path);
}

void AttackTest::pathsLeadNowhereElse()
{
    QFETCH(QByteArray, path);
    const int status = m_server->get(path).status;
    QVERIFY2(status == 404 || status == 400, QByteArray::number(status).constData());
}

void AttackTest::deepJsonIsRefused()
{
    QCOMPARE(m_server->ask("PUT", "/api/rates", QByteArray(1'000'000, '[')).status, 400);
    QCOMPARE(m_server->ask("POST", "/api/invoices", QByteArray(8'000'000, '[')).status, 400);
    QByteArray members = "{\"a\":1";
    for (int index = 0; index < 300'000; ++index)
        members += ",\"" + QByteArray::number(index) + "\":1";
    QCOMPARE(m_server->ask("POST", "/api/invoices", members + '}').status, 400);
    QCOMPARE(m_server->ask("POST", "/api/invoices", '[' + QByteArray("0,").repeated(3'000'000) + "0]").status, 400);
}

void AttackTest::withoutTheTokenNothingIsToldBeyondThisMachine()
{
    const QByteArray secret = "0123456789abcdef0123456789abcdef";
    const RunningServer server({}, {{u"HOST"_s, u"0.0.0.0"_s}, {u"SECRET_KEY_BASE"_s, QString::fromLatin1(secret)}});
    const auto bearer = [](const QByteArray &token) { return "Authorization: Bearer " + token + "\r\n"; };
    for (const QByteArray path :
        {"/api/stats", "/api/invoices", "/metrics", "/api/system/actors", "/api/openapi.json"}) {
        const RawResponse without = server.get(path);
        QCOMPARE(without.status, 401);
        QCOMPARE(without.fields["www-authenticate"], QByteArray("Bearer"));
        QCOMPARE(server.get(path, bearer("0123456789abcdef0123456789abcdeF")).status, 401);
        QCOMPARE(server.get(path, bearer(secret.chopped(1))).status, 401);
        QCOMPARE(server.get(path, bearer({})).status, 401);
        QCOMPARE(server.get(path + "?token=" + secret).status, 401);
        QVERIFY(server.get(path, bearer(secret)).status == 200 || server.get(path, bearer(secret)).status == 503);
    }
    QCOMPARE(server.ask("POST", "/api/control/start").status, 401);
    // The page itself holds nothing, and asks for the token.
    QCOMPARE(server.get("/").status, 200);
    QCOMPARE(server.get("/livez").status, 200);
    QVERIFY(!server.said().contains(QString::fromLatin1(secret)));
}

void AttackTest::theMachineIsServedByItsNumbers()
{
    const QByteArray secret = "0123456789abcdef0123456789abcdef";
    const RunningServer server({}, {{u"HOST"_s, u"0.0.0.0"_s}, {u"SECRET_KEY_BASE"_s, QString::fromLatin1(secret)}});
    const QByteArray port = QByteArray::number(server.port());
    const auto statusFor = [&](const QByteArray &host) {
        RawClient client(server.port());
        client.send("GET /livez HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return client.receive().status;
    };
    QCOMPARE(statusFor("192.168.1.5:" + port), 200);
    QCOMPARE(statusFor("[fe80::1]:" + port), 200);
    QCOMPARE(statusFor("192.168.1.5"), 403);
    QCOMPARE(statusFor("attacker.example:" + port), 403);
    QCOMPARE(statusFor("192.168.1.5.attacker.example:" + port), 403);
}

void AttackTest::noSecretNoServiceBeyondThisMachine()
{
    const Program billowd(u"billowd"_s);
    const auto outcome = billowd.run({u"serve"_s, u"--http-host"_s, u"0.0.0.0"_s});
    QCOMPARE(outcome.exitCode, 64);
    QVERIFY2(outcome.errors.contains(u"SECRET_KEY_BASE"_s), qPrintable(outcome.errors));
    const auto tooShort =
        billowd.run({u"serve"_s, u"--http-host"_s, u"0.0.0.0"_s}, {{u"SECRET_KEY_BASE"_s, u"short"_s}});
    QCOMPARE(tooShort.exitCode, 64);
}

BILLOW_TEST(QCoreApplication, AttackTest)
#include "AttackTest.moc"
