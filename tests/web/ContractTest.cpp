// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

/// What a client that was written for the original relies on, against the running program.
class ContractTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_server = std::make_unique<RunningServer>(); }
    void cleanup() { m_server.reset(); }

    void aRunFromStartToReset();
    void commandsThatDoNotFitAreRefused();
    void startAndStopWhileStoppingAreRefused();
    void theBacklogIsReleasedAtOnce();
    void figuresOfStats();
    void anInvoiceHasEveryField();
    void aWrongLimitIsRefused_data();
    void aWrongLimitIsRefused();
    void pagesThroughTheHistory();
    void oneInvoice();
    void ratesAreReadAndSet();
    void wrongRatesAreNamed_data();
    void wrongRatesAreNamed();
    void resetTakesAConfirmation();
    void deletingTakesASourceAndAConfirmation();
    void health();
    void actors();
    void unknownPathsAndMethods();
    void aClientThatHangsUpHarmsNobody();

private:
    /// Generates and displays \a count invoices, and stops.
    [[nodiscard]] bool generate(int count) const;

    std::unique_ptr<RunningServer> m_server;
};

bool ContractTest::generate(int count) const
{
    const int perSecond = count; // for one second
    const QByteArray rates =
        "{\"generation_per_second\":" + QByteArray::number(perSecond) + ",\"display_per_second\":0,\"run_seconds\":1}";
    return m_server->ask("PUT", "/api/rates", rates).status == 200
        && m_server->ask("POST", "/api/control/start").status == 200
        && m_server->waitForStatus([count](const QJsonObject &status) {
               return status[u"status"].toString() == u"stopped"_s && status[u"total_displayed"].toInteger() == count;
           });
}

