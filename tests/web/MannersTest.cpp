// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/Gunzip.h"
#include "tests/web/RunningServer.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What RFC 9110 and 9112 ask of a server, of the running program over real sockets.
class MannersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void aConnectionServesManyRequests();
    void closeIsHeeded();
    void oldClientsAreServed();
    void requestsInARow();
    void byteByByte();
    void headHasNoBody();
    void optionsNameTheMethods();
    void expectIsAnswered();
    void theAbsoluteFormIsAccepted();
    void chunksAreJoined();
    void emptyLinesBeforeARequest();
    void assetsAreRevalidated();
    void assetsAreCompressed();
    void longAnswersOfTheApiAreToo();
    void everyAnswerIsProtected();
    void anAllowedOriginIsGranted();
    void oneThatDoesNotReadIsNotAnsweredForEver();
    void aTakenPortIsNamed();

private:
    std::unique_ptr<RunningServer> m_server;
};

void MannersTest::aConnectionServesManyRequests()
{
    RawClient client(m_server->port());
    for (int round = 0; round < 100; ++round)
        QCOMPARE(client.get("/livez").status, 200);
    QVERIFY(client.isOpen());
    RawClient overIpv6(m_server->port(), u"::1"_s);
    QVERIFY(overIpv6.get("/livez").status == 200 || overIpv6.socket().error() != QAbstractSocket::UnknownSocketError);
}

void MannersTest::closeIsHeeded()
{
    RawClient client(m_server->port());
    const RawResponse response = client.get("/livez", "Connection: close\r\n");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.fields["connection"], QByteArray("close"));
    QVERIFY(client.waitForEnd());
}

void MannersTest::oldClientsAreServed()
{
    RawClient client(m_server->port());
    client.send("GET /livez HTTP/1.0\r\n" + client.hostField() + "\r\n");
    QCOMPARE(client.receive().status, 200);
    QVERIFY(client.waitForEnd());
    RawClient kept(m_server->port());
    for (int round = 0; round < 2; ++round) {
        kept.send("GET /livez HTTP/1.0\r\n" + kept.hostField() + "Connection: keep-alive\r\n\r\n");
        QCOMPARE(kept.receive().status, 200);
    }
}

void MannersTest::requestsInARow()
{
    RawClient client(m_server->port());
    QByteArray requests;
    for (int index = 0; index < 500; ++index)
        requests += "GET /" + QByteArray(index % 3 == 0 ? "api/invoices/1" : "livez") + " HTTP/1.1\r\n"
            + client.hostField() + "\r\n";
    client.send(requests);
    for (int index = 0; index < 500; ++index)
        QCOMPARE(
            client.receive().status, index % 3 == 0 ? 404 : 200); // in their order, though the first kind takes longer
}

void MannersTest::byteByByte()
{
    RawClient client(m_server->port());
    const QByteArray request = "PUT /api/rates HTTP/1.1\r\n" + client.hostField()
        + "Content-Type: application/json\r\nContent-Length: 18\r\n\r\n{\"run_seconds\":77}";
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : request)
        client.send(QByteArray(1, byte));
    QCOMPARE(client.receive().json()[u"run_seconds"].toInteger(), 77);
}

void MannersTest::headHasNoBody()
{
    RawClient client(m_server->port());
    const RawResponse head = client.ask("HEAD", "/api/rates");
    QCOMPARE(head.status, 200);
    const RawResponse get = client.get("/api/rates");
    QCOMPARE(get.status, 200);
    QCOMPARE(head.fields["content-length"], get.fields["content-length"]);
    QCOMPARE(client.ask("HEAD", "/nothing").status, 404);
    QCOMPARE(client.ask("HEAD", "/api/control/start").status, 405);
    QCOMPARE(client.get("/livez").status, 200);
}

void MannersTest::optionsNameTheMethods()
{
    RawClient client(m_server->port());
    const RawResponse rates = client.ask("OPTIONS", "/api/rates");
    QCOMPARE(rates.status, 204);
    QCOMPARE(rates.fields["allow"], QByteArray("GET, PUT, HEAD, OPTIONS"));
    QCOMPARE(client.ask("OPTIONS", "*").status, 204);
    QCOMPARE(client.ask("OPTIONS", "/nothing").status, 404);
    QCOMPARE(client.ask("BREW", "/api/rates").status, 405);
    QCOMPARE(client.ask("get", "/api/rates").status, 405);
}

void MannersTest::expectIsAnswered()
{
    RawClient client(m_server->port());
    const QByteArray head = "PUT /api/rates HTTP/1.1\r\n" + client.hostField()
        + "Content-Type: application/json\r\nContent-Length: 18\r\nExpect: 100-continue\r\n";
    client.send(head + "\r\n");
    QCOMPARE(client.receive().status, 100);
    client.send("{\"run_seconds\":78}");
    QCOMPARE(client.receive().status, 200);
    // One that is refused is spared the body.
    client.send(head + "Origin: null\r\n\r\n");
    QCOMPARE(client.receive().status, 403);
}

