// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/intake/einvoice/SmallPdf.h"
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>

using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

/// /api/documents, and what is kept of them, of the running program.
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
    void theDocumentAndItsOriginalAreKept();
    void aPdfIsKeptWhole();
    void theNameIsSafe_data();
    void theNameIsSafe();
    void aConflictNamesItsFields();
    void theSourceIsSaid();
    void theCheckFinds();
    void whatIsNotKeptIsNotThere();

private:
    /// POST /api/documents?…, accepted; the seq.
    [[nodiscard]] QByteArray stored(const QByteArray &body, const QByteArray &query = {}) const
    {
        const RawResponse response =
            RawClient(m_server->port()).ask("POST", "/api/documents" + query, body, {}, "application/xml");
        if (response.status != 201 || response.json()[u"data"][u"status"].toString() != u"accepted"_s)
            qFatal("%s", response.body.constData());
        return QByteArray::number(response.json()[u"data"][u"seq"].toInteger());
    }
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

void DocumentsTest::theDocumentAndItsOriginalAreKept()
{
    const QByteArray document = fixture(cii, {{"R-2026-17", "K-1"}, {">150.00<", ">150.01<"}});
    const QByteArray seq = stored(document, "?name=march%2Finvoice%201.xml");
    const QJsonObject kept = m_server->data("/api/invoices/" + seq + "/document");
    QCOMPARE(kept[u"seq"].toInteger(), seq.toLongLong());
    QCOMPARE(kept[u"file_name"].toString(), u"invoice 1.xml"_s);
    QCOMPARE(kept[u"media_type"].toString(), u"application/xml"_s);
    QCOMPARE(kept[u"size"].toInteger(), document.size());
    QCOMPARE(kept[u"sha256"].toString(),
        QString::fromLatin1(QCryptographicHash::hash(document, QCryptographicHash::Sha256).toHex()));
    QVERIFY(kept[u"original_kept"].toBool());
    QCOMPARE(kept[u"profile"].toString(), u"urn:cen.eu:en16931:2017"_s);
    QCOMPARE(kept[u"payable_amount"].toString(), u"100.00"_s);
    QVERIFY(kept[u"check"][u"failed"].toBool());
    QStringList failed;
    const QJsonArray rules = kept[u"check"][u"rules"].toArray();
    for (const QJsonValue &rule : rules) {
        QVERIFY(!rule[u"text"].toString().isEmpty());
        if (rule[u"is_failure"].toBool())
            failed.append(rule[u"id"].toString());
    }
    QCOMPARE(failed, (QStringList{u"BR-CO-10"_s, u"BR-CO-13"_s}));
    QCOMPARE(m_server->data("/api/invoices/" + seq)[u"check"].toString(), u"failed"_s);

    const RawResponse original = m_server->get("/api/invoices/" + seq + "/original");
    QCOMPARE(original.status, 200);
    QCOMPARE(original.body, document);
    QCOMPARE(original.fields["content-type"], "application/xml"_ba);
    QCOMPARE(original.fields["content-disposition"], "attachment; filename=\"invoice 1.xml\""_ba);
    QCOMPARE(original.fields["x-content-type-options"], "nosniff"_ba);
    // Beside that of every answer.
    QVERIFY(original.fields["content-security-policy"].startsWith("sandbox, default-src 'none'"));
}

void DocumentsTest::aPdfIsKeptWhole()
{
    const QByteArray pdf = pdfWith(fixture(cii, {{"R-2026-17", "K-2"}}));
    const RawResponse posted =
        RawClient(m_server->port()).ask("POST", "/api/documents?name=a.pdf", pdf, {}, "application/pdf");
    QCOMPARE(posted.status, 201);
    const QByteArray seq = QByteArray::number(posted.json()[u"data"][u"seq"].toInteger());
    const RawResponse original = m_server->get("/api/invoices/" + seq + "/original");
    QCOMPARE(original.body, pdf);
    QCOMPARE(original.fields["content-type"], "application/pdf"_ba);
    QCOMPARE(original.fields["content-disposition"], "attachment; filename=\"a.pdf\""_ba);
}

void DocumentsTest::theNameIsSafe_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("saved");
    const auto row = [](const char *what, const QByteArray &name, const QByteArray &saved) {
        QTest::newRow(what) << name << saved;
    };
    row("folders", "..%2F..%2Fetc%2Fpasswd", "passwd.xml");
    row("folders of Windows", "C:%5CUsers%5Ca.xml", "a.xml");
    row("a quote", "a%22%3B%20x.xml", "a__ x.xml");
    row("a line break", "a%0D%0ASet-Cookie%3A%20a.xml", "a__Set-Cookie_ a.xml");
    row("another direction of writing", "a%E2%80%AElmx.exe", "a_lmx.exe.xml");
    row("letters", "Rechnung%20M%C3%A4rz.xml", "Rechnung M_rz.xml");
    row("a hidden file", ".bashrc", "bashrc.xml");
    row("a program", "invoice.exe", "invoice.exe.xml");
    row("nothing but a folder", "a%2F", "");
    row("no name", "", "");
}