void ContractTest::aRunFromStartToReset()
{
    QCOMPARE(m_server->data("/api/system/status")[u"status"].toString(), u"stopped"_s);
    const RawResponse started = m_server->ask("POST", "/api/control/start");
    QCOMPARE(started.status, 200);
    QCOMPARE(started.fields["content-type"], QByteArray("application/json"));
    QCOMPARE(started.json()[u"success"].toBool(), true);
    QCOMPARE(started.json()[u"status"].toString(), u"running"_s);
    QVERIFY(!started.json()[u"message"].toString().isEmpty());
    // Whoever was told "running" sees it.
    const QJsonObject status = m_server->data("/api/system/status");
    QCOMPARE(status[u"status"].toString(), u"running"_s);
    QCOMPARE(status[u"running"].toBool(), true);
    QCOMPARE(status[u"run"].toObject()[u"target"].toInteger(), 1'500);
    QVERIFY(m_server->waitForStatus([](const QJsonObject &now) { return now[u"total_displayed"].toInteger() > 0; }));

    const RawResponse stopped = m_server->ask("POST", "/api/control/stop");
    QCOMPARE(stopped.status, 200);
    QCOMPARE(stopped.json()[u"status"].toString(), u"stopping"_s);
    QCOMPARE(m_server->data("/api/system/status")[u"running"].toBool(), false);

    const RawResponse reset = m_server->ask("POST", "/api/control/reset");
    QCOMPARE(reset.status, 200);
    QCOMPARE(reset.json()[u"status"].toString(), u"stopped"_s);
    const QJsonObject after = m_server->data("/api/system/status");
    QCOMPARE(after[u"total_generated"].toInteger(), 0);
    QCOMPARE(after[u"total_displayed"].toInteger(), 0);
    QCOMPARE(m_server->get("/api/invoices").json()[u"count"].toInteger(-1), 0);
}

void ContractTest::commandsThatDoNotFitAreRefused()
{
    const RawResponse stop = m_server->ask("POST", "/api/control/stop");
    QCOMPARE(stop.status, 409);
    QCOMPARE(stop.json(),
        (QJsonObject{
            {u"success"_s, false}, {u"error"_s, u"Generation is already stopped"_s}, {u"status"_s, u"stopped"_s}}));
    QCOMPARE(m_server->ask("POST", "/api/control/start").status, 200);
    const RawResponse start = m_server->ask("POST", "/api/control/start");
    QCOMPARE(start.status, 409);
    QCOMPARE(start.json(),
        (QJsonObject{
            {u"success"_s, false}, {u"error"_s, u"Generation is already running"_s}, {u"status"_s, u"running"_s}}));
}

/// Defect 18 of the original.
void ContractTest::startAndStopWhileStoppingAreRefused()
{
    QCOMPARE(
        m_server->ask("PUT", "/api/rates", "{\"generation_per_second\":0,\"display_per_second\":0.01}").status, 200);
    QCOMPARE(m_server->ask("POST", "/api/control/start").status, 200);
    QVERIFY(m_server->waitForStatus([](const QJsonObject &now) { return now[u"backlog"].toInteger() > 10; }));
    QCOMPARE(m_server->ask("POST", "/api/control/stop").status, 200);
    QCOMPARE(m_server->data("/api/system/status")[u"status"].toString(), u"stopping"_s);
    for (const QByteArray command : {"start", "stop"}) {
        const RawResponse response = m_server->ask("POST", "/api/control/" + command);
        QCOMPARE(response.status, 409);
        QCOMPARE(response.json()[u"success"].toBool(true), false);
        QCOMPARE(response.json()[u"status"].toString(), u"stopping"_s);
    }
}

void ContractTest::theBacklogIsReleasedAtOnce()
{
    const QByteArray rates = "{\"generation_per_second\":2000,\"display_per_second\":0.01,\"run_seconds\":1}";
    QCOMPARE(m_server->ask("PUT", "/api/rates", rates).status, 200);
    QCOMPARE(m_server->ask("POST", "/api/control/start").status, 200);
    QVERIFY(m_server->waitForStatus([](const QJsonObject &now) { return now[u"status"].toString() == u"stopping"_s; }));
    const qint64 backlog = m_server->data("/api/system/status")[u"backlog"].toInteger();
    QVERIFY(backlog > 1'000);
    const RawResponse released = m_server->ask("POST", "/api/control/release");
    QCOMPARE(released.status, 202);
    QCOMPARE(released.json()[u"success"].toBool(), true);
    QCOMPARE(released.json()[u"released"].toInteger(), backlog);
    QVERIFY(m_server->waitForStatus([](const QJsonObject &now) { return now[u"backlog"].toInteger() == 0; }));
    QCOMPARE(m_server->data("/api/system/status")[u"status"].toString(), u"stopped"_s);
    QCOMPARE(m_server->ask("POST", "/api/control/release").json()[u"released"].toInteger(-1), 0);
}

void ContractTest::figuresOfStats()
{
    QVERIFY(generate(30));
    const QJsonObject stats = m_server->data("/api/stats");
    QCOMPARE(stats[u"count"].toInteger(), 30);
    for (const QString &name : {u"total_amount"_s, u"vat_total"_s, u"subtotal"_s, u"average_amount"_s})
        QVERIFY2(stats[name].isDouble(), qPrintable(name));
    QCOMPARE(stats[u"currency"].toString(), u"ZAR"_s);
    // Exact, unlike the numbers; and what the list adds up to.
    const QJsonObject displayed = stats[u"displayed"].toObject()[u"by_currency"].toObject()[u"ZAR"].toObject();
    qint64 cents = 0;
    const QJsonArray list = m_server->get("/api/invoices?limit=1000").json()[u"data"].toArray();
    QCOMPARE(list.size(), 30);
    for (const QJsonValue &invoice : list)
        cents += invoice[u"total_amount"].toString().remove(u'.').toLongLong();
    QCOMPARE(displayed[u"total_amount"].toString().remove(u'.').toLongLong(), cents);
    QCOMPARE(qRound64(stats[u"total_amount"].toDouble() * 100), cents);
    QCOMPARE(stats[u"stored"].toObject()[u"count"].toInteger(), 30);
    QCOMPARE(stats[u"by_currency"].toObject().keys(), QStringList{u"ZAR"_s});
}

/// Defect 24 of the original: countries, payment mechanism, risk and backlog are left out.
void ContractTest::anInvoiceHasEveryField()
{
    QVERIFY(generate(5));
    const QJsonObject answer = m_server->get("/api/invoices?limit=2").json();
    QCOMPARE(answer[u"success"].toBool(), true);
    QCOMPARE(answer[u"count"].toInteger(), 2);
    const QJsonArray list = answer[u"data"].toArray();
    QCOMPARE(list.at(0)[u"seq"].toInteger(), 5);
    QCOMPARE(list.at(1)[u"seq"].toInteger(), 4);
    const QJsonObject invoice = list.at(0).toObject();
    for (const QString &name : {u"invoice_number"_s, u"invoice_date"_s, u"seller_name"_s, u"buyer_name"_s,
             u"subtotal"_s, u"vat_amount"_s, u"total_amount"_s, u"inserted_at"_s, u"currency"_s, u"vat_rate"_s,
             u"exporting_country"_s, u"importing_country"_s, u"payment_mechanism"_s, u"risk_profile"_s, u"source"_s})
        QVERIFY2(invoice[name].isString() && !invoice[name].toString().isEmpty(), qPrintable(name));
    QCOMPARE(invoice[u"id"].toInteger(), 5);
    QVERIFY(invoice[u"inserted_at"].toString().endsWith(u'Z'));
    QVERIFY(m_server->data("/api/system/status").contains(u"backlog"));
}

/// Defect 17 of the original.
void ContractTest::aWrongLimitIsRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *value : {"abc", "-1", "1e3", "0", "1001", "1000000", "", "5&limit=6", "+5", " 5", "%35x", "0x10",
             "18446744073709551617", "٣", "5.0", "null", "%00"})
        QTest::newRow(value) << QByteArray("limit=") + QByteArray(value).replace(' ', "%20").replace("٣", "%D9%A3");
    QTest::newRow("alone") << QByteArray("limit");
}

