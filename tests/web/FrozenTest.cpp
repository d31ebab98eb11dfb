// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray invoice(const QByteArray &number)
{
    return "{\"invoice_number\":\"" + number
        + "\",\"invoice_date\":\"2026-11-23\",\"seller_name\":\"S\",\"buyer_name\":\"B\","
          "\"subtotal\":\"10.00\",\"vat_rate\":15}";
}

} // namespace

/// Defect 12 of the original: with PostgreSQL frozen every call times out, answers 500 and kills an actor.
class FrozenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure())); }
    void aFrozenDatabaseCostsA503();
    void aDeletionIsWaitedFor();
    void itTakesNoMoreThanItCanHold();
    void aTermEndsItThoughTheDatabaseIsFrozen();
    void withoutADatabaseItStartsAndSaysSo();

private:
    PostgresServer m_postgres;
};

void FrozenTest::aFrozenDatabaseCostsA503()
{
    const QString url = m_postgres.url(m_postgres.createDatabase());
    const RunningServer server({}, {{u"DATABASE_URL"_s, url}}, RunningServer::Ledger::OfEnvironment);
    QVERIFY(server.waitForStatus(
        [](const QJsonObject &status) { return status[u"storage"].toObject()[u"state"].toString() == u"ready"_s; }));
    QCOMPARE(server.ask("POST", "/api/invoices", invoice("A-1")).status, 201);
    m_postgres.freeze();
    const auto within = [](qint64 milliseconds, const std::function<RawResponse()> &ask) {
        QElapsedTimer timer;
        timer.start();
        const RawResponse response = ask();
        return timer.elapsed() <= milliseconds ? response.status : -1;
    };
    // From the picture at once, whatever the database does.
    for (const QByteArray path : {"/api/stats", "/api/system/status", "/api/invoices", "/livez", "/metrics"})
        QCOMPARE(within(1'000, [&] { return server.get(path); }), 200);
    const auto ask = [&](const QByteArray &method, const QByteArray &path, const QByteArray &body) {
        return within(2'000, [&] { return server.ask(method, path, body); });
    };
    QCOMPARE(ask("GET", "/api/invoices/1", {}), 503);
    QCOMPARE(ask("POST", "/api/control/start", {}), 503);
    QCOMPARE(ask("POST", "/api/invoices", invoice("A-2")), 503);
    QCOMPARE(server.get("/livez").status, 200);

    m_postgres.thaw();
    QVERIFY(QTest::qWaitFor([&] { return server.get("/api/invoices/1").status == 200; }, 30'000));
    // It was told to try again, and that is safe.
    QVERIFY(QTest::qWaitFor([&] { return server.ask("POST", "/api/invoices", invoice("A-2")).status == 201; }, 30'000));
    QCOMPARE(server.get("/api/invoices/3").status, 404);
}

/// From a large ledger it takes longer than other requests may.
void FrozenTest::aDeletionIsWaitedFor()
{
    const QString url = m_postgres.url(m_postgres.createDatabase());
    const RunningServer server({}, {{u"DATABASE_URL"_s, url}}, RunningServer::Ledger::OfEnvironment);
    QVERIFY(server.waitForStatus(
        [](const QJsonObject &status) { return status[u"storage"].toObject()[u"state"].toString() == u"ready"_s; }));
    QCOMPARE(server.ask("POST", "/api/invoices", invoice("A-1")).status, 201);
    m_postgres.freeze();
    const QByteArray body = R"({"source":"api","confirm":"delete"})";
    RawClient client(server.port());
    QVERIFY(client.send("POST /api/control/delete HTTP/1.1\r\n" + client.hostField()
        + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body));
    // One that came later has been given up.
    QCOMPARE(server.get("/api/invoices/1").status, 503);
    m_postgres.thaw();
    const RawResponse response = client.receive();
    QVERIFY2(response.status == 200, response.body.constData());
    QCOMPARE(response.json()[u"deleted"].toInt(), 1);
}

/// What waits for a database that does not answer has a bound; beyond it the client is told to come back.
void FrozenTest::itTakesNoMoreThanItCanHold()
{
    const RunningServer server(
        {}, {{u"DATABASE_URL"_s, m_postgres.url(m_postgres.createDatabase())}}, RunningServer::Ledger::OfEnvironment);
    QVERIFY(server.waitForStatus(
        [](const QJsonObject &status) { return status[u"storage"].toObject()[u"state"].toString() == u"ready"_s; }));
    QByteArray list = "[";
    for (int index = 0; index < 9'000; ++index)
        list += (index > 0 ? "," : "") + invoice(QByteArray::number(index));
    list += "]";
    m_postgres.freeze();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int index = 0; index < 3; ++index) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        RawClient &client = *clients.back();
        QVERIFY(client.send("POST /api/invoices HTTP/1.1\r\n" + client.hostField()
            + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(list.size()) + "\r\n\r\n"
            + list));
    }
    QByteArrayList errors;
    for (const auto &client : clients) {
        const RawResponse response = client->receive();
        QCOMPARE(response.status, 503);
        QCOMPARE(response.fields["retry-after"], QByteArray("1"));
        errors.append(response.body);
    }
    m_postgres.thaw();
    QVERIFY2(errors.join().contains("Too many invoices are queued"), errors.join('\n').constData());
    QVERIFY(QTest::qWaitFor(
        [&] { return clients.front()->ask("POST", "/api/invoices", invoice("later")).status == 201; }, 30'000));
}

void FrozenTest::aTermEndsItThoughTheDatabaseIsFrozen()
{
    RunningServer server({u"--start"_s}, {{u"DATABASE_URL"_s, m_postgres.url(m_postgres.createDatabase())}},
        RunningServer::Ledger::OfEnvironment);
    QVERIFY(server.waitForStatus([](const QJsonObject &status) { return status[u"total_displayed"].toInteger() > 0; }));
    m_postgres.freeze();
    RawClient client(server.port());
    client.send("POST /api/control/stop HTTP/1.1\r\n" + client.hostField() + "\r\n");
    server.process().terminate();
    const bool ended = server.process().waitForFinished(5'000);
    m_postgres.thaw();
    QVERIFY(ended);
    QCOMPARE(server.process().exitCode(), 0);
}

void FrozenTest::withoutADatabaseItStartsAndSaysSo()
{
    const RunningServer server(
        {}, {{u"DATABASE_URL"_s, u"postgresql://clerk@127.0.0.1:1/ledger"_s}}, RunningServer::Ledger::OfEnvironment);
    QVERIFY(server.waitForStatus(
        [](const QJsonObject &status) { return status[u"storage"].toObject()[u"state"].toString() == u"away"_s; }));
    const RawResponse ready = server.get("/readyz");
    QCOMPARE(ready.status, 503);
    QCOMPARE(ready.json()[u"storage"].toString(), u"away"_s);
    QCOMPARE(server.get("/livez").status, 200);
    // An empty ledger would be another answer.
    for (const QByteArray path : {"/api/stats", "/api/invoices", "/api/invoices/1"}) {
        const RawResponse response = server.get(path);
        QCOMPARE(response.status, 503);
        QVERIFY(response.fields.contains("retry-after"));
    }
    for (const QByteArray command : {"start", "stop", "reset"})
        QCOMPARE(server.ask("POST", "/api/control/" + command).status, 503);
    const RawResponse refused = server.ask("POST", "/api/invoices", "[" + invoice("1") + "]");
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.fields["retry-after"], QByteArray("1"));
}

BILLOW_TEST(QCoreApplication, FrozenTest)
#include "FrozenTest.moc"
