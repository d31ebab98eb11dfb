// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/PostgresServer.h"
#include "tests/web/RunningServer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

/// Defect 12 of the original: with PostgreSQL frozen every call times out, answers 500 and kills an actor.
class FrozenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFrozenDatabaseCostsA503();
    void withoutADatabaseItStartsAndSaysSo();
};

void FrozenTest::aFrozenDatabaseCostsA503()
{
    PostgresServer postgres;
    QVERIFY2(postgres.start(), qPrintable(postgres.failure()));
    const QString url = postgres.url(postgres.createDatabase());
    const RunningServer server({}, {{u"DATABASE_URL"_s, url}}, RunningServer::Ledger::OfEnvironment);
    QVERIFY(server.waitForStatus(
        [](const QJsonObject &status) { return status[u"storage"].toObject()[u"state"].toString() == u"ready"_s; }));
    const QByteArray invoice = "{\"invoice_number\":\"%1\",\"invoice_date\":\"2026-11-23\",\"seller_name\":\"S\","
                               "\"buyer_name\":\"B\",\"subtotal\":\"10.00\",\"vat_rate\":15}";
    QCOMPARE(server.ask("POST", "/api/invoices", QByteArray(invoice).replace("%1", "A-1")).status, 201);
    postgres.freeze();
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
    QCOMPARE(ask("POST", "/api/invoices", QByteArray(invoice).replace("%1", "A-2")), 503);
    QCOMPARE(server.get("/livez").status, 200);

    postgres.thaw();
    QVERIFY(QTest::qWaitFor([&] { return server.get("/api/invoices/1").status == 200; }, 30'000));
    // It was told to try again, and that is safe.
    QVERIFY(QTest::qWaitFor(
        [&] { return server.ask("POST", "/api/invoices", QByteArray(invoice).replace("%1", "A-2")).status == 201; },
        30'000));
    QCOMPARE(server.get("/api/invoices/3").status, 404);
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
}

QTEST_GUILESS_MAIN(FrozenTest)
#include "FrozenTest.moc"
