// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/Guard.h"
#include "core/web/guard/QtHttpServer.h"
#include "core/web/http/RouteTable.h"
#include "tests/support/TestMain.h"

#include <QPromise>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <numeric>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// QHttpServer behind the guard, with time in the test's hand.
class GuardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    // What comes over the wire
    void conversations_data();
    void conversations();
    void aChunkedBodyIsCutAnywhere();
    void manyRequestsAreCutAnywhere();
    void answersKeepTheirOrder();
    void clientsThatLeaveAreForgotten();
    void anUpgradeReachesTheChannelOnly();
    void aLargeBodyArrivesWhole();

    // Deadlines and places
    void aSlowHeadEnds();
    void aSlowBodyEnds();
    void aSteadyBodyIsWaitedFor();
    void anIdleClientEnds();
    void anAnswerThatDoesNotComeIsA503();
    void anAnswerMayBeAllowedMoreTime();
    void anAnswerThatComesTooLateGoesNowhere();
    void theLongestIdleMakesRoom();
    void whoSendsSlowlyMakesRoom();
    void whoIsServedIsNotSentAway();
    void leavingAnswersWhatWasAsked();
    void bodiesAreReservedAsAnnounced();
    void aBodyCountsUntilItHasBeenRead();
    void aFullMailboxDelaysOnly();
    void aWrongTokenIsAnsweredLate();

    // Answers
    void aBodyIsStreamedAsFastAsItIsRead();
    void aStreamForAnOldClientEndsWithTheConnection();
    void aStreamThatFailsIsSeenToBeIncomplete();
    void whatAHandlerThrowsGoesToTheCaller();
    void aThirdPartyThatHoldsAReply();

private:
    using Client = std::unique_ptr<QTcpSocket>;
    void listen(const Guard::Limits &limits, const WebOptions &options = {.host = u"127.0.0.1"_s, .port = 0});
    [[nodiscard]] Client connected() const;
    [[nodiscard]] QByteArray hostField() const
    {
        return "Host: 127.0.0.1:" + QByteArray::number(m_guard->port()) + "\r\n";
    }
    [[nodiscard]] QByteArray get() const { return "GET / HTTP/1.1\r\n" + hostField() + "\r\n"; }
    [[nodiscard]] QByteArray post(const QByteArray &fields) const
    {
        return "POST / HTTP/1.1\r\n" + hostField() + "Content-Type: application/json\r\n" + fields + "\r\n";
    }
    void pass(std::chrono::nanoseconds time);
    /// Waits for \a client to have heard something that begins with \a text.
    static bool hears(const Client &client, const QByteArray &text);
    static bool ends(const Client &client);
    [[nodiscard]] bool asked(std::size_t count);
    /// The statuses that have come once there are \a count, or the connection has ended.
    static QList<int> statuses(QByteArray &heard, const Client &client, qsizetype count);

    std::chrono::nanoseconds m_now{};
    bool m_mailboxIsFull = false;
    int m_crashes = 0;
    int m_upgrades = 0;
    std::unique_ptr<QHttpServer> m_server;
    std::unique_ptr<Guard> m_guard;
    std::vector<HttpReply> m_replies; ///< of requests to "/" that wait for their answer
    std::vector<QByteArray> m_bodies; ///< of all requests
};

void GuardTest::init()
{
    m_now = 1h;
    m_mailboxIsFull = false;
    m_crashes = 0;
    m_upgrades = 0;
    listen({.connections = 3});
}

