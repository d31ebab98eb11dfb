// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

/// POST /api/invoices, of the running program.
class SubmitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(); }
    void cleanupTestCase();

    void oneInvoice();
    void amountsAreExact_data();
    void amountsAreExact();
    void aListWithOneOutcomeEach();
    void linesSpoilThemselvesOnly();
    void ratesMayHaveAnExponent();
    void namesHaveOneSpelling();
    void numbersAndLowerCaseAreTaken();
    void aRejectedOneNamesItsMember_data();
    void aRejectedOneNamesItsMember();
    void aBodyThatIsNoListOfInvoices_data();
    void aBodyThatIsNoListOfInvoices();
    void anotherContentIsAConflict();
    void aCreditNoteIsItsEffect();
    void aBreakdownIsKept();
    void aDateStaysWhatItIs();
    void whatWasReadCanBeSentAgain_data();
    void whatWasReadCanBeSentAgain();
    void aLongListIsTakenAtOnce();
    void whatWasAcknowledgedIsInTheNextRead();
    void whatWasAcknowledgedSurvivesAKill();
    void realInvoicesAreNotResetWithoutAWord();

private:
    static QJsonObject invoice(const QString &number)
    {
        return {{u"invoice_number"_s, number}, {u"invoice_date"_s, u"2026-11-23T08:42:59Z"_s},
            {u"seller_name"_s, u"Seller & <Sons>"_s}, {u"buyer_name"_s, u"Buyer"_s}, {u"subtotal"_s, u"100.10"_s},
            {u"vat_rate"_s, 15}};
    }
    static QJsonObject line(const QString &category, const QString &rate, const QString &taxable, const QString &vat)
    {
        return {{u"category"_s, category}, {u"rate"_s, rate}, {u"taxable_amount"_s, taxable}, {u"vat_amount"_s, vat}};
    }
    static QByteArray text(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    static QByteArray text(const QJsonArray &list) { return QJsonDocument(list).toJson(QJsonDocument::Compact); }
    [[nodiscard]] RawResponse post(const QByteArray &body) const
    {
        return m_server->ask("POST", "/api/invoices", body);
    }
    [[nodiscard]] QJsonObject stored(qint64 seq) const
    {
        return m_server->data("/api/invoices/" + QByteArray::number(seq));
    }

    std::unique_ptr<RunningServer> m_server;
};

void SubmitTest::cleanupTestCase()
{
    QCOMPARE(Program::terminate(m_server->process()), 0);
    const auto outcome = m_server->program().run({u"verify"_s, u"--database-url"_s, m_server->program().ledgerUrl()});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output));
    m_server.reset();
}

void SubmitTest::oneInvoice()
{
    QJsonObject sent = invoice(u"one"_s);
    sent.insert(u"exporting_country"_s, u"ZA"_s);
    sent.insert(u"importing_country"_s, QJsonValue::Null);
    sent.insert(u"risk_profile"_s, u"Amber"_s);
    sent.insert(u"payment_mechanism"_s, u"Letter of Credit"_s);
    const RawResponse first = post(text(sent));
    QCOMPARE(first.status, 201);
    const QJsonObject answer = first.json();
    QCOMPARE(answer[u"accepted"].toInteger(), 1);
    const QJsonObject item = answer[u"data"][0].toObject();
    QCOMPARE(item[u"status"].toString(), u"accepted"_s);
    const QJsonObject there = stored(item[u"seq"].toInteger());
    QCOMPARE(there[u"seller_name"].toString(), u"Seller & <Sons>"_s);
    QCOMPARE(there[u"subtotal"].toString(), u"100.10"_s);
    QCOMPARE(there[u"vat_amount"].toString(), u"15.02"_s); // 15.015, half away from zero
    QCOMPARE(there[u"total_amount"].toString(), u"115.12"_s);
    QCOMPARE(there[u"source"].toString(), u"api"_s);
    QCOMPARE(there[u"exporting_country"].toString(), u"ZA"_s);
    QVERIFY(there[u"importing_country"].isNull());
    QCOMPARE(there[u"risk_profile"].toString(), u"Amber"_s);
    QCOMPARE(there[u"invoice_date"].toString(), u"2026-11-23T08:42:59.000Z"_s);

    const RawResponse again = post(text(sent));
    QCOMPARE(again.status, 201);
    QCOMPARE(again.json()[u"duplicates"].toInteger(), 1);
    QCOMPARE(
        again.json()[u"data"][0].toObject(), (QJsonObject{{u"status"_s, u"duplicate"_s}, {u"seq"_s, item[u"seq"]}}));
}

