// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// GET /metrics of the running program, and what is drawn from it.
class MetricsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void figuresFollowTheStream();
    void requestsAreCountedByRoute();
    void noClientMakesALabel();
    void everyLineIsWellFormed();
    void theDashboardAsksForWhatIsThere();

private:
    /// By name and labels, as they stand.
    [[nodiscard]] QMap<QByteArray, double> metrics() const;

    std::unique_ptr<RunningServer> m_server;
};

QMap<QByteArray, double> MetricsTest::metrics() const
{
    QMap<QByteArray, double> result;
    const QByteArrayList lines = m_server->get("/metrics").body.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty() && !line.startsWith('#'))
            result.insert(line.first(line.lastIndexOf(' ')), line.sliced(line.lastIndexOf(' ') + 1).toDouble());
    }
    return result;
}

void MetricsTest::figuresFollowTheStream()
{
    QCOMPARE(metrics().value("billow_storage_up"), 1.0);
    QCOMPARE(
        m_server->ask("PUT", "/api/rates", "{\"generation_per_second\":50,\"display_per_second\":0,\"run_seconds\":1}")
            .status,
        200);
    QCOMPARE(m_server->ask("POST", "/api/control/start").status, 200);
    QVERIFY(m_server->waitForStatus([](const QJsonObject &now) {
        return now[u"total_displayed"].toInteger() == 50 && now[u"status"].toString() == u"stopped"_s;
    }));
    QMap<QByteArray, double> now = metrics();
    QCOMPARE(now.value("billow_invoices_generated_total"), 50.0);
    QCOMPARE(now.value("billow_invoices_stored_total"), 50.0);
    QCOMPARE(now.value("billow_invoices_displayed_total"), 50.0);
    QCOMPARE(now.value("billow_invoices_displayed"), 50.0);
    QCOMPARE(now.value("billow_invoices_backlog"), 0.0);
    QVERIFY(now.value("billow_ledger_commit_seconds_count") > 0);
    QVERIFY(now.value("billow_ledger_commit_seconds_sum") > 0);
    QVERIFY(now.value("billow_actor_messages_total{actor=\"Ledger\"}") > 0);
    // A counter never goes back, also when the ledger is emptied.
    QCOMPARE(m_server->ask("POST", "/api/control/reset").status, 200);
    now = metrics();
    QCOMPARE(now.value("billow_invoices_stored_total"), 50.0);
    QCOMPARE(now.value("billow_invoices_stored"), 0.0);
}

void MetricsTest::requestsAreCountedByRoute()
{
    const QByteArray one = "billow_http_requests_total{method=\"GET\",route=\"/api/invoices/{seq}\",status=\"404\"}";
    const double before = metrics().value(one);
    for (const QByteArray seq : {"777", "888", "999"})
        QCOMPARE(m_server->get("/api/invoices/" + seq).status, 404);
    const QMap<QByteArray, double> now = metrics();
    QCOMPARE(now.value(one), before + 3);
    QVERIFY(now.value("billow_http_request_seconds_count{route=\"/api/invoices/{seq}\"}") >= 3);
}

void MetricsTest::noClientMakesALabel()
{
    (void)metrics();
    (void)m_server->get("/nothing/0");
    (void)m_server->ask("BREW", "/assets/0.js");
    const auto before = metrics().size();
    for (int index = 1; index < 200; ++index)
        (void)m_server->get("/nothing/" + QByteArray::number(index));
    for (const QByteArray name : {"a.js", "b.js", "c.js"})
        (void)m_server->ask("BREW", "/assets/" + name);
    QCOMPARE(metrics().size(), before);
    QVERIFY(!m_server->get("/metrics").body.contains("nothing"));
}

void MetricsTest::everyLineIsWellFormed()
{
    static const QRegularExpression sample(
        uR"(^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-z]+=\x22[^\x22]*\x22(,[a-z]+=\x22[^\x22]*\x22)*\})? [-+0-9.eInf]+$)"_s);
    const RawResponse response = m_server->get("/metrics");
    QCOMPARE(response.fields["content-type"], QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    const QStringList lines = QString::fromUtf8(response.body).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 100);
    QVERIFY(response.body.contains(
        "\nbillow_build_info{qt=\"" + QByteArray(qVersion()) + "\",version=\"" BILLOW_VERSION "\"} 1\n"));
    const QMap<QByteArray, double> values = metrics();
    QVERIFY(values.value("process_cpu_seconds_total") > 0);
    QVERIFY(values.value("process_resident_memory_bytes") > 1'000'000);
    QVERIFY(values.value("process_threads") > 1);
    const double started = values.value("process_start_time_seconds");
    QVERIFY(started > 0 && started <= double(QDateTime::currentSecsSinceEpoch() + 1));
    QCOMPARE(metrics().value("process_start_time_seconds"), started);
    for (const QString &line : lines)
        QVERIFY2(line.startsWith(u"# HELP "_s) || line.startsWith(u"# TYPE "_s) || sample.match(line).hasMatch(),
            qPrintable(line));
}

void MetricsTest::theDashboardAsksForWhatIsThere()
{
    (void)m_server->get("/api/stats");
    const QString there = QString::fromUtf8(m_server->get("/metrics").body);
    QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/packaging/grafana/billow.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString dashboard = QString::fromUtf8(file.readAll());
    static const QRegularExpression name(u"billow_[a-z_]+"_s);
    QSet<QString> asked;
    for (const QRegularExpressionMatch &match : name.globalMatch(dashboard))
        asked.insert(match.captured());
    QVERIFY(asked.size() > 10);
    for (const QString &metric : std::as_const(asked))
        QVERIFY2(there.contains(u'\n' + metric + u' ') || there.contains(u'\n' + metric + u'{'), qPrintable(metric));
}

BILLOW_TEST(QCoreApplication, MetricsTest)
#include "MetricsTest.moc"