void GuardTest::listen(const Guard::Limits &limits, const WebOptions &options)
{
    cleanup();
    m_server = std::make_unique<QHttpServer>();
    m_guard = std::make_unique<Guard>(*m_server,
        Guard::Surroundings{
            .post =
                [this](std::function<void()> function) {
                    if (m_mailboxIsFull)
                        return false;
                    const auto inBoundary = [this, function] {
                        try {
                            function();
                        } catch (const std::runtime_error &) {
                            ++m_crashes;
                        }
                    };
                    return QMetaObject::invokeMethod(this, inBoundary, Qt::QueuedConnection);
                },
            .now = [this] { return m_now; },
            .refuseUpgrade = [](const HttpRequest &request) -> std::optional<HttpResponse> {
                if (request.path != "/socket")
                    return HttpResponse::error(404, u"not here"_s);
                return std::nullopt;
            },
            .upgrade =
                [this](QTcpSocket *socket, const HttpRequest &) {
                    m_upgrades += socket->peek(14) == "GET /socket HT" ? 1 : 0;
                    socket->deleteLater();
                },
            .answered = [](const char *, const HttpRequest &, int, std::chrono::nanoseconds) {},
        },
        limits);
    const auto keep = [this](const Call &call) {
        m_bodies.push_back(call.request.body());
        m_replies.push_back(call.reply);
    };
    const auto answer = [this](const Call &call) {
        m_bodies.push_back(call.request.body());
        call.reply.send(HttpResponse::text(QByteArray::number(call.request.body().size())));
    };
    const auto answerLater = [](const Call &call) {
        // With the value of a parameter, because the request is gone by then.
        QTimer::singleShot(0, [reply = call.reply, tag = queryValues(call.head.query, "tag").value(0)] {
            reply.send(HttpResponse::text("tag" + tag));
        });
    };
    addRoutes(*m_server, *m_guard,
        {{"GET", "/", keep}, {"POST", "/", keep}, {"GET", "/now", answer}, {"POST", "/now", answer},
            {"GET", "/later", answerLater}, {"GET", "/boom", [](const Call &) { throw std::runtime_error("boom"); }}});
    QVERIFY(m_guard->listen(options));
}

void GuardTest::cleanup()
{
    m_guard.reset();
    m_server.reset();
    m_replies.clear();
    m_bodies.clear();
}

GuardTest::Client GuardTest::connected() const
{
    auto client = std::make_unique<QTcpSocket>();
    const auto before = m_guard->connectionCount();
    client->connectToHost(u"127.0.0.1"_s, m_guard->port());
    (void)QTest::qWaitFor([&] {
        return client->state() == QAbstractSocket::ConnectedState
            && m_guard->connectionCount() >= std::min<std::size_t>(before + 1, 3);
    });
    return client;
}

void GuardTest::pass(std::chrono::nanoseconds time)
{
    m_now += time;
    m_guard->sweep();
}

bool GuardTest::hears(const Client &client, const QByteArray &text)
{
    QByteArray heard;
    return QTest::qWaitFor([&] {
        heard += client->readAll();
        return heard.startsWith(text);
    });
}

bool GuardTest::ends(const Client &client)
{
    return QTest::qWaitFor([&] {
        client->readAll();
        return client->state() == QAbstractSocket::UnconnectedState;
    });
}

bool GuardTest::asked(std::size_t count)
{
    return QTest::qWaitFor([&] { return m_replies.size() == count; });
}

QList<int> GuardTest::statuses(QByteArray &heard, const Client &client, qsizetype count)
{
    QList<int> found;
    (void)QTest::qWaitFor([&] {
        heard += client->readAll();
        found.clear();
        static const QRegularExpression line(u"HTTP/1\\.1 (\\d{3}) "_s);
        for (const QRegularExpressionMatch &match : line.globalMatch(QString::fromLatin1(heard)))
            found.append(match.captured(1).toInt());
        return found.size() >= count || client->state() == QAbstractSocket::UnconnectedState;
    });
    return found;
}

// ---- What comes over the wire ------------------------------------------------------------------------------------

