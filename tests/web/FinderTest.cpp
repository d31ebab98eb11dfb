// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "core/web/WebServer.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/web/RawClient.h"

#include <QJsonArray>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// How the web server searches for its clients, before an API that the test plays.
class FinderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void fourSearchesAtATime();
    void oneThatNobodyWaitsForEnds();
    void furtherPagesCostNoSearch();

private:
    [[nodiscard]] std::unique_ptr<RawClient> ask(const QByteArray &query) const;

    actor::SystemClock m_clock;
    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<WebServer> m_server;
    std::atomic<quint16> m_port = 0;
};

void FinderTest::init()
{
    m_port = 0;
    m_api = std::make_unique<FakeApi>();
    m_api->display(100);
    m_server = std::make_unique<WebServer>(m_clock, *m_api, WebOptions{.host = u"127.0.0.1"_s, .port = 0});
    connect(
        m_server.get(), &WebServer::healthChanged, this,
        [this](const Health &health) { m_port = health.location.section(u':', -1).toUShort(); }, Qt::DirectConnection);
    m_server->start();
    QTRY_VERIFY(m_port != 0);
}

void FinderTest::cleanup()
{
    std::atomic<bool> stopped = false;
    connect(
        m_server.get(), &actor::TreeNode::stopped, this, [&stopped] { stopped = true; }, Qt::DirectConnection);
    m_server->stop();
    QTRY_VERIFY(stopped);
    m_server.reset();
    m_api.reset();
}

std::unique_ptr<RawClient> FinderTest::ask(const QByteArray &query) const
{
    auto client = std::make_unique<RawClient>(m_port);
    client->send("GET /api/invoices?" + query + " HTTP/1.1\r\n" + client->hostField() + "\r\n");
    return client;
}

void FinderTest::fourSearchesAtATime()
{
    m_api->keepsSearchesBack = true;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i)
        clients.push_back(ask("q=" + QByteArray::number(i)));
    QTRY_COMPARE(m_api->searchCount(), 4);
    const RawResponse fifth = RawClient(m_port).get("/api/invoices?q=4");
    QCOMPARE(fifth.status, 503);
    QVERIFY(fifth.fields.contains("retry-after"));
    QCOMPARE(RawClient(m_port).get("/api/invoices.csv").status, 503);
    for (const auto &client : clients) {
        m_api->answerSearch();
        QCOMPARE(client->receive().status, 200);
    }
    m_api->keepsSearchesBack = false;
    QCOMPARE(RawClient(m_port).get("/api/invoices?q=4").status, 200);
}

void FinderTest::oneThatNobodyWaitsForEnds()
{
    m_api->keepsSearchesBack = true;
    auto client = ask("q=a");
    QTRY_COMPARE(m_api->searchCount(), 1);
    QVERIFY(!m_api->isSearchCancelled());
    client.reset();
    QTRY_VERIFY(m_api->isSearchCancelled());
}

void FinderTest::furtherPagesCostNoSearch()
{
    const auto page = [this](const QByteArray &query) {
        return RawClient(m_port).get("/api/invoices?sort=-total_amount&limit=10" + query).json();
    };
    const QJsonObject first = page({});
    QCOMPARE(m_api->searchCount(), 1);
    const QByteArray before = QByteArray::number(first[u"before"].toInteger());
    QSet<qint64> seqs;
    for (int offset = 0; offset < 100; offset += 10) {
        const QJsonArray list = page("&before=" + before + "&offset=" + QByteArray::number(offset))[u"data"].toArray();
        for (const QJsonValue &invoice : list)
            seqs.insert(invoice[u"seq"].toInteger());
    }
    QCOMPARE(seqs.size(), 100);
    QCOMPARE(m_api->searchCount(), 1);
    // The first page is searched for anew.
    (void)page({});
    QCOMPARE(m_api->searchCount(), 2);
}

BILLOW_TEST(QCoreApplication, FinderTest)
#include "FinderTest.moc"
