// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QTest>

using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

/// POST /api/documents, of the running program.
class DocumentsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(); }
    void cleanupTestCase();

    void anInvoiceIsStoredWithItsCheck();
    void aCreditNoteCountsAgainst();
    void aFailedCheckIsStoredAllTheSame();
    void theSameAgainChangesNothing();
    void whatIsNoInvoiceIsRefused_data();
    void whatIsNoInvoiceIsRefused();
    void onlyDocumentsAreTaken();

private:
    [[nodiscard]] RawResponse post(const QByteArray &body, const QByteArray &type = "application/xml") const
    {
        return RawClient(m_server->port()).ask("POST", "/api/documents", body, {}, type);
    }
    std::unique_ptr<RunningServer> m_server;
};

void DocumentsTest::cleanupTestCase()
{
    QCOMPARE(Program::terminate(m_server->process()), 0);
    const auto outcome = m_server->program().run({u"verify"_s, u"--database-url"_s, m_server->program().ledgerUrl()});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output));
    m_server.reset();
}

void DocumentsTest::anInvoiceIsStoredWithItsCheck()
{
    const RawResponse response = post(fixture(cii, {{"R-2026-17", "C-1"}}));
    QCOMPARE(response.status, 201);
    const QJsonObject data = response.json()[u"data"].toObject();
    QCOMPARE(data[u"status"].toString(), u"accepted"_s);
    QCOMPARE(data[u"kind"].toString(), u"invoice"_s);
    QCOMPARE(data[u"profile"].toString(), u"urn:cen.eu:en16931:2017"_s);
    QVERIFY(!data[u"check"][u"failed"].toBool());
    QVERIFY(data[u"check"][u"rules"].toArray().size() > 30);
    const QJsonObject stored = m_server->data("/api/invoices/" + QByteArray::number(data[u"seq"].toInteger()));
    QCOMPARE(stored[u"invoice_number"].toString(), u"C-1"_s);
    QCOMPARE(stored[u"seller_name"].toString(), u"Brise Werkzeuge GmbH"_s);
    QCOMPARE(stored[u"subtotal"].toString(), u"145.00"_s);
    QCOMPARE(stored[u"total_amount"].toString(), u"165.95"_s);
}

void DocumentsTest::aCreditNoteCountsAgainst()
{
    const RawResponse response = post(fixture(ublCreditNote), "text/xml");
    QCOMPARE(response.status, 201);
    QCOMPARE(response.json()[u"data"][u"kind"].toString(), u"credit_note"_s);
    const qint64 seq = response.json()[u"data"][u"seq"].toInteger();
    QVERIFY(
        m_server->data("/api/invoices/" + QByteArray::number(seq))[u"total_amount"].toString().contains(u"165.95"_s));
}

void DocumentsTest::aFailedCheckIsStoredAllTheSame()
{
    const RawResponse response = post(fixture(ublInvoice, {{"R-2026-17", "F-1"}, {">150.00<", ">151.00<"}}));
    QCOMPARE(response.status, 201);
    const QJsonObject check = response.json()[u"data"][u"check"].toObject();
    QVERIFY(check[u"failed"].toBool());
    const QJsonArray rules = check[u"rules"].toArray();
    const auto sum =
        std::find_if(rules.begin(), rules.end(), [](const QJsonValue &rule) { return rule[u"id"] == u"BR-CO-10"_s; });
    QVERIFY(sum != rules.end());
    QCOMPARE((*sum)[u"official"].toString(), u"fails"_s);
    QCOMPARE(
        (*sum)[u"figures"].toString(), u"BT-106 is 151.00; the sum of the lines is 150.00; the difference is 1.00"_s);
}

void DocumentsTest::theSameAgainChangesNothing()
{
    const QByteArray document = fixture(cii, {{"R-2026-17", "D-1"}});
    const qint64 seq = post(document).json()[u"data"][u"seq"].toInteger();
    const RawResponse again = post(document);
    QCOMPARE(again.json()[u"data"][u"status"].toString(), u"duplicate"_s);
    QCOMPARE(again.json()[u"data"][u"seq"].toInteger(), seq);
    const RawResponse other = post(fixture(cii, {{"R-2026-17", "D-1"}, {"Moulin", "Moulins"}}));
    QCOMPARE(other.status, 200);
    QCOMPARE(other.json()[u"data"][u"status"].toString(), u"conflict"_s);
    QCOMPARE(other.json()[u"data"][u"seq"].toInteger(), seq);
}

void DocumentsTest::whatIsNoInvoiceIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("field");
    QTest::newRow("another scheme") << QByteArray(
        "<p:FatturaElettronica xmlns:p=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2\"/>")
                                    << u"FatturaPA"_s << QString();
    QTest::newRow("an entity bomb") << QByteArray("<!DOCTYPE Invoice [<!ENTITY a \"b\">]><Invoice>&a;</Invoice>")
                                    << u"DTD"_s << QString();
    QTest::newRow("no document") << QByteArray("hello") << u"neither XML nor PDF"_s << QString();
    QTest::newRow("a broken PDF") << QByteArray("%PDF-1.7 and no more") << u"The PDF cannot be read"_s << QString();
    QTest::newRow("an amount that is none")
        << fixture(cii, {{">165.95<", ">lots<"}}) << u"GrandTotalAmount: \"lots\""_s << u"total_minor"_s;
    QTest::newRow("no number") << fixture(cii, {{"R-2026-17", ""}}) << u"BT-1"_s << u"invoice_number"_s;
}

void DocumentsTest::whatIsNoInvoiceIsRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, said);
    QFETCH(QString, field);
    const RawResponse response = post(body, "application/octet-stream");
    QCOMPARE(response.status, 422);
    QVERIFY2(response.json()[u"error"].toString().contains(said), qPrintable(response.json()[u"error"].toString()));
    QCOMPARE(response.json()[u"field"].toString(), field);
}

void DocumentsTest::onlyDocumentsAreTaken()
{
    QCOMPARE(post(fixture(cii), "application/json").status, 415);
    QCOMPARE(post(fixture(cii), "text/plain").status, 415); // which a page of another site could send
    QCOMPARE(m_server->ask("GET", "/api/documents").status, 405);
}

QTEST_GUILESS_MAIN(DocumentsTest)
#include "DocumentsTest.moc"