void SubmitTest::amountsAreExact_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("total"); // empty: rejected
    QTest::newRow("text") << QByteArray("\"0.29\"") << u"0.29"_s;
    QTest::newRow("number") << QByteArray("0.29") << u"0.29"_s;
    QTest::newRow("beyond double") << QByteArray("90071992547409.93") << u"90071992547409.93"_s;
    QTest::newRow("beyond double, text") << QByteArray("\"90071992547409.93\"") << u"90071992547409.93"_s;
    QTest::newRow("zeros") << QByteArray("1.5000") << u"1.50"_s;
    QTest::newRow("whole") << QByteArray("7") << u"7.00"_s;
    QTest::newRow("of a double") << QByteArray("0.30000000000000004") << QString();
    QTest::newRow("exponent") << QByteArray("1e3") << u"1000.00"_s;
    QTest::newRow("exponent and decimals") << QByteArray("1.23456789E7") << u"12345678.90"_s;
    QTest::newRow("negative exponent") << QByteArray("2900e-4") << u"0.29"_s;
    QTest::newRow("exponent, too many decimals") << QByteArray("2905e-4") << QString();
    QTest::newRow("huge exponent") << QByteArray("1e300") << QString();
    QTest::newRow("tiny exponent") << QByteArray("1e-999999999") << QString();
    QTest::newRow("exponent in a text") << QByteArray("\"1e3\"") << QString();
    QTest::newRow("too many decimals") << QByteArray("1.005") << QString();
    QTest::newRow("grouped") << QByteArray("\"1,000.00\"") << QString();
    QTest::newRow("huge") << QByteArray("99999999999999999999") << QString();
    QTest::newRow("negative") << QByteArray("-5") << u"-5.00"_s;
    QTest::newRow("nothing") << QByteArray("0") << u"0.00"_s;
}

void SubmitTest::amountsAreExact()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, total);
    QJsonObject sent = invoice(u"exact "_s + QString::fromLatin1(QTest::currentDataTag()));
    sent.remove(u"subtotal"_s);
    sent.insert(u"vat_rate"_s, 0);
    const RawResponse response = post(text(sent).chopped(1) + ",\"total_amount\":" + written + '}');
    if (total.isEmpty()) {
        QCOMPARE(response.status, 422);
        QCOMPARE(response.json()[u"data"][0][u"field"].toString(), u"total_amount"_s);
        return;
    }
    QCOMPARE(response.status, 201);
    QCOMPARE(stored(response.json()[u"data"][0][u"seq"].toInteger())[u"total_amount"].toString(), total);
}

void SubmitTest::aListWithOneOutcomeEach()
{
    QJsonObject wrong = invoice(u"wrong"_s);
    wrong.insert(u"currency"_s, u"XXZ"_s);
    const RawResponse response =
        post(text(QJsonArray{invoice(u"list 1"_s), wrong, invoice(u"list 1"_s), 7, invoice(u"list 2"_s)}));
    QCOMPARE(response.status, 201);
    const QJsonObject answer = response.json();
    QStringList statuses;
    for (const QJsonValue &item : answer[u"data"].toArray())
        statuses.append(item[u"status"].toString());
    QCOMPARE(statuses, (QStringList{u"accepted"_s, u"rejected"_s, u"duplicate"_s, u"rejected"_s, u"accepted"_s}));
    QCOMPARE(answer[u"accepted"].toInteger(), 2);
    QCOMPARE(answer[u"duplicates"].toInteger(), 1);
    QCOMPARE(answer[u"rejected"].toInteger(), 2);
    QCOMPARE(answer[u"data"][1][u"field"].toString(), u"currency"_s);
}

