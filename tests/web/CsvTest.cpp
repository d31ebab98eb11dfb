// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/Gunzip.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// GET /api/invoices.csv of the running program.
class CsvTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_server = std::make_unique<RunningServer>(); }
    void cleanup() { m_server.reset(); }

    void whatWasFoundInItsOrder();
    void anEmptyFileHasItsNames();
    void thousandsComeWhole();
    void aResetCutsIt();
    void fourAtATime();
    void aWrongParameterIsNamed();

private:
    [[nodiscard]] bool generate(int count) const;
    /// One that asks for the file and reads its head alone.
    [[nodiscard]] std::unique_ptr<RawClient> begin() const;

    std::unique_ptr<RunningServer> m_server;
};

namespace {

const QByteArray names = "\xEF\xBB\xBFseq,kind,invoice_number,issued_on,issued_at,due_on,seller_name,seller_tax_id,"
                         "buyer_name,buyer_tax_id,exporting_country,importing_country,currency,vat_rate,subtotal,vat,"
                         "total,vat_breakdown,payment_mechanism,risk_profile,source,accepted_at,check\r\n";

} // namespace

bool CsvTest::generate(int count) const
{
    const QByteArray rates =
        "{\"generation_per_second\":" + QByteArray::number(count) + ",\"display_per_second\":1,\"run_seconds\":1}";
    return m_server->ask("PUT", "/api/rates", rates).status == 200
        && m_server->ask("POST", "/api/control/start").status == 200
        && m_server->waitForStatus(
            [count](const QJsonObject &now) { return now[u"total_generated"].toInteger() == count; });
}

std::unique_ptr<RawClient> CsvTest::begin() const
{
    auto client = std::make_unique<RawClient>(m_server->port());
    // Little is under way then to somebody who does not read.
    client->socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 64 * 1024);
    client->socket().setReadBufferSize(64 * 1024);
    client->send("GET /api/invoices.csv HTTP/1.1\r\n" + client->hostField() + "\r\n");
    const RawResponse head = client->receive(true);
    return head.status == 200 ? std::move(client) : nullptr;
}

void CsvTest::whatWasFoundInItsOrder()
{
    const QByteArray body =
        R"([{"invoice_number":"=A","invoice_date":"2026-11-01","seller_name":"Umlazi, Ltd","buyer_name":"B",
        "currency":"JPY","subtotal":"1000","vat_rate":"10","risk_profile":"Red"},
        {"invoice_number":"B","invoice_date":"2026-11-02","seller_name":"S","buyer_name":"Öl","currency":"EUR","subtotal":"5.00",
        "vat_rate":"0","exporting_country":"DE"},
        {"invoice_number":"C","invoice_date":"2026-11-03","seller_name":"S","buyer_name":"B","currency":"EUR","subtotal":"7.00",
        "vat_rate":"0"}])";
    QCOMPARE(m_server->ask("POST", "/api/invoices", body).status, 201);
    const RawResponse file = m_server->get("/api/invoices.csv?sort=-invoice_date&before=3");
    QCOMPARE(file.status, 200);
    QCOMPARE(file.fields["content-type"], QByteArray("text/csv; charset=utf-8"));
    static const QRegularExpression attachment(u"^attachment; filename=\"invoices-\\d{4}-\\d{2}-\\d{2}\\.csv\"$"_s);
    QVERIFY(attachment.match(QString::fromLatin1(file.fields["content-disposition"])).hasMatch());
    QByteArrayList lines = file.body.split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(0) + '\n', names);
    QVERIFY(lines.at(1).startsWith(
        QByteArray("2,invoice,B,2026-11-02,2026-11-02,,S,,Öl,,DE,,EUR,0,5.00,0.00,5.00,,,,api,")));
    // A spreadsheet would take it for a formula.
    QVERIFY(lines.at(2).startsWith(
        "1,invoice,'=A,2026-11-01,2026-11-01,,\"Umlazi, Ltd\",,B,,,,JPY,10,1000,100,1100,,,Red,api,"));
    QVERIFY(lines.at(3).isEmpty());
    QCOMPARE(m_server->ask("HEAD", "/api/invoices.csv").status, 200);
}

void CsvTest::anEmptyFileHasItsNames()
{
    QCOMPARE(m_server->get("/api/invoices.csv?q=nowhere").body, names);
    const RawResponse gzipped = m_server->get("/api/invoices.csv", "Accept-Encoding: gzip\r\n");
    QCOMPARE(gunzip(gzipped.body), names);
}

void CsvTest::thousandsComeWhole()
{
    constexpr int stored = 10'000;
    QVERIFY(generate(stored));
    RawClient client(m_server->port());
    const RawResponse file = client.get("/api/invoices.csv?sort=seq");
    QCOMPARE(file.status, 200);
    const QByteArrayList lines = file.body.split('\n');
    QCOMPARE(lines.size(), stored + 2);
    for (qint64 seq = 1; seq <= stored; ++seq)
        QVERIFY(lines.at(seq).startsWith(QByteArray::number(seq) + ','));
    // On the same connection, and in gzip the same.
    const RawResponse gzipped = client.get("/api/invoices.csv?sort=seq", "Accept-Encoding: gzip\r\n");
    QCOMPARE(gzipped.fields["content-encoding"], QByteArray("gzip"));
    QCOMPARE(gzipped.fields["vary"], QByteArray("Accept-Encoding"));
    QVERIFY(gzipped.body.size() < file.body.size() / 3);
    QVERIFY(gunzip(gzipped.body) == file.body);
}

/// Whoever reads it must not take half of it for the whole.
void CsvTest::aResetCutsIt()
{
    QVERIFY(generate(60'000));
    const auto client = begin();
    QVERIFY(client);
    QCOMPARE(m_server->ask("POST", "/api/control/reset").status, 200);
    QByteArray rest;
    while (client->socket().waitForReadyRead(20'000) || client->socket().bytesAvailable() > 0)
        rest = rest.right(16) + client->socket().readAll();
    QCOMPARE(client->socket().state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!rest.endsWith("0\r\n\r\n"));
}

void CsvTest::fourAtATime()
{
    QVERIFY(generate(60'000));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(begin());
        QVERIFY(clients.back());
    }
    const RawResponse fifth = m_server->get("/api/invoices.csv");
    QCOMPARE(fifth.status, 503);
    QVERIFY(fifth.fields.contains("retry-after"));
    QCOMPARE(m_server->get("/api/invoices?q=inv&limit=1").status, 200);
    clients.pop_back();
    QVERIFY(QTest::qWaitFor([this] { return m_server->get("/api/invoices.csv?before=10").status == 200; }, 20'000));
}

void CsvTest::aWrongParameterIsNamed()
{
    const RawResponse response = m_server->get("/api/invoices.csv?to=tomorrow");
    QCOMPARE(response.status, 400);
    QVERIFY(response.json()[u"error"].toString().startsWith(u"to must be"));
}

BILLOW_TEST(QCoreApplication, CsvTest)
#include "CsvTest.moc"
