// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/RequestReader.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using State = RequestReader::State;

namespace {

/// Feeds all of \a bytes, at most \a step at a time, and answers how many were taken.
qsizetype feed(RequestReader &reader, QByteArrayView bytes, qsizetype step)
{
    qsizetype taken = 0;
    while (taken < bytes.size()) {
        const qsizetype used = reader.feed(bytes.sliced(taken, std::min(step, bytes.size() - taken)));
        taken += used;
        if (reader.state() == State::HeadComplete)
            reader.readBody();
        else if (used == 0)
            break;
    }
    return taken;
}

} // namespace

class RequestReaderTest : public QObject {
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

void RequestReaderTest::aRequestIsReadHoweverItComes_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 2, 3, 7, 1'000})
        QTest::addRow("%d", step) << step;
}

void RequestReaderTest::aRequestIsReadHoweverItComes()
{
    QFETCH(int, step);
    const QByteArray first =
        "\r\nPOST /a%20b?c=d&c=%2B+e HTTP/1.1\r\nHOST: x\r\nX-List: a\r\nX-List:\tb \r\n"
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1F;x=y\r\n0123456789012345678901234567890\r\n"
        "0\r\nT: u\r\n\r\n";
    const QByteArray second = "GET / HTTP/1.0\r\nHost: y\r\nContent-Length: 0\r\n\r\n";
    RequestReader reader;
    QCOMPARE(feed(reader, first, step), first.size());
    QCOMPARE(reader.state(), State::Complete);
    const HttpRequest request = reader.takeRequest();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/a b"));
    QCOMPARE(queryValues(request.query, "c"), (QByteArrayList{"d", "+ e"}));
    QCOMPARE(request.field("x-list").value(), QByteArray("a, b"));
    QVERIFY(!request.field("x-other"));
    QCOMPARE(request.body, QByteArray("abc0123456789012345678901234567890"));
    QVERIFY(request.keepsAlive());
    QCOMPARE(feed(reader, second, step), second.size());
    QCOMPARE(reader.state(), State::Complete);
    QVERIFY(!reader.takeRequest().keepsAlive());
}

void RequestReaderTest::itStopsBehindAHead()
{
    RequestReader reader;
    const QByteArray head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n";
    QCOMPARE(reader.feed(head + "abc"), head.size());
    QCOMPARE(reader.state(), State::HeadComplete);
    QCOMPARE(reader.rawHead(), head);
    QCOMPARE(reader.feed("abc"), 0); // not before somebody wants it
    reader.readBody();
    QCOMPARE(reader.feed("abcGET"), 3);
    QCOMPARE(reader.state(), State::Complete);
}

void RequestReaderTest::itStopsBehindARequest()
{
    RequestReader reader;
    const QByteArray request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    QCOMPARE(reader.feed(request + request), request.size());
    reader.readBody();
    QCOMPARE(reader.state(), State::Complete);
    QCOMPARE(reader.feed(request), 0);
}

void RequestReaderTest::targets_data()
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

void RequestReaderTest::targets()
{
    QFETCH(QByteArray, line);
    RequestReader reader;
    (void)reader.feed(line + " HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(reader.state(), State::HeadComplete);
    QTEST(reader.request().path, "path");
    QTEST(reader.request().query, "query");
}

void RequestReaderTest::whatIsRefused_data()
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

void RequestReaderTest::whatIsRefused()
{
    QFETCH(QByteArray, head);
    for (const qsizetype step : {qsizetype(1), head.size() + 4}) {
        RequestReader reader;
        (void)feed(reader, head + "\r\n\r\n", step);
        QCOMPARE(reader.state(), State::Refused);
        QTEST(reader.fault().status, "status");
        QVERIFY(!reader.fault().message.isEmpty());
    }
}

void RequestReaderTest::limits()
{
    const RequestLimits limits{.head = 100, .body = 10};
    const auto statusOf = [&limits](const QByteArray &bytes) {
        RequestReader reader(limits);
        (void)feed(reader, bytes, bytes.size());
        return reader.state() == State::Refused ? reader.fault().status : reader.state() == State::Complete ? 200 : 0;
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

void RequestReaderTest::afterARefusalNothingIsTaken()
{
    RequestReader reader;
    (void)reader.feed("nonsense\r\n\r\n");
    QCOMPARE(reader.state(), State::Refused);
    QCOMPARE(reader.feed("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), 0);
}

BILLOW_TEST(QCoreApplication, RequestReaderTest)
#include "RequestReaderTest.moc"