void SubmitTest::linesSpoilThemselvesOnly()
{
    RawClient client(m_server->port());
    const QByteArray body = text(invoice(u"line 1"_s)) + "\r\n\n{\"invoice_number\":\n" + text(invoice(u"line 2"_s));
    const QJsonObject answer = client.ask("POST", "/api/invoices", body, {}, "application/x-ndjson").json();
    QCOMPARE(answer[u"accepted"].toInteger(), 2);
    QCOMPARE(answer[u"rejected"].toInteger(), 1);
    QVERIFY(answer[u"data"][1][u"error"].toString().contains(u"JSON"_s));
    QCOMPARE(answer[u"data"][1][u"line"].toInteger(), 3); // the second line is empty
    QVERIFY(!answer[u"data"][2].toObject().contains(u"line"_s));
}

void SubmitTest::ratesMayHaveAnExponent()
{
    QJsonObject sent = invoice(u"rate"_s);
    sent.remove(u"vat_rate"_s);
    const RawResponse response = post(text(sent).chopped(1) + ",\"vat_rate\":1.5E1}");
    QCOMPARE(response.status, 201);
    QCOMPARE(stored(response.json()[u"data"][0][u"seq"].toInteger())[u"vat_amount"].toString(), u"15.02"_s);
}

void SubmitTest::namesHaveOneSpelling()
{
    QJsonObject sent = invoice(u"name"_s);
    sent.insert(u"seller_name"_s, u"Caf\u00e9"_s);
    const QJsonValue seq = post(text(sent)).json()[u"data"][0][u"seq"];
    QJsonObject again = invoice(u" name\u3000"_s);
    again.insert(u"seller_name"_s, u"  Cafe\u0301 "_s);
    const QJsonObject answer = post(text(again)).json();
    QCOMPARE(answer[u"data"][0].toObject(), (QJsonObject{{u"status"_s, u"duplicate"_s}, {u"seq"_s, seq}}));

    again.insert(u"invoice_number"_s, u" another "_s);
    again.insert(u"buyer_name"_s, u" B "_s);
    const QJsonObject there = stored(post(text(again)).json()[u"data"][0][u"seq"].toInteger());
    QCOMPARE(there[u"invoice_number"].toString(), u"another"_s);
    QCOMPARE(there[u"seller_name"].toString(), u"Caf\u00e9"_s);
    QCOMPARE(there[u"buyer_name"].toString(), u"B"_s);
}

/// What other programs write: a number where the number of an invoice is one, and codes in lower case.
void SubmitTest::numbersAndLowerCaseAreTaken()
{
    QJsonObject sent = invoice({});
    sent.insert(u"invoice_number"_s, 20'261'123);
    sent.insert(u"currency"_s, u"eur"_s);
    const RawResponse response = post(text(sent));
    QCOMPARE(response.status, 201);
    const QJsonObject read = stored(response.json()[u"data"][0][u"seq"].toInteger());
    QCOMPARE(read[u"invoice_number"].toString(), u"20261123"_s);
    QCOMPARE(read[u"currency"].toString(), u"EUR"_s);

    QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/../shared/cases/import/api-numbers-and-case.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/cases/import is not there");
    const RawResponse all = post(file.readAll());
    QVERIFY2(all.status == 201, all.body.constData());
    const QJsonArray outcomes = all.json()[u"data"].toArray();
    QCOMPARE(outcomes.size(), 2);
    for (const QJsonValue &outcome : outcomes)
        QCOMPARE(outcome[u"status"].toString(), u"accepted"_s);
}

void SubmitTest::aRejectedOneNamesItsMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no number") << u"invoice_number"_s << QJsonValue();
    QTest::newRow("empty number") << u"invoice_number"_s << QJsonValue(u""_s);
    QTest::newRow("long number") << u"invoice_number"_s << QJsonValue(QString(51, u'x'));
    QTest::newRow("number of another type") << u"invoice_number"_s << QJsonValue(true);
    QTest::newRow("NUL") << u"seller_name"_s << QJsonValue(QString(QChar(0)));
    QTest::newRow("no seller") << u"seller_name"_s << QJsonValue();
    QTest::newRow("list") << u"buyer_name"_s << QJsonValue(QJsonArray{u"x"_s});
    QTest::newRow("date") << u"invoice_date"_s << QJsonValue(u"23/11/2026"_s);
    QTest::newRow("old") << u"invoice_date"_s << QJsonValue(u"1066-10-14"_s);
    QTest::newRow("currency") << u"currency"_s << QJsonValue(u"zaq"_s);
    QTest::newRow("country") << u"exporting_country"_s << QJsonValue(u"South Africa"_s);
    QTest::newRow("risk") << u"risk_profile"_s << QJsonValue(u"Blue"_s);
    QTest::newRow("rate") << u"vat_rate"_s << QJsonValue(101);
    QTest::newRow("amount") << u"subtotal"_s << QJsonValue(true);
    QTest::newRow("sum") << u"total_amount"_s << QJsonValue(u"1.00"_s);
    QTest::newRow("demo") << u"source"_s << QJsonValue(u"demo"_s);
    QTest::newRow("kind") << u"kind"_s << QJsonValue(u"refund"_s);
    QTest::newRow("amounts") << u"amounts"_s << QJsonValue(u"gross"_s);
    QTest::newRow("issue date with a time") << u"issue_date"_s << QJsonValue(u"2026-11-23T00:00Z"_s);
    QTest::newRow("issue date of another day") << u"issue_date"_s << QJsonValue(u"2026-11-20"_s);
    QTest::newRow("due date") << u"due_date"_s << QJsonValue(u"2026-02-30"_s);
    QTest::newRow("tax id") << u"seller_tax_id"_s << QJsonValue(QString(65, u'1'));
    QTest::newRow("breakdown") << u"vat_breakdown"_s << QJsonValue(u"S"_s);
    QTest::newRow("category") << u"vat_breakdown"_s
                              << QJsonValue(QJsonArray{line(u"X"_s, u"15"_s, u"1.00"_s, u"0.15"_s)});
    QTest::newRow("breakdown of another subtotal")
        << u"vat_breakdown"_s << QJsonValue(QJsonArray{line(u"S"_s, u"15"_s, u"100.00"_s, u"15.02"_s)});
    QTest::newRow("unknown") << u"colour"_s << QJsonValue(u"red"_s);
}

void SubmitTest::aRejectedOneNamesItsMember()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject sent = invoice(u"rejected"_s);
    sent.insert(member, value);
    if (member == u"total_amount"_s)
        sent.insert(u"vat_amount"_s, u"15.02"_s);
    const RawResponse response = post(text(sent));
    QCOMPARE(response.status, 422);
    QCOMPARE(response.json()[u"success"].toBool(true), false);
    QVERIFY(!response.json()[u"error"].toString().isEmpty());
    QCOMPARE(response.json()[u"data"][0][u"field"].toString(), member);
}

void SubmitTest::aBodyThatIsNoListOfInvoices_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {"[]", "null", "\"text\"", "{", "[{}", "{}{}", "[1,]", "\xff", "{\"a\":\"\xc3\x28\"}",
             "{\"a\":\"\\ud800\"}", "{\"a\":01}", "1e999999999", "{\"a\":1,\"a\":2}", "{'a':1}", " "})
        QTest::newRow(QByteArray(body).toPercentEncoding().constData()) << QByteArray(body);
}

void SubmitTest::aBodyThatIsNoListOfInvoices()
{
    QFETCH(QByteArray, body);
    const RawResponse response = post(body);
    QCOMPARE(response.status, 400);
    QVERIFY(!response.json()[u"error"].toString().isEmpty());
}

void SubmitTest::anotherContentIsAConflict()
{
    const QJsonObject sent = invoice(u"conflict"_s);
    const qint64 seq = post(text(sent)).json()[u"data"][0][u"seq"].toInteger();
    QJsonObject other = sent;
    other.insert(u"subtotal"_s, u"100.00"_s);
    other.insert(u"due_date"_s, u"2026-12-23"_s);
    RawClient client(m_server->port());
    const RawResponse response =
        client.ask("POST", "/api/invoices", text(sent) + '\n' + text(other), {}, "application/x-ndjson");
    QCOMPARE(response.status, 201);
    const QJsonObject answer = response.json();
    QCOMPARE(answer[u"conflicts"].toInteger(), 1);
    QCOMPARE(answer[u"duplicates"].toInteger(), 1);
    QCOMPARE(answer[u"accepted"].toInteger(), 0);
    const QJsonObject item = answer[u"data"][1].toObject();
    QCOMPARE(item[u"status"].toString(), u"conflict"_s);
    QCOMPARE(item[u"seq"].toInteger(), seq);
    QCOMPARE(item[u"line"].toInteger(), 2);
    QCOMPARE(item[u"fields"].toArray(), (QJsonArray{u"due_date"_s, u"subtotal"_s, u"vat_amount"_s, u"total_amount"_s}));
    QCOMPARE(stored(seq)[u"total_amount"].toString(), u"115.12"_s);

    // The same number in the next year is another invoice.
    other.insert(u"invoice_date"_s, u"2027-01-02"_s);
    QCOMPARE(post(text(other)).json()[u"accepted"].toInteger(), 1);
}

