// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

/// What holds of every route, by the server's own description of them; and what the contract adds to the original's.
class RoutesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }

    void everyMethodOfARoute_data();
    void everyMethodOfARoute();
    void everyErrorIsJson_data();
    void everyErrorIsJson();
    void ourOwnPageMayChangeThings();
    void totalsOfCurrenciesStayApart();
    void whatWaitsIsStoredAndNotDisplayed();
    void aKeyOfTheClientChangesNothing();

private:
    [[nodiscard]] static QByteArray invoice(const QByteArray &number, const QByteArray &currency)
    {
        return "{\"invoice_number\":\"" + number
            + "\",\"invoice_date\":\"2026-11-23\",\"seller_name\":\"S\","
              "\"buyer_name\":\"B\",\"currency\":\""
            + currency + "\",\"subtotal\":\"100.00\",\"vat_rate\":15}";
    }

    std::unique_ptr<RunningServer> m_server;
};

void RoutesTest::initTestCase()
{
    m_server = std::make_unique<RunningServer>();
    QCOMPARE(m_server->ask("POST", "/api/invoices", invoice("first", "ZAR")).status, 201);
}

void RoutesTest::everyMethodOfARoute_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("methods");
    const QJsonObject paths = m_server->get("/api/openapi.json").json()[u"paths"].toObject();
    QVERIFY(paths.size() > 10);
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        QByteArrayList methods;
        for (const QString &method : path.value().toObject().keys())
            methods.append(method.toUpper().toLatin1());
        const QString plain = QString(path.key()).replace(u"{seq}"_s, u"1"_s).replace(u"{name}"_s, u"main.js"_s);
        QTest::newRow(qPrintable(path.key())) << plain.toLatin1() << methods;
    }
}

void RoutesTest::everyMethodOfARoute()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, methods);
    RawClient client(m_server->port());
    const RawResponse options = client.ask("OPTIONS", path);
    QCOMPARE(options.status, 204);
    const QByteArrayList allowed = options.fields["allow"].split(',');
    for (const QByteArray &method : allowed)
        QVERIFY(methods.contains(method.trimmed()) || method.trimmed() == "HEAD" || method.trimmed() == "OPTIONS");
    const RawResponse head = client.ask("HEAD", path);
    if (methods.contains("GET")) {
        const RawResponse get = client.get(path);
        QCOMPARE(head.status, get.status);
        QCOMPARE(head.fields["content-type"], get.fields["content-type"]);
        // Figures may have changed from one to the other.
        QCOMPARE(head.fields["content-length"].isEmpty(), get.fields["content-length"].isEmpty());
    } else {
        QCOMPARE(head.status, 405);
    }
    for (const QByteArray method : {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "get"}) {
        if (methods.contains(method))
            continue;
        const RawResponse wrong = client.ask(method, path);
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.fields["allow"], options.fields["allow"]);
    }
    QCOMPARE(client.get("/livez").status, 200); // still in step
}