void ContractTest::aWrongLimitIsRefused()
{
    QFETCH(QByteArray, query);
    const RawResponse response = m_server->get("/api/invoices?" + query);
    QCOMPARE(response.status, 400);
    QCOMPARE(response.json(),
        (QJsonObject{{u"success"_s, false}, {u"error"_s, u"limit must be a whole number from 1 to 1000"_s}}));
}

void ContractTest::pagesThroughTheHistory()
{
    QVERIFY(generate(100));
    const auto seqs = [this](const QByteArray &query) {
        QList<qint64> result;
        const QJsonArray list = m_server->get("/api/invoices?" + query).json()[u"data"].toArray();
        for (const QJsonValue &invoice : list)
            result.append(invoice[u"seq"].toInteger());
        return result;
    };
    QCOMPARE(seqs({}).size(), 20);
    QCOMPARE(seqs({}).first(), 100);
    QCOMPARE(seqs("limit=3&before=100"), (QList<qint64>{99, 98, 97}));
    QCOMPARE(seqs("limit=3&after=10"), (QList<qint64>{13, 12, 11}));
    QCOMPARE(seqs("limit=3&after=98"), (QList<qint64>{100, 99}));
    QCOMPARE(seqs("after=100"), QList<qint64>());
    QCOMPARE(seqs("after=9223372036854775807"), QList<qint64>());
    QCOMPARE(seqs("before=1"), QList<qint64>());
    QCOMPARE(seqs("before=3"), (QList<qint64>{2, 1}));
    QCOMPARE(seqs("before=9223372036854775807&limit=1"), QList<qint64>{100});
    QCOMPARE(seqs("after=5&before=9&limit=2"), (QList<qint64>{8, 7}));
    QCOMPARE(seqs("after=9&before=5"), QList<qint64>());
    for (const QByteArray query : {"before=0", "before=-1", "before=x", "after=-1", "after=", "after=1&after=2"})
        QCOMPARE(m_server->get("/api/invoices?" + query).status, 400);

    // From the newest to the first, without gap or overlap.
    QList<qint64> all;
    qint64 before = 101;
    while (before > 1) {
        const QList<qint64> page = seqs("limit=7&before=" + QByteArray::number(before));
        QVERIFY(!page.isEmpty());
        all += page;
        before = page.last();
    }
    QCOMPARE(all.size(), 100);
    for (qsizetype place = 0; place < all.size(); ++place)
        QCOMPARE(all.at(place), 100 - place);
}