void SubmitTest::aCreditNoteIsItsEffect()
{
    QJsonObject sent = invoice(u"credit"_s);
    sent.insert(u"kind"_s, u"credit_note"_s);
    const RawResponse doubtful = post(text(sent));
    QCOMPARE(doubtful.status, 422);
    QCOMPARE(doubtful.json()[u"data"][0][u"field"].toString(), u"total_amount"_s);
    sent.insert(u"amounts"_s, u"written"_s);
    const QJsonObject written = stored(post(text(sent)).json()[u"data"][0][u"seq"].toInteger());
    QCOMPARE(written[u"kind"].toString(), u"credit_note"_s);
    QCOMPARE(written[u"total_amount"].toString(), u"-115.12"_s);

    sent.remove(u"amounts"_s);
    sent.insert(u"subtotal"_s, u"-100.10"_s);
    QCOMPARE(post(text(sent)).json()[u"duplicates"].toInteger(), 1);

    sent.insert(u"invoice_number"_s, u"credit that adds"_s);
    sent.insert(u"subtotal"_s, u"5.00"_s);
    sent.insert(u"amounts"_s, u"effect"_s);
    const QJsonObject adds = stored(post(text(sent)).json()[u"data"][0][u"seq"].toInteger());
    QCOMPARE(adds[u"total_amount"].toString(), u"5.75"_s);
}

void SubmitTest::aBreakdownIsKept()
{
    QJsonObject sent = invoice(u"breakdown"_s);
    sent.remove(u"vat_rate"_s);
    sent.remove(u"subtotal"_s);
    const QJsonArray lines{line(u"S"_s, u"7"_s, u"50.00"_s, u"3.50"_s),
        line(u"S"_s, u"9.975"_s, u"100.00"_s, u"9.98"_s), line(u"AE"_s, u"0"_s, u"30.00"_s, u"0.00"_s)};
    sent.insert(u"vat_breakdown"_s, QJsonArray{lines[2], lines[1], lines[0]});
    sent.insert(u"seller_tax_id"_s, u" DE123456789 "_s);
    sent.insert(u"due_date"_s, u"2026-12-23"_s);
    const QJsonObject there = stored(post(text(sent)).json()[u"data"][0][u"seq"].toInteger());
    QCOMPARE(there[u"vat_breakdown"].toArray(), lines);
    QVERIFY(there[u"vat_rate"].isNull());
    QCOMPARE(there[u"subtotal"].toString(), u"180.00"_s);
    QCOMPARE(there[u"total_amount"].toString(), u"193.48"_s);
    QCOMPARE(there[u"seller_tax_id"].toString(), u"DE123456789"_s);
    QVERIFY(there[u"buyer_tax_id"].isNull());
    QCOMPARE(there[u"due_date"].toString(), u"2026-12-23"_s);
    // One rate is a breakdown of one line.
    sent = invoice(u"no breakdown"_s);
    QCOMPARE(stored(post(text(sent)).json()[u"data"][0][u"seq"].toInteger())[u"vat_breakdown"].toArray(),
        (QJsonArray{line(u"S"_s, u"15"_s, u"100.10"_s, u"15.02"_s)}));
}

void SubmitTest::aDateStaysWhatItIs()
{
    QJsonObject sent = invoice(u"date"_s);
    sent.insert(u"invoice_date"_s, u"2026-11-24T00:30:00+01:00"_s);
    const QJsonObject there = stored(post(text(sent)).json()[u"data"][0][u"seq"].toInteger());
    QCOMPARE(there[u"invoice_date"].toString(), u"2026-11-23T23:30:00.000Z"_s);
    QCOMPARE(there[u"issue_date"].toString(), u"2026-11-24"_s);
    QCOMPARE(m_server->get("/api/invoices?q=date&from=2026-11-24&to=2026-11-24").json()[u"count"].toInteger(), 1);
    QCOMPARE(post(text(there)).json()[u"duplicates"].toInteger(), 1);
}

