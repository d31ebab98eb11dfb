// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/IdentityProof.h"
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {
const QByteArray accessSecret = "0123456789abcdef0123456789abcdef";
const QByteArray challenge(64, 'A');
} // namespace

/// How the running program proves who it is, before anybody sends it the token.
class IdentityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }

    void itProvesThatItKnowsTheToken();
    void itProvesItselfByItsOwnNamesOnly_data();
    void itProvesItselfByItsOwnNamesOnly();
    void challengesHaveOneForm_data();
    void challengesHaveOneForm();
    void withoutATokenThereIsNoProof();
    void invoicesForAnotherProgramAreRefused();

private:
    [[nodiscard]] RawResponse ask(const QByteArray &query, const QByteArray &host) const
    {
        RawClient client(m_server->port());
        client.send("GET /api/system/identity" + query + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return client.receive();
    }
    [[nodiscard]] QByteArray withPort(const QByteArray &name) const
    {
        return name + ':' + QByteArray::number(m_server->port());
    }

    std::unique_ptr<RunningServer> m_server;
};

void IdentityTest::initTestCase()
{
    m_server = std::make_unique<RunningServer>(QStringList(),
        QMap<QString, QString>{{u"HOST"_s, u"0.0.0.0"_s}, {u"SECRET_KEY_BASE"_s, QString::fromLatin1(accessSecret)}});
}

void IdentityTest::itProvesThatItKnowsTheToken()
{
    const RawResponse answer = ask("?challenge=" + challenge, withPort("LocalHost"));
    QCOMPARE(answer.status, 200);
    const QJsonObject data = answer.json()[u"data"].toObject();
    const QByteArray startId = data[u"start_id"].toString().toLatin1();
    QCOMPARE(startId.size(), 16);
    QCOMPARE(
        data[u"proof"].toString().toLatin1(), identity::proof(accessSecret, challenge, withPort("localhost"), startId));
    QVERIFY(!answer.body.contains(accessSecret));
    // What it is, for who writes a client of his own: echo -n … | openssl dgst -sha256 -hmac …
    QCOMPARE(identity::proof(accessSecret, challenge, "localhost:4000", "0011223344556677"),
        QByteArray("920fc811254f10095b59e151a3d3d259191ada3b6da94c4c607c89f9ca15decb"));
    // And nothing else is open.
    QCOMPARE(m_server->get("/api/system/status").status, 401);
}

void IdentityTest::itProvesItselfByItsOwnNamesOnly_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("status");
    QTest::newRow("localhost") << QByteArray("localhost") << 200;
    QTest::newRow("loopback") << QByteArray("127.0.0.1") << 200;
    QTest::newRow("another of this machine") << QByteArray("127.0.0.2") << 200;
    QTest::newRow("all addresses") << QByteArray("0.0.0.0") << 200;
    QTest::newRow("IPv6") << QByteArray("[::1]") << 200;
    QTest::newRow("a foreign name") << QByteArray("attacker.example") << 403;
    // Of a machine that passes our answers on; for other requests any number is as good as a name.
    QTest::newRow("a foreign address") << QByteArray("192.0.2.1") << 403;
    QTest::newRow("a foreign address of IPv6") << QByteArray("[2001:db8::1]") << 403;
}

void IdentityTest::itProvesItselfByItsOwnNamesOnly()
{
    QFETCH(QByteArray, name);
    const RawResponse answer = ask("?challenge=" + challenge, withPort(name));
    QTEST(answer.status, "status");
    QCOMPARE(answer.body.contains("proof"), answer.status == 200);
}

void IdentityTest::challengesHaveOneForm_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("empty") << QByteArray("?challenge=");
    QTest::newRow("short") << "?challenge=" + challenge.chopped(1);
    QTest::newRow("long") << "?challenge=" + challenge + 'A';
    QTest::newRow("very long") << "?challenge=" + QByteArray(8'000, 'A');
    QTest::newRow("no digits") << "?challenge=" + challenge.chopped(1) + 'g';
    QTest::newRow("a line break") << "?challenge=" + challenge.chopped(1) + "%0A";
    QTest::newRow("two") << "?challenge=" + challenge + "&challenge=" + challenge;
}

void IdentityTest::challengesHaveOneForm()
{
    QFETCH(QByteArray, query);
    QCOMPARE(ask(query, withPort("localhost")).status, 400);
}

void IdentityTest::withoutATokenThereIsNoProof()
{
    const RunningServer server;
    const QJsonObject data = server.data("/api/system/identity?challenge=" + challenge);
    QVERIFY(data[u"proof"].isNull());
    QCOMPARE(data[u"start_id"], server.data("/api/system/status")[u"start_id"]);
}

void IdentityTest::invoicesForAnotherProgramAreRefused()
{
    const RunningServer server;
    const QByteArray invoice = R"({"invoice_number":"A-1","invoice_date":"2026-11-23","seller_name":"S",)"
                               R"("buyer_name":"B","subtotal":"10.00","vat_rate":15})";
    const QByteArray startId = server.data("/api/system/status")[u"start_id"].toString().toLatin1();
    QCOMPARE(server.ask("POST", "/api/invoices", invoice, "Billow-Start-Id: 0123456789abcdef\r\n").status, 412);
    QCOMPARE(server.data("/api/system/status")[u"total_generated"].toInteger(-1), 0);
    QCOMPARE(server.ask("POST", "/api/invoices", invoice, "Billow-Start-Id: " + startId + "\r\n").status, 201);
}

BILLOW_TEST(QCoreApplication, IdentityTest)
#include "IdentityTest.moc"