void RoutesTest::everyErrorIsJson_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray host = "Host: localhost:" + QByteArray::number(m_server->port()) + "\r\n";
    QTest::newRow("limit") << "GET /api/invoices?limit=x HTTP/1.1\r\n" + host + "\r\n" << 400;
    QTest::newRow("host") << QByteArray("GET /api/stats HTTP/1.1\r\nHost: attacker.example\r\n\r\n") << 403;
    QTest::newRow("no host") << QByteArray("GET /api/stats HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("origin") << "POST /api/control/start HTTP/1.1\r\n" + host + "Origin: null\r\n\r\n" << 403;
    QTest::newRow("path") << "GET /api/nothing HTTP/1.1\r\n" + host + "\r\n" << 404;
    QTest::newRow("method") << "PATCH /api/stats HTTP/1.1\r\n" + host + "\r\n" << 405;
    QTest::newRow("body") << "POST /api/invoices HTTP/1.1\r\n" + host
            + "Content-Type: application/json\r\nContent-Length: 8388609\r\n\r\n"
                          << 413;
    QTest::newRow("type") << "POST /api/invoices HTTP/1.1\r\n" + host
            + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"
                          << 415;
    QTest::newRow("head") << "GET /api/stats HTTP/1.1\r\n" + host + "X: " + QByteArray(17'000, 'x') + "\r\n\r\n" << 431;
    QTest::newRow("upgrade") << "GET /socket/websocket HTTP/1.1\r\n" + host + "\r\n" << 426;
}

void RoutesTest::everyErrorIsJson()
{
    QFETCH(QByteArray, request);
    RawClient client(m_server->port());
    client.send(request);
    const RawResponse response = client.receive();
    QTEST(response.status, "status");
    QCOMPARE(response.fields["content-type"], QByteArray("application/json"));
    QCOMPARE(response.json()[u"success"].toBool(true), false);
    QVERIFY(!response.json()[u"error"].toString().isEmpty());
}

void RoutesTest::ourOwnPageMayChangeThings()
{
    for (const QByteArray name : {"localhost", "127.0.0.1", "[::1]"}) {
        const QByteArray own = name + ':' + QByteArray::number(m_server->port());
        RawClient client(m_server->port());
        const QByteArray body = "{\"run_seconds\":300}";
        client.send("PUT /api/rates HTTP/1.1\r\nHost: " + own + "\r\nOrigin: http://" + own
            + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QCOMPARE(client.receive().status, 200);
    }
}

void RoutesTest::totalsOfCurrenciesStayApart()
{
    const RunningServer server({u"--display-per-second"_s, u"0"_s});
    for (const QByteArray currency : {"ZAR", "EUR", "JPY"})
        QCOMPARE(
            server.ask("POST", "/api/invoices", invoice("of " + currency, currency).replace(".00", "")).status, 201);
    QVERIFY(server.waitForStatus([](const QJsonObject &now) { return now[u"total_displayed"].toInteger() == 3; }));
    const QJsonObject stats = server.data("/api/stats");
    QCOMPARE(stats[u"count"].toInteger(), 3);
    QCOMPARE(stats[u"currency"].toString(), u"ZAR"_s);
    QCOMPARE(stats[u"total_amount"].toDouble(), 115.0);
    QCOMPARE(stats[u"subtotal"].toDouble(), 100.0);
    QCOMPARE(stats[u"vat_total"].toDouble(), 15.0);
    QCOMPARE(stats[u"average_amount"].toDouble(), 115.0);
    const QJsonObject each = stats[u"by_currency"].toObject();
    QCOMPARE(each.keys(), (QStringList{u"EUR"_s, u"JPY"_s, u"ZAR"_s}));
    QCOMPARE(each[u"EUR"][u"total_amount"].toString(), u"115.00"_s);
    QCOMPARE(each[u"JPY"][u"total_amount"].toString(), u"115"_s);
}

/// data.count and the amounts are of what is displayed; stored holds the rest too.
void RoutesTest::whatWaitsIsStoredAndNotDisplayed()
{
    const RunningServer server({u"--display-per-second"_s, u"0.001"_s, u"--display-paced"_s, u"all"_s});
    const QByteArray list = '[' + invoice("1", "ZAR") + ',' + invoice("2", "ZAR") + ',' + invoice("3", "ZAR") + ']';
    QCOMPARE(server.ask("POST", "/api/invoices", list).status, 201);
    QVERIFY(server.waitForStatus([](const QJsonObject &now) { return now[u"total_generated"].toInteger() == 3; }));
    const QJsonObject status = server.data("/api/system/status");
    const qint64 displayed = status[u"total_displayed"].toInteger();
    QVERIFY(displayed < 3);
    QCOMPARE(status[u"backlog"].toInteger(), 3 - displayed);
    const QJsonObject stats = server.data("/api/stats");
    QCOMPARE(stats[u"count"].toInteger(), displayed);
    QCOMPARE(stats[u"displayed"][u"count"].toInteger(), displayed);
    QCOMPARE(stats[u"stored"][u"count"].toInteger(), 3);
    QCOMPARE(server.get("/api/invoices").json()[u"count"].toInteger(), displayed);
}

/// Idempotency-Key: what makes sending again safe is the seller and the number, whatever key comes with it.
void RoutesTest::aKeyOfTheClientChangesNothing()
{
    const auto post = [this](const QByteArray &number, const QByteArray &key) {
        return m_server->ask("POST", "/api/invoices", invoice(number, "ZAR"), "Idempotency-Key: " + key + "\r\n");
    };
    const RawResponse first = post("keyed", "\"a\"");
    QCOMPARE(first.json()[u"accepted"].toInteger(), 1);
    for (const QByteArray key : {"\"a\"", "\"b\""}) {
        const RawResponse again = post("keyed", key);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.json()[u"duplicates"].toInteger(), 1);
        QCOMPARE(again.json()[u"data"][0][u"seq"], first.json()[u"data"][0][u"seq"]);
    }
    QCOMPARE(post("another", "\"a\"").json()[u"accepted"].toInteger(), 1);
}

BILLOW_TEST(QCoreApplication, RoutesTest)
#include "RoutesTest.moc"