void ContractTest::oneInvoice()
{
    QVERIFY(generate(5));
    QCOMPARE(m_server->data("/api/invoices/3")[u"seq"].toInteger(), 3);
    QCOMPARE(m_server->get("/api/invoices/6").status, 404);
    for (const QByteArray place : {"0", "x", "-1", "3x", "99999999999999999999"})
        QCOMPARE(m_server->get("/api/invoices/" + place).status, 400);
}

void ContractTest::ratesAreReadAndSet()
{
    const QJsonObject before{{u"generation_per_second"_s, 5}, {u"display_per_second"_s, 2}, {u"run_seconds"_s, 300}};
    QCOMPARE(m_server->data("/api/rates"), before);
    const RawResponse put = m_server->ask(
        "PUT", "/api/rates", "{\"generation_per_second\":0,\"display_per_second\":7.5,\"run_seconds\":60}");
    QCOMPARE(put.status, 200);
    const QJsonObject set{{u"generation_per_second"_s, 0}, {u"display_per_second"_s, 7.5}, {u"run_seconds"_s, 60}};
    QCOMPARE(put.json()[u"data"].toObject(), set);
    QCOMPARE(m_server->data("/api/rates"), set);
    // What is not named stays.
    QCOMPARE(m_server->ask("PUT", "/api/rates", "{\"run_seconds\":0}").status, 200);
    const QJsonObject now = m_server->get("/api/rates").json();
    QCOMPARE(now[u"run_seconds"].toInteger(-1), 0);
    QCOMPARE(now[u"display_per_second"].toDouble(), 7.5);
    QCOMPARE(m_server->data("/api/system/status")[u"display_rate"].toDouble(), 7.5);
}

void ContractTest::wrongRatesAreNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("named");
    QTest::newRow("text") << QByteArray("{\"generation_per_second\":\"5\"}") << u"generation_per_second"_s;
    QTest::newRow("negative") << QByteArray("{\"display_per_second\":-1}") << u"display_per_second"_s;
    QTest::newRow("huge") << QByteArray("{\"display_per_second\":1e300}") << u"display_per_second"_s;
    QTest::newRow("beyond") << QByteArray("{\"display_per_second\":1e999}") << u"display_per_second"_s;
    QTest::newRow("tiny") << QByteArray("{\"generation_per_second\":1e-11}")
                          << u"generation_per_second must be 0 (unlimited) or a number from 0.00001 to 1000000"_s;
    QTest::newRow("fraction") << QByteArray("{\"run_seconds\":1.5}") << u"run_seconds"_s;
    QTest::newRow("long") << QByteArray("{\"run_seconds\":99999999999}") << u"run_seconds"_s;
    QTest::newRow("null") << QByteArray("{\"run_seconds\":null}") << u"run_seconds"_s;
    QTest::newRow("unknown") << QByteArray("{\"speed\":1}") << u"speed"_s;
    QTest::newRow("twice") << QByteArray("{\"run_seconds\":1,\"run_seconds\":2}") << u"run_seconds"_s;
    QTest::newRow("list") << QByteArray("[5]") << u"object"_s;
    QTest::newRow("empty") << QByteArray("{}") << u"run_seconds"_s;
    QTest::newRow("no json") << QByteArray("{run_seconds:1}") << u"JSON"_s;
}

void ContractTest::wrongRatesAreNamed()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, named);
    const RawResponse response = m_server->ask("PUT", "/api/rates", body);
    QCOMPARE(response.status, 400);
    QVERIFY2(response.json()[u"error"].toString().contains(named), response.body.constData());
    QCOMPARE(m_server->data("/api/rates")[u"run_seconds"].toInteger(), 300);
}

void ContractTest::resetTakesAConfirmation()
{
    QCOMPARE(m_server->ask("POST", "/api/control/reset", "{\"confirm\":\"delete\"}").status, 200);
    QCOMPARE(m_server->ask("POST", "/api/control/reset", "{}").status, 200);
    for (const QByteArray body : {"{\"confirm\":true}", "{\"confirm\":\"yes\"}", "{\"force\":1}", "[]", "delete"})
        QCOMPARE(m_server->ask("POST", "/api/control/reset", body).status, 400);
}