void SubmitTest::whatWasReadCanBeSentAgain_data()
{
    QTest::addColumn<QJsonObject>("sent");
    QTest::newRow("invoice") << invoice(u"again"_s);
    QJsonObject credit = invoice(u"credit again"_s);
    credit.insert(u"kind"_s, u"credit_note"_s);
    credit.insert(u"subtotal"_s, u"-100.10"_s);
    QTest::newRow("credit note") << credit;
    QJsonObject mixed = invoice(u"mixed again"_s);
    mixed.remove(u"vat_rate"_s);
    mixed.insert(u"vat_breakdown"_s,
        QJsonArray{line(u"S"_s, u"7"_s, u"50.10"_s, u"3.50"_s), line(u"E"_s, u"0"_s, u"50.00"_s, u"0"_s)});
    QTest::newRow("breakdown") << mixed;
}

void SubmitTest::whatWasReadCanBeSentAgain()
{
    QFETCH(QJsonObject, sent);
    const RawResponse first = post(text(sent));
    const qint64 seq = first.json()[u"data"][0][u"seq"].toInteger();
    const RawResponse again = post(text(stored(seq)));
    QCOMPARE(again.status, 201);
    QCOMPARE(again.json()[u"data"][0][u"status"].toString(), u"duplicate"_s);
    QCOMPARE(again.json()[u"data"][0][u"seq"].toInteger(), seq);
}

void SubmitTest::aLongListIsTakenAtOnce()
{
    QJsonArray list;
    for (int index = 0; index < 10'000; ++index)
        list.append(invoice(u"long %1"_s.arg(index)));
    const RawResponse response = post(text(list));
    QCOMPARE(response.status, 201);
    QCOMPARE(response.json()[u"accepted"].toInteger(), 10'000);
    list.append(invoice(u"too much"_s));
    const RawResponse more = post(text(list));
    QCOMPARE(more.status, 400);
    QVERIFY(more.json()[u"error"].toString().contains(u"10000"_s));
}

void SubmitTest::whatWasAcknowledgedIsInTheNextRead()
{
    RawClient client(m_server->port());
    int stale = 0;
    for (int i = 0; i < 60; ++i) {
        const RawResponse answer = client.ask("POST", "/api/invoices", text(invoice(u"read-%1"_s.arg(i))));
        QCOMPARE(answer.status, 201);
        const qint64 seq = answer.json()[u"data"][0][u"seq"].toInteger();
        const QByteArray path = i % 2 == 0 ? "/api/stats" : "/api/system/status";
        const QJsonValue data = client.get(path).json()[u"data"];
        const qint64 known = i % 2 == 0 ? data[u"stored"][u"count"].toInteger() : data[u"total_generated"].toInteger();
        stale += known < seq ? 1 : 0;
    }
    QCOMPARE(stale, 0);
}

void SubmitTest::whatWasAcknowledgedSurvivesAKill()
{
    RunningServer server;
    const RawResponse response = server.ask("POST", "/api/invoices", text(invoice(u"kept"_s)));
    QCOMPARE(response.status, 201);
    server.process().kill();
    server.process().waitForFinished();
    const auto outcome =
        server.program().run({u"verify"_s, u"--json"_s, u"--database-url"_s, server.program().ledgerUrl()});
    const QJsonObject report = QJsonDocument::fromJson(outcome.output.toUtf8()).object();
    QVERIFY(report[u"ok"].toBool());
    QCOMPARE(report[u"position"][u"stored"].toInteger(), 1);
}

void SubmitTest::realInvoicesAreNotResetWithoutAWord()
{
    RunningServer server;
    QCOMPARE(server.ask("POST", "/api/invoices", text(invoice(u"real"_s))).status, 201);
    const RawResponse refused = server.ask("POST", "/api/control/reset");
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.json()[u"status"].toString(), u"stopped"_s);
    QCOMPARE(server.get("/api/invoices/1").status, 200);
    QCOMPARE(server.ask("POST", "/api/control/reset", "{\"confirm\":\"delete\"}").status, 200);
    QCOMPARE(server.get("/api/invoices/1").status, 404);
}

BILLOW_TEST(QCoreApplication, SubmitTest)
#include "SubmitTest.moc"
