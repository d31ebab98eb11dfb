// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Importing a file in parts, of the running program.
class ImportsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }

    void aFileComesInPartsAndIsImported();
    void aMappingIsChosen();
    void whatCannotBeImportedIsRefused();
    void partsThatDoNotFitAreRefused();
    void fourAtATime();
    void oneThatIsDeletedLeavesNothing();
    void deletingEndsAnImport();

private:
    [[nodiscard]] RawResponse put(const QByteArray &id, const QByteArray &number, const QByteArray &part,
        const QByteArray &type = "application/octet-stream") const;
    /// A new one, with that file.
    [[nodiscard]] QByteArray upload(const QByteArray &content) const;
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QJsonObject look(const QByteArray &id) const { return m_server->data("/api/imports/" + id); }

    QTemporaryDir m_folder;
    std::unique_ptr<RunningServer> m_server;
};

namespace {

const QByteArray header = "invoice_number,issued_at,seller_name,buyer_name,currency,subtotal,vat_rate\r\n";

QByteArray rows(int count)
{
    QByteArray text;
    for (int i = 1; i <= count; ++i)
        text += "A-" + QByteArray::number(i) + ",2026-11-23,Umlazi Textiles,Kasane Stores,EUR,100.00,19\r\n";
    return text;
}

} // namespace

void ImportsTest::init()
{
    m_server = std::make_unique<RunningServer>(QStringList(), QMap<QString, QString>{{u"TMPDIR"_s, m_folder.path()}});
}

RawResponse ImportsTest::put(
    const QByteArray &id, const QByteArray &number, const QByteArray &part, const QByteArray &type) const
{
    return RawClient(m_server->port()).ask("PUT", "/api/imports/" + id + "/parts/" + number, part, {}, type);
}

QByteArray ImportsTest::upload(const QByteArray &content) const
{
    const QByteArray id = m_server->ask("POST", "/api/imports").json()[u"data"][u"id"].toString().toLatin1();
    return put(id, "1", content).status == 200 ? id : QByteArray();
}