void DocumentsTest::theNameIsSafe()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, saved);
    const QByteArray number = "N-" + QByteArray(QTest::currentDataTag()).replace(' ', '-');
    const QByteArray seq = stored(fixture(cii, {{"R-2026-17", number}}), "?name=" + name);
    const QByteArray expected = saved.isEmpty() ? "invoice-" + seq + ".xml" : saved;
    const RawResponse original = m_server->get("/api/invoices/" + seq + "/original");
    QCOMPARE(original.fields["content-disposition"], "attachment; filename=\"" + expected + '"');
    QVERIFY(!original.fields.contains("set-cookie"));
}

void DocumentsTest::aConflictNamesItsFields()
{
    (void)stored(fixture(cii, {{"R-2026-17", "K-3"}}));
    const RawResponse other = post(fixture(cii, {{"R-2026-17", "K-3"}, {"Moulin", "Moulins"}}));
    QCOMPARE(other.json()[u"data"][u"status"].toString(), u"conflict"_s);
    QCOMPARE(other.json()[u"data"][u"fields"].toArray(), QJsonArray{u"buyer_name"_s});
}

void DocumentsTest::theSourceIsSaid()
{
    const QByteArray seq = stored(fixture(cii, {{"R-2026-17", "K-4"}}), "?source=import%3Ainbox.xml");
    QCOMPARE(m_server->data("/api/invoices/" + seq)[u"source"].toString(), u"import:inbox.xml"_s);
    const QByteArray usual = stored(fixture(cii, {{"R-2026-17", "K-5"}}));
    QCOMPARE(m_server->data("/api/invoices/" + usual)[u"source"].toString(), u"api"_s);
    // What the generator makes may be deleted without a question.
    for (const QByteArray &source : {"demo"_ba, QByteArray(300, 'x')}) {
        const RawResponse refused = RawClient(m_server->port())
                                        .ask("POST", "/api/documents?source=" + source,
                                            fixture(cii, {{"R-2026-17", "K-6"}}), {}, "application/xml");
        QCOMPARE(refused.status, 422);
    }
}

void DocumentsTest::theCheckFinds()
{
    const QByteArray failing = stored(fixture(cii, {{"R-2026-17", "K-7"}, {">150.00<", ">150.01<"}}));
    const QByteArray passing = stored(fixture(cii, {{"R-2026-17", "K-8"}}));
    const auto found = [this](const QByteArray &check) {
        QByteArrayList seqs;
        const QJsonArray rows = m_server->get("/api/invoices?limit=100&check=" + check).json()[u"data"].toArray();
        for (const QJsonValue &row : rows)
            seqs.append(QByteArray::number(row[u"seq"].toInteger()));
        return seqs;
    };
    QVERIFY(found("failed").contains(failing) && !found("failed").contains(passing));
    QVERIFY(found("passed").contains(passing) && !found("passed").contains(failing));
    QCOMPARE(m_server->get("/api/invoices?check=perhaps").status, 400);
}

void DocumentsTest::whatIsNotKeptIsNotThere()
{
    const QByteArray invoice = R"({"invoice_number":"PLAIN-1","invoice_date":"2026-11-23","seller_name":"S",)"
                               R"("buyer_name":"B","currency":"EUR","vat_rate":"19","subtotal":"100.00"})";
    const RawResponse posted = m_server->ask("POST", "/api/invoices", invoice);
    QCOMPARE(posted.status, 201);
    const QByteArray seq = QByteArray::number(posted.json()[u"data"][0][u"seq"].toInteger());
    QVERIFY(m_server->data("/api/invoices/" + seq)[u"check"].isNull());
    for (const QByteArray &path : {"/api/invoices/" + seq, "/api/invoices/999999"_ba}) {
        QCOMPARE(m_server->get(path + "/document").status, 404);
        QCOMPARE(m_server->get(path + "/original").status, 404);
    }
    for (const QByteArray &path : {"/api/invoices/0"_ba, "/api/invoices/x"_ba, "/api/invoices/-1"_ba}) {
        QCOMPARE(m_server->get(path + "/document").status, 400);
        QCOMPARE(m_server->get(path + "/original").status, 400);
    }
    QCOMPARE(m_server->ask("POST", "/api/invoices/" + seq + "/original").status, 405);

    RunningServer keepsNone({u"--intake-largest-original"_s, u"0"_s});
    const RawResponse document =
        RawClient(keepsNone.port()).ask("POST", "/api/documents", fixture(cii), {}, "application/xml");
    QCOMPARE(document.status, 201);
    QVERIFY(!keepsNone.data("/api/invoices/1/document")[u"original_kept"].toBool());
    QCOMPARE(keepsNone.get("/api/invoices/1/original").status, 404);
}

BILLOW_TEST(QCoreApplication, DocumentsTest)
#include "DocumentsTest.moc"
