// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/HttpParser.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using State = HttpParser::State;

namespace {

/// Feeds all of \a bytes, at most \a step at a time, and answers how many were taken.
qsizetype feed(HttpParser &parser, QByteArrayView bytes, qsizetype step)
{
    qsizetype taken = 0;
    while (taken < bytes.size()) {
        const qsizetype used = parser.feed(bytes.sliced(taken, std::min(step, bytes.size() - taken)));
        taken += used;
        if (parser.state() == State::HeadComplete)
            parser.readBody();
        else if (used == 0)
            break;
    }
    return taken;
}

} // namespace

class ParserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRequestIsReadHoweverItComes_data();
    void aRequestIsReadHoweverItComes();
    void itStopsBehindAHead();
    void itStopsBehindARequest();
    void targets_data();
    void targets();
    void whatIsRefused_data();
    void whatIsRefused();
    void limits();
    void afterARefusalNothingIsTaken();
};

void ParserTest::aRequestIsReadHoweverItComes_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 2, 3, 7, 1'000})
        QTest::addRow("%d", step) << step;
}

void ParserTest::aRequestIsReadHoweverItComes()
{
    QFETCH(int, step);
    const QByteArray first =
        "\r\nPOST /a%20b?c=d&c=%2B+e HTTP/1.1\r\nHOST: x\r\nX-List: a\r\nX-List:\tb \r\n"
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1F;x=y\r\n0123456789012345678901234567890\r\n"
        "0\r\nT: u\r\n\r\n";
    const QByteArray second = "GET / HTTP/1.0\r\nHost: y\r\nContent-Length: 0\r\n\r\n";
    HttpParser parser;
    QCOMPARE(feed(parser, first, step), first.size());
    QCOMPARE(parser.state(), State::Complete);
    const HttpRequest request = parser.takeRequest();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/a b"));
    QCOMPARE(request.parameters("c"), (QByteArrayList{"d", "+ e"}));
    QCOMPARE(request.field("x-list").value(), QByteArray("a, b"));
    QVERIFY(!request.field("x-other"));
    QCOMPARE(request.body, QByteArray("abc0123456789012345678901234567890"));
    QVERIFY(request.keepsAlive());
    QCOMPARE(feed(parser, second, step), second.size());
    QCOMPARE(parser.state(), State::Complete);
    QVERIFY(!parser.takeRequest().keepsAlive());
}

void ParserTest::itStopsBehindAHead()
{
    HttpParser parser;
    const QByteArray head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n";
    QCOMPARE(parser.feed(head + "abc"), head.size());
    QCOMPARE(parser.state(), State::HeadComplete);
    QCOMPARE(parser.rawHead(), head);
    QCOMPARE(parser.feed("abc"), 0); // not before somebody wants it
    parser.readBody();
    QCOMPARE(parser.feed("abcGET"), 3);
    QCOMPARE(parser.state(), State::Complete);
}

void ParserTest::itStopsBehindARequest()
{
    HttpParser parser;
    const QByteArray request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    QCOMPARE(parser.feed(request + request), request.size());
    parser.readBody();
    QCOMPARE(parser.state(), State::Complete);
    QCOMPARE(parser.feed(request), 0);
}

void ParserTest::targets_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("root") << QByteArray("GET /") << QByteArray("/") << QByteArray();
    QTest::newRow("query") << QByteArray("GET /a?b=c?d") << QByteArray("/a") << QByteArray("b=c?d");
    QTest::newRow("slash that is no separator") << QByteArray("GET /a%2Fb") << QByteArray("/a/b") << QByteArray();
    QTest::newRow("question mark that is none") << QByteArray("GET /a%3Fb") << QByteArray("/a?b") << QByteArray();
    QTest::newRow("absolute") << QByteArray("GET http://x:1/a?b") << QByteArray("/a") << QByteArray("b");
    QTest::newRow("absolute, query only") << QByteArray("GET http://x?b") << QByteArray("/") << QByteArray("b");
    QTest::newRow("asterisk") << QByteArray("OPTIONS *") << QByteArray("*") << QByteArray();
}