void ImportsTest::aFileComesInPartsAndIsImported()
{
    const RawResponse made = m_server->ask("POST", "/api/imports", "{\"name\":\"bank.csv\"}");
    QCOMPARE(made.status, 201);
    const QJsonObject data = made.json()[u"data"].toObject();
    QCOMPARE(data[u"state"].toString(), u"receiving"_s);
    QVERIFY(data[u"profiles"].toArray().size() >= 1);
    QVERIFY(data[u"preview"].isNull());
    const QByteArray id = data[u"id"].toString().toLatin1();
    const QByteArray file = header + rows(100) + "A-101,2026-11-23,S,B,EUR,much,19\r\n" + rows(1);
    // In the middle of a row; and one whose answer got lost.
    const qsizetype cut = header.size() + 20;
    QCOMPARE(put(id, "1", file.first(cut)).status, 200);
    QCOMPARE(put(id, "2", "half of it").status, 200);
    const RawResponse whole = put(id, "2", file.sliced(cut));
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.json()[u"data"][u"size"].toInteger(), file.size());

    const QJsonObject preview = look(id)[u"preview"].toObject();
    QCOMPARE(preview[u"can_be_imported"].toBool(), true);
    QCOMPARE(preview[u"columns"].toArray().size(), 7);
    QCOMPARE(preview[u"rows"].toInteger(), 102);
    QCOMPARE(preview[u"rejected"].toInteger(), 1);
    QCOMPARE(preview[u"invoices"][0][u"total_amount"].toString(), u"119.00"_s);
    QCOMPARE(preview[u"rejections"][0][u"line"].toInteger(), 102);

    const RawResponse started = m_server->ask("POST", "/api/imports/" + id + "/start");
    QCOMPARE(started.status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(look(id)[u"state"].toString(), u"finished"_s, 20'000);
    const QJsonObject done = look(id);
    QCOMPARE(done[u"report"][u"accepted"].toInteger(), 100);
    QCOMPARE(done[u"report"][u"duplicates"].toInteger(), 1);
    QCOMPARE(done[u"report"][u"rejected"].toInteger(), 1);
    QCOMPARE(done[u"progress"][u"done"].toInteger(), file.size());
    QCOMPARE(m_server->get("/api/invoices?source=import:bank.csv").json()[u"found"].toInteger(), 100);
    QCOMPARE(files(), QStringList());
    QCOMPARE(m_server->ask("POST", "/api/imports/" + id + "/start").status, 409);
    QCOMPARE(put(id, "3", "x").status, 409);
}

void ImportsTest::aMappingIsChosen()
{
    const QByteArray id = upload("No;Day;From;To;Net\r\nB-1;23/11/2026;Seller;Buyer;1.234,50\r\n");
    const QJsonObject first = look(id)[u"preview"].toObject();
    QCOMPARE(first[u"can_be_imported"].toBool(true), false);
    QVERIFY(first[u"missing"].toArray().contains(u"seller"_s));
    const QByteArray options =
        R"({"mapping":{"number":{"column":"No"},"issued_at":{"column":"Day"},"seller":{"column":"From"},
        "buyer":{"column":"To"},"subtotal":{"column":"Net"},"vat_rate":{"constant":"15"},"currency":{"constant":"EUR"}},
        "date_formats":["d/M/yyyy"],"numbers":{"point":",","grouping":"."}})";
    const RawResponse previewed = m_server->ask("POST", "/api/imports/" + id + "/preview", options);
    QCOMPARE(previewed.status, 200);
    const QJsonObject second = previewed.json()[u"data"][u"preview"].toObject();
    QVERIFY2(second[u"can_be_imported"].toBool(), previewed.body.constData());
    QCOMPARE(second[u"invoices"][0][u"subtotal"].toString(), u"1234.50"_s);
    QCOMPARE(second[u"fields"][0][u"origin"].toString(), u"choice"_s);
    // It is remembered.
    QCOMPARE(look(id)[u"preview"].toObject(), second);
    QCOMPARE(m_server->ask("POST", "/api/imports/" + id + "/start").status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(look(id)[u"report"][u"accepted"].toInteger(), 1, 20'000);
    QCOMPARE(m_server->get("/api/invoices?q=B-1").json()[u"data"][0][u"total_amount"].toString(), u"1419.68"_s);

    // Given with the start.
    const QByteArray other = upload("No;Day;From;To;Net\r\nB-2;23/11/2026;Seller;Buyer;1.234,50\r\n");
    QCOMPARE(m_server->ask("POST", "/api/imports/" + other + "/start").status, 422);
    QCOMPARE(m_server->ask("POST", "/api/imports/" + other + "/start", options).status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(look(other)[u"report"][u"accepted"].toInteger(), 1, 20'000);
}

void ImportsTest::whatCannotBeImportedIsRefused()
{
    const QByteArray id = upload(QByteArray("PK\x03\x04\0\0", 6));
    QVERIFY(look(id)[u"preview"].isNull());
    QVERIFY(look(id)[u"problem"].toString().contains(u"not a CSV file"));
    const RawResponse started = m_server->ask("POST", "/api/imports/" + id + "/start");
    QCOMPARE(started.status, 422);
    QVERIFY(started.json()[u"error"].toString().contains(u"not a CSV file"));
    QCOMPARE(look(id)[u"state"].toString(), u"receiving"_s);
    QCOMPARE(m_server->ask("POST", "/api/imports/" + id + "/start", "{\"profile\":\"/etc/passwd\"}").status, 400);
    const QByteArray other = upload(header + rows(1));
    QCOMPARE(m_server->ask("POST", "/api/imports/" + other + "/preview", "{\"profile\":\"nowhere\"}").status, 200);
    QVERIFY(look(other)[u"problem"].toString().contains(u"nowhere"));
    QCOMPARE(m_server->ask("POST", "/api/imports", "{\"name\":\"../x\"}").status, 400);
    QCOMPARE(m_server->ask("POST", "/api/imports", "{\"size\":1}").status, 400);
}

void ImportsTest::partsThatDoNotFitAreRefused()
{
    const QByteArray id = m_server->ask("POST", "/api/imports").json()[u"data"][u"id"].toString().toLatin1();
    QCOMPARE(put(id, "2", "x").status, 409);
    QCOMPARE(put(id, "x", "x").status, 409);
    QCOMPARE(put(id, "1", {}).status, 400);
    QCOMPARE(put(id, "1", "x", "application/json").status, 415);
    QCOMPARE(put(id, "1", "x", "text/plain").status, 415);
    QCOMPARE(put(id, "1", QByteArray(4 * 1024 * 1024 + 1, 'x')).status, 413);
    QCOMPARE(put(id, "1", QByteArray(4 * 1024 * 1024, 'x')).status, 200);
    QCOMPARE(put("00000000-0000-0000-0000-000000000000", "1", "x").status, 404);
    QCOMPARE(m_server->get("/api/imports/x").status, 404);
    // Only a part of a file may be one.
    const auto send = [this](const QByteArray &method, const QByteArray &path, const QByteArray &fields) {
        return RawClient(m_server->port()).ask(method, path, "x", fields, "application/octet-stream").status;
    };
    QCOMPARE(send("POST", "/api/invoices", {}), 415);
    QCOMPARE(send("POST", "/api/imports/" + id + "/start", {}), 415);
    QCOMPARE(send("PUT", "/api/imports/" + id + "/parts/2", "Origin: https://elsewhere.example\r\n"), 403);
    QCOMPARE(m_server->ask("POST", "/api/imports", {}, "Origin: https://elsewhere.example\r\n").status, 403);
    QCOMPARE(m_server->ask("DELETE", "/api/imports/" + id, {}, "Origin: https://elsewhere.example\r\n").status, 403);
}

void ImportsTest::fourAtATime()
{
    QByteArray last;
    for (int i = 0; i < 4; ++i)
        last = upload(header);
    const RawResponse fifth = m_server->ask("POST", "/api/imports");
    QCOMPARE(fifth.status, 503);
    QVERIFY(fifth.fields.contains("retry-after"));
    QCOMPARE(m_server->ask("DELETE", "/api/imports/" + last).status, 200);
    QCOMPARE(m_server->ask("POST", "/api/imports").status, 201);
}

void ImportsTest::oneThatIsDeletedLeavesNothing()
{
    const QByteArray id = upload(header + rows(3));
    QCOMPARE(files().size(), 1);
    QCOMPARE(m_server->ask("DELETE", "/api/imports/" + id).status, 200);
    QTRY_COMPARE(files(), QStringList());
    QCOMPARE(m_server->get("/api/imports/" + id).status, 404);
    QCOMPARE(m_server->ask("DELETE", "/api/imports/" + id).status, 404);
    // Nor does the end of the program.
    (void)upload(header);
    QCOMPARE(files().size(), 1);
    m_server.reset();
    QCOMPARE(files(), QStringList());
}

void ImportsTest::deletingEndsAnImport()
{
    const QByteArray id = upload(header + rows(40'000));
    QCOMPARE(m_server->ask("POST", "/api/imports/" + id + "/start").status, 202);
    QCOMPARE(m_server->ask("DELETE", "/api/imports/" + id).status, 200);
    QCOMPARE(m_server->get("/api/imports/" + id).status, 404);
    QTRY_COMPARE(files(), QStringList());
    QCOMPARE(m_server->get("/readyz").status, 200);
}

BILLOW_TEST(QCoreApplication, ImportsTest)
#include "ImportsTest.moc"