void GuardTest::conversations_data()
{
    QTest::addColumn<QByteArrayList>("parts"); // each is written once the one before has gone; {H} is the Host field
    QTest::addColumn<QList<int>>("answers");
    QTest::addColumn<bool>("ends");
    const auto row = [](const char *name, const QByteArrayList &parts, const QList<int> &answers, bool ends) {
        QTest::newRow(name) << parts << answers << ends;
    };
    const QByteArray g = "GET /now HTTP/1.1\r\n{H}";
    const QByteArray good = g + "\r\n";
    const QByteArray p = "POST /now HTTP/1.1\r\n{H}Content-Type: application/json\r\n";
    const QByteArray chunked = p + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray bad = "GET /now HTTP/1.1\r\nHost: attacker.example\r\n\r\n";

    row("good", {good}, {200}, false);
    row("byte by byte", {good}, {200}, false);
    row("empty lines before", {"\r\n\r\n" + good}, {200}, false);
    row("no host", {"GET /now HTTP/1.1\r\n\r\n"}, {400}, true);
    row("foreign host", {bad}, {403}, false);
    row("two hosts", {g + "{H}\r\n"}, {400}, true);
    row("foreign host in the target", {"GET http://attacker.example/now HTTP/1.1\r\n{H}\r\n"}, {403}, false);
    row("foreign origin changes nothing", {p + "Origin: http://attacker.example\r\nContent-Length: 5\r\n\r\nhello"},
        {403}, true);
    row("bare line feeds", {QByteArray(good).replace("\r\n", "\n")}, {400}, true);
    row("a bare line feed, and the client waits", {"GET /now HTTP/1.1\n"}, {400}, true);
    row("two bare line feeds inside", {g + "X: y\n\nGET /now HTTP/1.1\r\n\r\n"}, {400}, true);
    row("bare CR", {g + "X: a\rb\r\n\r\n"}, {400}, true);
    row("NUL", {g + QByteArray("X: a\0b\r\n\r\n", 10)}, {400}, true);
    row("vertical tab around Host", {"GET /now HTTP/1.1\r\nHost: \v127.0.0.1\r\n\r\n"}, {400}, true);
    row("form feed before a length", {p + "Content-Length: \f5\r\n\r\nhello"}, {400}, true);
    row("folded", {g + "X: a\r\n b\r\n\r\n"}, {400}, true);
    row("blank before the colon", {p + "Content-Length : 5\r\n\r\nhello"}, {400}, true);
    row("HTTP/2", {"GET / HTTP/2.0\r\n{H}\r\n"}, {505}, true);
    row("TLS, and the client waits", {QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11)}, {400}, true);
    row("two lengths", {p + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"}, {400}, true);
    row("two lengths that differ", {p + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"}, {400}, true);
    row("a list of lengths", {p + "Content-Length: 5, 5\r\n\r\nhello"}, {400}, true);
    row("length +5", {p + "Content-Length: +5\r\n\r\nhello"}, {400}, true);
    row("negative length", {p + "Content-Length: -1\r\n\r\nhello"}, {400}, true);
    row("length and encoding", {p + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}, {400}, true);
    row("gzip, chunked", {p + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"}, {501}, true);
    row("chunked in HTTP/1.0", {"POST /now HTTP/1.0\r\n{H}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}, {400}, true);
    row("length of 1 GB", {p + "Content-Length: 1073741824\r\n\r\n"}, {413}, true);
    row("length of 2^64+5", {p + "Content-Length: 18446744073709551621\r\n\r\nhello"}, {413}, true);
    row("head of 17 KiB", {g + "X: " + QByteArray(17'000, 'a') + "\r\n\r\n"}, {431}, true);
    row("endless head", {g + "X: " + QByteArray(200'000, 'a')}, {431}, true);
    row("200 fields", {g + QByteArray("X: y\r\n").repeated(200) + "\r\n"}, {431}, true);
    row("body", {p + "Content-Length: 5\r\n\r\nhello"}, {200}, false);
    row("body in parts", {p + "Content-Length: 10\r\n", "\r\nhel", "lo", "world"}, {200}, false);
    row("coded body", {p + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"}, {415}, true);
    row("a body that looks like a request", {p + "Content-Length: 27\r\n\r\nGET / HTTP/1.1\r\nHost:\r\n\r\n  " + good},
        {200, 200}, false);
    row("chunked, and a request behind it", {chunked + "5\r\nhello\r\n3;x=y\r\nabc\r\n0\r\n\r\n" + good}, {200, 200},
        false);
    row("chunked, byte by byte", {chunked + "5\r\nhello\r\n0\r\n\r\n"}, {200}, false);
    row("trailers are dropped", {chunked + "0\r\nX: y\r\n\r\n" + good}, {200, 200}, false);
    row("chunk of FFFFFFFFFFFFFFFF", {chunked + "FFFFFFFFFFFFFFFF\r\n"}, {400}, true);
    row("chunk of -5", {chunked + "-5\r\nhello\r\n0\r\n\r\n"}, {400}, true);
    row("chunk of blank 5", {chunked + " 5\r\nhello\r\n0\r\n\r\n"}, {400}, true);
    row("chunk of 2 GB", {chunked + "7fffffff\r\nhello"}, {413}, true);
    row("smuggled behind a chunk", {chunked + "0\r\nXXGET /now HTTP/1.1\r\n{H}\r\n"}, {400}, true);
    row("the second is bad", {good, bad}, {200, 403}, false);
    row("the second is bad and split", {good, "GET / HT", "TP/1.1\r\nHost: e", "vil\r\n\r\n"}, {200, 403}, false);
    row("the second has two lengths", {good, p + "Content-Le", "ngth: 5\r\nContent-Length: 0\r\n\r\n"}, {200, 400},
        true);
    row("three in a row", {good + good + good}, {200, 200, 200}, false);
    row("good, bad, good in a row", {good + bad + good}, {200, 403, 200}, false);
    row("a body and a bad one in a row",
        {p + "Content-Length: 5\r\n\r\nhello" + p + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"}, {200, 400},
        true);
    row("close", {g + "Connection: close\r\n\r\n"}, {200}, true);
    row("close, then more", {g + "Connection: close\r\n\r\n" + good}, {200}, true);
    row("close with a body in parts, then more", {p + "Connection: close\r\nContent-Length: 5\r\n\r\nhel", "lo" + good},
        {200}, true);
    row("HTTP/1.0", {"GET /now HTTP/1.0\r\n{H}\r\n"}, {200}, true);
    row("HTTP/1.0 kept", {"GET /now HTTP/1.0\r\n{H}Connection: keep-alive\r\n\r\n"}, {200}, false);
    row("100-continue", {p + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n", "hello"}, {100, 200}, false);
    row("100-continue, refused", {p + "Expect: 100-continue\r\nContent-Length: 1073741824\r\n\r\n"}, {413}, true);
    row("another expectation", {p + "Expect: 200-ok\r\nContent-Length: 5\r\n\r\n"}, {417}, true);
    row("HEAD", {"HEAD /now HTTP/1.1\r\n{H}\r\n"}, {200}, false);
    row("OPTIONS", {"OPTIONS /now HTTP/1.1\r\n{H}\r\n"}, {204}, false);
    row("OPTIONS *", {"OPTIONS * HTTP/1.1\r\n{H}\r\n"}, {204}, false);
    row("wrong method", {"DELETE /now HTTP/1.1\r\n{H}\r\n"}, {405}, false);
    row("unknown method", {"BREW /now HTTP/1.1\r\n{H}\r\n"}, {405}, false);
    row("unknown path", {"GET /none HTTP/1.1\r\n{H}\r\n"}, {404}, false);
    row("idle slashes", {"GET //now/ HTTP/1.1\r\n{H}\r\n"}, {200}, false);
    row("a path with more behind it", {"GET /nowhere HTTP/1.1\r\n{H}\r\n"}, {404}, false);
    row("fragment", {"GET /now#x HTTP/1.1\r\n{H}\r\n"}, {400}, true);
    row("encoded letters", {"GET /%6Eow HTTP/1.1\r\n{H}\r\n"}, {200}, false);
    row("encoded question mark", {"GET /now%3Fx HTTP/1.1\r\n{H}\r\n"}, {404}, false);
    row("async in a row", {"GET /later?tag=1 HTTP/1.1\r\n{H}\r\n" + good + "GET /later?tag=2 HTTP/1.1\r\n{H}\r\n"},
        {200, 200, 200}, false);
    row("async, then bad", {"GET /later HTTP/1.1\r\n{H}\r\n" + bad}, {200, 403}, false);
    row("upgrade elsewhere", {g + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n"}, {404}, false);
}

void GuardTest::conversations()
{
    QFETCH(QByteArrayList, parts);
    QFETCH(QList<int>, answers);
    QFETCH(bool, ends);
    const Client client = connected();
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (QByteArrayView(QTest::currentDataTag()).endsWith("byte by byte")) {
        const QByteArray whole = parts.takeFirst().replace("{H}", hostField());
        for (const char byte : whole)
            parts.append(QByteArray(1, byte));
    }
    for (QByteArray &part : parts) {
        client->write(part.replace("{H}", hostField()));
        QTRY_VERIFY(client->bytesToWrite() == 0 || client->state() != QAbstractSocket::ConnectedState);
    }
    QByteArray heard;
    QCOMPARE(statuses(heard, client, answers.size()), answers);
    if (ends) {
        pass(3s);
        QVERIFY(GuardTest::ends(client));
        QCOMPARE(statuses(heard, client, answers.size()), answers);
    } else {
        client->write("GET /now HTTP/1.1\r\n" + hostField() + "\r\n"); // still in step
        answers.append(200);
        QCOMPARE(statuses(heard, client, answers.size()), answers);
        QVERIFY(heard.endsWith("\r\n\r\n0"));
    }
}

void GuardTest::aChunkedBodyIsCutAnywhere()
{
    const QByteArray head = post("Transfer-Encoding: chunked\r\n").replace("POST /", "POST /now");
    const QByteArray body = "5\r\nhello\r\n3\r\nabc\r\n0\r\n\r\n";
    for (qsizetype cut = 0; cut <= body.size(); ++cut) {
        const Client client = connected();
        client->write(head + body.first(cut));
        QTRY_COMPARE(client->bytesToWrite(), 0);
        client->write(body.sliced(cut) + head + body);
        QByteArray heard;
        QCOMPARE(statuses(heard, client, 2), (QList{200, 200}));
        QCOMPARE(m_bodies.back(), QByteArray("helloabc"));
    }
}

void GuardTest::manyRequestsAreCutAnywhere()
{
    const Client client = connected();
    const QByteArray requests = ("GET /now HTTP/1.1\r\n" + hostField() + "\r\n").repeated(50);
    for (qsizetype place = 0; place < requests.size(); place += 37) {
        client->write(requests.mid(place, 37));
        client->flush();
    }
    QByteArray heard;
    QCOMPARE(statuses(heard, client, 50), QList<int>(50, 200));
}

void GuardTest::answersKeepTheirOrder()
{
    const Client client = connected();
    for (int tag = 1; tag <= 5; ++tag)
        client->write("GET /later?tag=" + QByteArray::number(tag) + " HTTP/1.1\r\n" + hostField() + "\r\n");
    QByteArray heard;
    (void)statuses(heard, client, 5);
    QTRY_VERIFY((heard += client->readAll()).contains("tag5"));
    qsizetype before = 0;
    for (int tag = 1; tag <= 5; ++tag) {
        const qsizetype place = heard.indexOf("tag" + QByteArray::number(tag));
        QVERIFY(place > before);
        before = place;
    }
}

void GuardTest::clientsThatLeaveAreForgotten()
{
    for (int round = 0; round < 20; ++round) {
        const Client client = connected();
        client->write("GET /later HTTP/1.1\r\n" + hostField() + "\r\n");
        client->flush();
        client->abort();
    }
    QTRY_COMPARE(m_guard->connectionCount(), std::size_t{0});
    const Client client = connected();
    client->write("GET /now HTTP/1.1\r\n" + hostField() + "\r\n");
    QVERIFY(hears(client, "HTTP/1.1 200 "));
}

void GuardTest::anUpgradeReachesTheChannelOnly()
{
    const QByteArray upgrade = "GET /socket HTTP/1.1\r\n" + hostField()
        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n";
    for (const bool used : {false, true}) {
        const Client client = connected();
        if (used) {
            client->write("GET /now HTTP/1.1\r\n" + hostField() + "\r\n");
            QVERIFY(hears(client, "HTTP/1.1 200 "));
        }
        client->write(upgrade);
        QTRY_COMPARE(m_upgrades, used ? 2 : 1);
        QTRY_COMPARE(m_guard->connectionCount(), std::size_t{0});
    }
}

void GuardTest::aLargeBodyArrivesWhole()
{
    QByteArray body(8 * 1024 * 1024, '\0');
    std::iota(body.begin(), body.end(), '\0');
    for (int round = 0; round < 2; ++round) {
        const Client client = connected();
        client->write(
            post("Content-Length: " + QByteArray::number(body.size()) + "\r\n").replace("POST /", "POST /now"));
        client->write(body);
        QVERIFY(hears(client, "HTTP/1.1 200 "));
        QVERIFY(m_bodies.back() == body);
    }
    QCOMPARE(m_guard->reservedBytes(), 0);
}

// ---- Deadlines and places ----------------------------------------------------------------------------------------

void GuardTest::aSlowHeadEnds()
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

/// Slower than the floor: somebody who sends a byte now and then holds no place.
void GuardTest::aSlowBodyEnds()
{
    const Client slow = connected();
    slow->write(post("Content-Length: 1000000\r\n"));
    QTRY_COMPARE(m_guard->reservedBytes(), 1'000'000);
    slow->write("x");
    QTRY_COMPARE(slow->bytesToWrite(), 0);
    pass(9s);
    QCOMPARE(slow->bytesAvailable(), 0);
    pass(2s);
    QVERIFY(hears(slow, "HTTP/1.1 408 "));
    QCOMPARE(m_guard->reservedBytes(), 0);
}

void GuardTest::aSteadyBodyIsWaitedFor()
{
    const Client steady = connected();
    const QByteArray part(20'000, 'x');
    steady->write(post("Content-Length: " + QByteArray::number(part.size() * 100) + "\r\n"));
    QTRY_VERIFY(m_guard->reservedBytes() > 0);
    for (int second = 0; second < 100; ++second) {
        steady->write(part);
        QTRY_COMPARE(steady->bytesToWrite(), 0);
        QTest::qWait(1);
        pass(1s);
    }
    QVERIFY(asked(1));
    QCOMPARE(m_bodies.back().size(), part.size() * 100);
}

void GuardTest::anIdleClientEnds()
{
    const Client idle = connected();
    pass(59s);
    QCOMPARE(m_guard->connectionCount(), std::size_t{1});
    pass(1s);
    QVERIFY(ends(idle));
    QTRY_COMPARE(m_guard->connectionCount(), std::size_t{0});
}

/// With a frozen database: the deadline and one sweep, within two seconds.
void GuardTest::anAnswerThatDoesNotComeIsA503()
{
    const Client client = connected();
    client->write(get());
    QVERIFY(asked(1));
    QVERIFY(m_replies[0].isAwaited());
    pass(1'499ms);
    QCOMPARE(client->bytesAvailable(), 0);
    pass(250ms);
    QVERIFY(hears(client, "HTTP/1.1 503 "));
    QVERIFY(!m_replies[0].isAwaited());
}

void GuardTest::anAnswerMayBeAllowedMoreTime()
{
    const Client client = connected();
    client->write(get());
    QVERIFY(asked(1));
    m_replies[0].allow(10s);
    pass(9s);
    m_replies[0].send(HttpResponse::text("found"));
    QVERIFY(hears(client, "HTTP/1.1 200 "));
}

void GuardTest::anAnswerThatComesTooLateGoesNowhere()
{
    const Client client = connected();
    client->write(get());
    QVERIFY(asked(1));
    pass(2s);
    QVERIFY(hears(client, "HTTP/1.1 503 "));
    client->write(get());
    QVERIFY(asked(2));
    m_replies[0].send(HttpResponse::text("late"));
    m_replies[1].send(HttpResponse::error(404, u"in time"_s));
    QVERIFY(hears(client, "HTTP/1.1 404 "));
}

void GuardTest::theLongestIdleMakesRoom()
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
    fourth->write(get());
    QVERIFY(asked(1));
}

/// All places are held by bodies that are on their way: the one that has been silent longest gives way.
void GuardTest::whoSendsSlowlyMakesRoom()
{
    std::vector<Client> clients;
    for (int index = 0; index < 3; ++index) {
        clients.push_back(connected());
        clients.back()->write(post("Content-Length: 100\r\n"));
        QTRY_COMPARE(m_guard->reservedBytes(), 100 * (index + 1));
        pass(1s);
    }
    const Client fourth = connected();
    QVERIFY(ends(clients[0]));
    fourth->write(get());
    QVERIFY(asked(1));
}

void GuardTest::whoIsServedIsNotSentAway()
{
    std::vector<Client> clients;
    for (int index = 0; index < 3; ++index) {
        clients.push_back(connected());
        clients.back()->write(get());
    }
    QVERIFY(asked(3));
    const Client fourth = connected();
    QVERIFY(hears(fourth, "HTTP/1.1 503 "));
    for (std::size_t index = 0; index < 3; ++index) {
        m_replies[index].send(HttpResponse::text("served"));
        QVERIFY(hears(clients[index], "HTTP/1.1 200 "));
    }
}

void GuardTest::leavingAnswersWhatWasAsked()
{
    const Client idle = connected();
    const Client asking = connected();
    asking->write(get());
    QVERIFY(asked(1));
    m_guard->closeGently();
    QVERIFY(ends(idle));
    m_replies[0].send(HttpResponse::text("served"));
    QVERIFY(hears(asking, "HTTP/1.1 200 "));
    QVERIFY(ends(asking));
    QTRY_COMPARE(m_guard->connectionCount(), std::size_t{0});
    QTcpSocket late;
    late.connectToHost(u"127.0.0.1"_s, m_guard->port());
    QVERIFY(!late.waitForConnected(1'000));
}

void GuardTest::bodiesAreReservedAsAnnounced()
{
    listen({.bodies = 25});
    const Client first = connected();
    first->write(post("Content-Length: 20\r\n"));
    QTRY_COMPARE(m_guard->reservedBytes(), 20);
    const Client second = connected();
    second->write(post("Content-Length: 20\r\n"));
    QVERIFY(hears(second, "HTTP/1.1 503 "));
    first->write(QByteArray(20, 'x'));
    QVERIFY(asked(1));
    QCOMPARE(m_guard->reservedBytes(), 20); // while it is served as well
    m_replies[0].send(HttpResponse::text("served"));
    m_replies.clear();
    QCOMPARE(m_guard->reservedBytes(), 0);
}

/// What another thread still reads counts, whether or not its client has had an answer.
void GuardTest::aBodyCountsUntilItHasBeenRead()
{
    const Client client = connected();
    client->write(post("Content-Length: 20\r\n") + QByteArray(20, 'x'));
    QVERIFY(asked(1));
    auto reservation = m_replies[0].reservation();
    pass(2s);
    QVERIFY(hears(client, "HTTP/1.1 503 "));
    m_replies.clear();
    QCOMPARE(m_guard->reservedBytes(), 20);
    reservation.reset();
    QCOMPARE(m_guard->reservedBytes(), 0);
}

void GuardTest::aFullMailboxDelaysOnly()
{
    const Client client = connected();
    QCoreApplication::processEvents();
    m_mailboxIsFull = true;
    client->write("GET /now HTTP/1.1\r\n" + hostField() + "\r\n");
    QTRY_COMPARE(client->bytesToWrite(), 0);
    QTest::qWait(1);
    m_mailboxIsFull = false;
    pass(250ms);
    QVERIFY(hears(client, "HTTP/1.1 200 "));
}

void GuardTest::aWrongTokenIsAnsweredLate()
{
    listen({}, {.host = u"0.0.0.0"_s, .port = 0, .secret = "0123456789abcdef0123456789abcdef"});
    const auto request = [this](const QByteArray &token) {
        return "GET /now HTTP/1.1\r\n" + hostField()
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n";
    };
    const Client client = connected();
    client->write(request({}));
    QVERIFY(hears(client, "HTTP/1.1 401 "));
    QTest::ignoreMessage(QtWarningMsg, "1 requests came with a wrong token, the last from 127.0.0.1");
    client->write(request("wrong"));
    client->write(request("0123456789abcdef0123456789abcdef"));
    QTRY_COMPARE(client->bytesToWrite(), 0);
    QTest::qWait(1);
    pass(200ms);
    QCOMPARE(client->bytesAvailable(), 0);
    pass(100ms);
    QByteArray heard;
    QCOMPARE(statuses(heard, client, 2), (QList{401, 200}));
}

// ---- Answers -----------------------------------------------------------------------------------------------------

namespace {

/// Pieces that are there at once; the last is empty.
struct Pieces {
    QByteArray piece;
    int left = 0;
    int taken = 0;

    QFuture<Result<QByteArray>> next()
    {
        ++taken;
        QPromise<Result<QByteArray>> promise;
        promise.start();
        promise.addResult(Result<QByteArray>(left-- > 0 ? piece : QByteArray()));
        promise.finish();
        return promise.future();
    }
};

} // namespace

void GuardTest::aBodyIsStreamedAsFastAsItIsRead()
{
    const Client client = connected();
    client->setReadBufferSize(1'000);
    client->write(get() + get());
    QVERIFY(asked(1));
    const auto pieces = std::make_shared<Pieces>(Pieces{QByteArray(100'000, 'x'), 1'000});
    m_replies[0].stream({.mediaType = "text/csv"}, [pieces] { return pieces->next(); });
    // Without a reader the buffers fill, and then no piece is asked for.
    int taken = -1;
    while (taken != pieces->taken) {
        taken = pieces->taken;
        QTest::qWait(20);
        pass(1ms);
    }
    QVERIFY(taken < 500);
    client->setReadBufferSize(0);
    qsizetype heard = 0;
    QByteArray end;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const QByteArray bytes = client->readAll();
            heard += bytes.size();
            end = (end + bytes).right(100);
            return end.endsWith("\r\n0\r\n\r\n");
        }(),
        20'000);
    QVERIFY(heard > 100'000'000);
    QVERIFY(asked(2)); // the connection goes on
    m_replies[1].send(HttpResponse::text("next"));
    QVERIFY(hears(client, "HTTP/1.1 200 "));
}

void GuardTest::aStreamForAnOldClientEndsWithTheConnection()
{
    const Client client = connected();
    client->write("GET / HTTP/1.0\r\n" + hostField() + "Connection: keep-alive\r\n\r\n");
    QVERIFY(asked(1));
    const auto pieces = std::make_shared<Pieces>(Pieces{"piece", 3});
    m_replies[0].stream({.mediaType = "text/csv"}, [pieces] { return pieces->next(); });
    QByteArray heard;
    QTRY_VERIFY((heard += client->readAll(), client->state() == QAbstractSocket::UnconnectedState));
    QVERIFY(heard.endsWith("\r\n\r\npiecepiecepiece"));
    QVERIFY(!heard.contains("chunked"));
}

void GuardTest::aStreamThatFailsIsSeenToBeIncomplete()
{
    const Client client = connected();
    client->write(get());
    QVERIFY(asked(1));
    m_replies[0].stream({.mediaType = "text/csv"}, [] {
        QPromise<Result<QByteArray>> promise;
        promise.start();
        promise.addResult(Result<QByteArray>(Error::unavailable(u"gone"_s)));
        promise.finish();
        return promise.future();
    });
    QByteArray heard;
    QTRY_VERIFY((heard += client->readAll(), client->state() == QAbstractSocket::UnconnectedState));
    QVERIFY(!heard.contains("\r\n0\r\n"));
}

/// An exception that left a slot of QHttpServer would end the process.
void GuardTest::whatAHandlerThrowsGoesToTheCaller()
{
    const Client client = connected();
    client->write("GET /boom HTTP/1.1\r\n" + hostField() + "\r\n");
    QTRY_COMPARE(m_crashes, 1);
}

void GuardTest::aThirdPartyThatHoldsAReply()
{
    {
        const Client client = connected();
        client->write(get());
        QVERIFY(asked(1));
    }
    QTRY_COMPARE(m_guard->connectionCount(), std::size_t{0});
    m_replies[0].send(HttpResponse::text("nobody is there"));
    const HttpReply kept = m_replies[0];
    cleanup();
    kept.send(HttpResponse::text("nobody is there"));
}

BILLOW_TEST(QCoreApplication, GuardTest)
#include "GuardTest.moc"