void MannersTest::theAbsoluteFormIsAccepted()
{
    RawClient client(m_server->port());
    client.send("GET http://localhost:" + QByteArray::number(m_server->port()) + "/livez?x=1 HTTP/1.1\r\n"
        + client.hostField() + "\r\n");
    QCOMPARE(client.receive().status, 200);
    client.send("GET http://localhost HTTP/1.1\r\n" + client.hostField() + "\r\n");
    QCOMPARE(client.receive().fields["content-type"], QByteArray("text/html; charset=utf-8"));
    client.send("GET ftp://localhost/livez HTTP/1.1\r\n" + client.hostField() + "\r\n");
    QCOMPARE(client.receive().status, 400);
}

void MannersTest::chunksAreJoined()
{
    RawClient client(m_server->port());
    const QByteArray head = "PUT /api/rates HTTP/1.1\r\n" + client.hostField()
        + "Content-Type: application/json\r\nTransfer-Encoding: Chunked\r\n\r\n";
    client.send(head + "8;note=\"a;b\"\r\n{\"run_se\r\nA\r\nconds\":79}\r\n0\r\nX-Trailer: 1\r\n\r\n");
    QCOMPARE(client.receive().json()[u"run_seconds"].toInteger(), 79);
    QCOMPARE(client.get("/livez").status, 200);
}

void MannersTest::emptyLinesBeforeARequest()
{
    RawClient client(m_server->port());
    client.send("\r\n\r\n\r");
    client.send("\nGET /livez HTTP/1.1\r\n" + client.hostField() + "\r\n");
    QCOMPARE(client.receive().status, 200);
}

void MannersTest::assetsAreRevalidated()
{
    RawClient client(m_server->port());
    for (const auto &[path, type] : {std::pair<QByteArray, QByteArray>{"/", "text/html; charset=utf-8"},
             {"/assets/main.js", "text/javascript; charset=utf-8"}, {"/assets/billow.css", "text/css; charset=utf-8"},
             {"/assets/icon.svg", "image/svg+xml"}, {"/favicon.ico", "image/svg+xml"},
             {"/robots.txt", "text/plain; charset=utf-8"}, {"/api/openapi.json", "application/json"}}) {
        const RawResponse first = client.get(path);
        QCOMPARE(first.status, 200);
        QCOMPARE(first.fields["content-type"], type);
        QCOMPARE(first.fields["cache-control"], QByteArray("no-cache"));
        const QByteArray tag = first.fields["etag"];
        QVERIFY(tag.startsWith('"'));
        for (const QByteArray &tags : {tag, "W/" + tag, "\"other\", " + tag, QByteArray("*")}) {
            const RawResponse again = client.get(path, "If-None-Match: " + tags + "\r\n");
            QCOMPARE(again.status, 304);
            QVERIFY(again.body.isEmpty());
            QCOMPARE(again.fields["etag"], tag);
        }
        QCOMPARE(client.get(path, "If-None-Match: \"other\"\r\n").status, 200);
    }
}

/// Each coding is an answer of its own, with a tag of its own, for GET, HEAD and what has not changed.
void MannersTest::assetsAreCompressed()
{
    RawClient client(m_server->port());
    const QByteArray gzip = "Accept-Encoding: gzip, br\r\n";
    for (const QByteArray path : {"/", "/assets/main.js", "/assets/billow.css", "/assets/icon.svg"}) {
        const RawResponse plain = client.get(path);
        const RawResponse packed = client.get(path, gzip);
        QVERIFY(!plain.fields.contains("content-encoding"));
        QCOMPARE(packed.fields["content-encoding"], QByteArray("gzip"));
        QVERIFY(packed.body.startsWith("\x1f\x8b"));
        QVERIFY(packed.body.size() < plain.body.size());
        QCOMPARE(packed.fields["content-type"], plain.fields["content-type"]);
        QVERIFY(packed.fields["etag"] != plain.fields["etag"]);
        for (const auto &[whole, coding] : {std::pair<RawResponse, QByteArray>{plain, {}}, {packed, gzip}}) {
            QCOMPARE(whole.fields["vary"], QByteArray("Accept-Encoding"));
            client.send("HEAD " + path + " HTTP/1.1\r\n" + client.hostField() + coding + "\r\n");
            const RawResponse head = client.receive(true);
            for (const QByteArray field : {"content-length", "content-encoding", "etag", "vary", "content-type"})
                QCOMPARE(head.fields[field], whole.fields[field]);
            const RawResponse same = client.get(path, coding + "If-None-Match: " + whole.fields["etag"] + "\r\n");
            QCOMPARE(same.status, 304);
            QCOMPARE(same.fields["etag"], whole.fields["etag"]);
            QCOMPARE(same.fields["vary"], QByteArray("Accept-Encoding"));
            const QByteArray other = (coding.isEmpty() ? packed : plain).fields["etag"];
            QCOMPARE(client.get(path, coding + "If-None-Match: " + other + "\r\n").status, 200);
        }
    }
}