void ContractTest::deletingTakesASourceAndAConfirmation()
{
    QCOMPARE(m_server->ask("POST", "/api/control/reset", "{\"confirm\":\"delete\"}").status, 200);
    const QByteArray invoice = R"({"invoice_number":"D-1","invoice_date":"2026-11-23","seller_name":"S",)"
                               R"("buyer_name":"B","subtotal":"10.00","vat_rate":15})";
    QCOMPARE(m_server->ask("POST", "/api/invoices", invoice).status, 201);
    for (const QByteArray body : {"", "{}", "{\"source\":\"\"}", "{\"source\":1}", "{\"source\":\"api\",\"force\":1}",
             "{\"source\":\"api\",\"confirm\":true}"})
        QCOMPARE(m_server->ask("POST", "/api/control/delete", body).status, 400);
    for (const QByteArray body :
        {R"({"source":"api"})", R"({"source":"demo"})", R"({"source":"API","confirm":"delete"})"})
        QCOMPARE(m_server->ask("POST", "/api/control/delete", body).status, 409);
    const RawResponse deleted = m_server->ask("POST", "/api/control/delete", R"({"source":"api","confirm":"delete"})");
    QCOMPARE(deleted.status, 200);
    QCOMPARE(deleted.json()[u"deleted"].toInteger(), 1);
    QCOMPARE(m_server->data("/api/stats")[u"total_generated"].toInteger(), 0);
    QCOMPARE(m_server->get("/api/invoices/1").status, 404);
}

void ContractTest::health()
{
    QCOMPARE(m_server->get("/livez").status, 200);
    const RawResponse ready = m_server->get("/readyz");
    QCOMPARE(ready.status, 200);
    QCOMPARE(ready.json()[u"storage"].toString(), u"ready"_s);
    QCOMPARE(ready.json()[u"cache"].toString(), u"off"_s);
    QCOMPARE(ready.json()[u"actors"].toString(), u"running"_s);
}

void ContractTest::actors()
{
    const QJsonObject root = m_server->data("/api/system/actors");
    QCOMPARE(root[u"name"].toString(), u"Application"_s);
    QStringList names;
    const QJsonArray supervisors = root[u"children"].toArray();
    for (const QJsonValue &supervisor : supervisors) {
        for (const QJsonValue &actor : supervisor[u"children"].toArray()) {
            names.append(actor[u"name"].toString());
            QCOMPARE(actor[u"state"].toString(), u"running"_s);
        }
    }
    QVERIFY(names.contains(u"Ledger"_s));
    QVERIFY(names.contains(u"WebServer"_s));
}

void ContractTest::unknownPathsAndMethods()
{
    const RawResponse unknown = m_server->get("/api/nothing");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.json()[u"success"].toBool(true), false);
    const RawResponse wrong = m_server->ask("DELETE", "/api/stats");
    QCOMPARE(wrong.status, 405);
    QCOMPARE(wrong.fields["allow"], QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(wrong.json()[u"success"].toBool(true), false);
    QCOMPARE(m_server->get("/api/control/start").status, 405);
}

/// Defect 23 of the original: clients that hang up close its database connections.
void ContractTest::aClientThatHangsUpHarmsNobody()
{
    QVERIFY(generate(200));
    for (int round = 0; round < 200; ++round) {
        RawClient client(m_server->port());
        client.send("GET /api/invoices?limit=100&before=150 HTTP/1.1\r\n" + client.hostField() + "\r\n");
        client.socket().abort();
    }
    QCOMPARE(m_server->get("/api/invoices?limit=100&before=150").json()[u"count"].toInteger(), 100);
    QCOMPARE(m_server->get("/readyz").status, 200);
    const QJsonObject root = m_server->data("/api/system/actors");
    for (const QJsonValue &supervisor : root[u"children"].toArray()) {
        for (const QJsonValue &actor : supervisor[u"children"].toArray())
            QCOMPARE(actor[u"restarts"].toInteger(-1), 0);
    }
}

BILLOW_TEST(QCoreApplication, ContractTest)
#include "ContractTest.moc"