void ParserTest::targets()
{
    QFETCH(QByteArray, line);
    HttpParser parser;
    (void)parser.feed(line + " HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(parser.state(), State::HeadComplete);
    QTEST(parser.request().path, "path");
    QTEST(parser.request().query, "query");
}

void ParserTest::whatIsRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &head, int status) {
        QTest::newRow(name) << head << status;
    };
    row("nothing", "hello", 400);
    row("two words", "GET /", 400);
    row("lower-case version", "GET / http/1.1", 400);
    row("version of one digit", "GET / HTTP/1", 400);
    row("HTTP/2", "GET / HTTP/2.0", 505);
    row("HTTP/0.9", "GET / HTTP/0.9", 505);
    row("blank in the target", "GET /a b HTTP/1.1", 400);
    row("two blanks", "GET  / HTTP/1.1", 400);
    row("method", "G(T / HTTP/1.1", 400);
    row("endless method", QByteArray(33, 'A') + " / HTTP/1.1", 400);
    row("fragment", "GET /#a HTTP/1.1", 400);
    row("beyond ASCII", "GET /\xc3\xa9 HTTP/1.1", 400);
    row("bare %", "GET /% HTTP/1.1", 400);
    row("NUL", "GET /%00 HTTP/1.1", 400);
    row("authority form", "CONNECT x:1 HTTP/1.1", 400);
    row("asterisk of GET", "GET * HTTP/1.1", 400);
    row("no name", "GET / HTTP/1.1\r\n: x", 400);
    row("no colon", "GET / HTTP/1.1\r\nHost", 400);
    row("bare CR", "GET / HTTP/1.1\r\nHost: x\rY: z", 400);
    row("bare LF", "GET / HTTP/1.1\r\nHost: x\nY: z", 400);
    row("control character", "GET / HTTP/1.1\r\nHost: x\x01", 400);
    row("no host", "GET / HTTP/1.1", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: x", 400);
    row("length of HTTP/1.0 and chunked", "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked", 400);
    row("empty length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:", 400);
    row("long length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray(30, '9'), 413);
    row("identity", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity", 501);
    row("chunked, chunked", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked", 501);
    row("expectation", "POST / HTTP/1.1\r\nHost: x\r\nExpect: 200-ok", 417);
}

void ParserTest::whatIsRefused()
{
    QFETCH(QByteArray, head);
    for (const qsizetype step : {qsizetype(1), head.size() + 4}) {
        HttpParser parser;
        (void)feed(parser, head + "\r\n\r\n", step);
        QCOMPARE(parser.state(), State::Refused);
        QTEST(parser.refusal().status, "status");
        QVERIFY(!parser.refusal().message.isEmpty());
    }
}

void ParserTest::limits()
{
    const HttpLimits limits{.head = 100, .body = 10};
    const auto statusOf = [&limits](const QByteArray &bytes) {
        HttpParser parser(limits);
        (void)feed(parser, bytes, bytes.size());
        return parser.state() == State::Refused ? parser.refusal().status : parser.state() == State::Complete ? 200 : 0;
    };
    const QByteArray begin = "POST / HTTP/1.1\r\nHost: x\r\n";
    const QByteArray filler = "X: " + QByteArray(100 - begin.size() - 7, 'x') + "\r\n\r\n";
    QCOMPARE((begin + filler).size(), 100);
    QCOMPARE(statusOf(begin + filler), 200);
    QCOMPARE(statusOf(begin + 'Y' + filler), 431);
    QCOMPARE(statusOf(QByteArray(101, 'x')), 431);
    QCOMPARE(statusOf(QByteArray(100, 'x')), 0); // it may still end
    QCOMPARE(statusOf(begin + "Content-Length: 10\r\n\r\n0123456789"), 200);
    QCOMPARE(statusOf(begin + "Content-Length: 11\r\n\r\n"), 413);
    const QByteArray chunked = begin + "Transfer-Encoding: chunked\r\n\r\n";
    QCOMPARE(statusOf(chunked + "5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"), 200);
    QCOMPARE(statusOf(chunked + "5\r\n01234\r\n6\r\n"), 413);
    QCOMPARE(statusOf(chunked + "1;" + QByteArray(300, 'x')), 400);
    QCOMPARE(statusOf(chunked + "0\r\n" + QByteArray("T: uuuuuuuuuu\r\n").repeated(10)), 431);
}

void ParserTest::afterARefusalNothingIsTaken()
{
    HttpParser parser;
    (void)parser.feed("nonsense\r\n\r\n");
    QCOMPARE(parser.state(), State::Refused);
    QCOMPARE(parser.feed("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 0);
}

QTEST_GUILESS_MAIN(ParserTest)
#include "ParserTest.moc"