void MannersTest::longAnswersOfTheApiAreToo()
{
    RawClient client(m_server->port());
    const QByteArray gzip = "Accept-Encoding: gzip\r\n";
    for (const QByteArray path : {"/api/analytics", "/api/system/actors", "/api/openapi.json"}) {
        const RawResponse plain = client.get(path);
        QVERIFY(!plain.fields.contains("content-encoding"));
        const RawResponse packed = client.get(path, gzip);
        QCOMPARE(packed.status, 200);
        QCOMPARE(packed.fields["content-encoding"], QByteArray("gzip"));
        QCOMPARE(packed.fields["content-type"], plain.fields["content-type"]);
        QVERIFY(packed.body.size() < plain.body.size() / 2);
        // Actors count what they do.
        QVERIFY(path == "/api/system/actors" || gunzip(packed.body) == plain.body);
        client.send("HEAD " + path + " HTTP/1.1\r\n" + client.hostField() + gzip + "\r\n");
        const RawResponse head = client.receive(true);
        QCOMPARE(head.fields["content-encoding"], QByteArray("gzip"));
    }
    for (const QByteArray path : {"/api/rates", "/api/invoices", "/nothing"})
        QVERIFY(!client.get(path, gzip).fields.contains("content-encoding"));
    QVERIFY(
        !client.get("/api/analytics", "Accept-Encoding: gzip;q=0, identity\r\n").fields.contains("content-encoding"));
}

void MannersTest::everyAnswerIsProtected()
{
    RawClient client(m_server->port());
    for (const QByteArray path : {"/", "/api/stats", "/nothing", "/assets/main.js", "/metrics"}) {
        const RawResponse response = client.get(path);
        const QByteArray policy = response.fields["content-security-policy"];
        QVERIFY(policy.contains("default-src 'none'"));
        QVERIFY(policy.contains("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("unsafe"));
        QCOMPARE(response.fields["x-content-type-options"], QByteArray("nosniff"));
        QCOMPARE(response.fields["referrer-policy"], QByteArray("no-referrer"));
        QCOMPARE(response.fields["cross-origin-opener-policy"], QByteArray("same-origin"));
        QVERIFY(response.fields.contains("cache-control"));
    }
}

void MannersTest::anAllowedOriginIsGranted()
{
    const RunningServer server({}, {{u"ALLOWED_ORIGINS"_s, u"https://dashboard.example"_s}});
    const QByteArray origin = "Origin: https://dashboard.example\r\n";
    const RawResponse preflight =
        server.ask("OPTIONS", "/api/rates", {}, origin + "Access-Control-Request-Method: PUT\r\n");
    QCOMPARE(preflight.status, 204);
    QCOMPARE(preflight.fields["access-control-allow-origin"], QByteArray("https://dashboard.example"));
    QVERIFY(preflight.fields["access-control-allow-methods"].contains("PUT"));
    QCOMPARE(preflight.fields["vary"], QByteArray("Origin"));
    QCOMPARE(server.ask("PUT", "/api/rates", "{\"run_seconds\":5}", origin).status, 200);
    QCOMPARE(server.ask("PUT", "/api/rates", "{\"run_seconds\":5}", "Origin: https://other.example\r\n").status, 403);
}

/// Asks and asks, and never reads: the server stops listening before it holds much.
void MannersTest::oneThatDoesNotReadIsNotAnsweredForEver()
{
    RawClient greedy(m_server->port());
    greedy.socket().setReadBufferSize(1);
    const QByteArray request = ("GET /assets/grid.js HTTP/1.1\r\n" + greedy.hostField() + "\r\n").repeated(1'000);
    // 2,000,000 answers of 10 KB would be 20 GB.
    for (int round = 0; round < 2'000; ++round) {
        greedy.socket().write(request);
        if (!greedy.socket().waitForBytesWritten(200))
            break;
    }
    QVERIFY(greedy.socket().bytesToWrite() > 0);
    QCOMPARE(m_server->get("/livez").status, 200);
}

void MannersTest::aTakenPortIsNamed()
{
    const Program second(u"billowd"_s);
    const auto outcome = second.run(
        {u"serve"_s, u"--database-url"_s, second.ledgerUrl()}, {{u"PORT"_s, QString::number(m_server->port())}});
    QCOMPARE(outcome.exitCode, 75);
    QVERIFY2(outcome.errors.contains(u"port %1"_s.arg(m_server->port())), qPrintable(outcome.errors));
}

BILLOW_TEST(QCoreApplication, MannersTest)
#include "MannersTest.moc"
