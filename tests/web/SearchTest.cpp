// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

/// Searching over HTTP, of the running program.
class SearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }

    void everyFilterNarrows_data();
    void everyFilterNarrows();
    void sorts();
    void totalsOfAllThatWasFound();
    void findsWhatIsNotDisplayedYet();
    void pagesOfAnyOrderStayAsTheyWere();
    void aWrongParameterIsNamed();
    void aResetIsSeen();

private:
    [[nodiscard]] QString numbers(const QByteArray &query) const;

    std::unique_ptr<RunningServer> m_server;
};

namespace {

QByteArray invoice(const char *number, const char *date, const char *seller, const char *buyer, const char *currency,
    const char *subtotal, const char *others)
{
    return QByteArray("{\"invoice_number\":\"") + number + "\",\"invoice_date\":\"" + date + "\",\"seller_name\":\""
        + seller + "\",\"buyer_name\":\"" + buyer + "\",\"currency\":\"" + currency + "\",\"subtotal\":\"" + subtotal
        + "\",\"vat_rate\":\"0\"" + others + '}';
}

} // namespace

QString SearchTest::numbers(const QByteArray &query) const
{
    QString result;
    const QJsonArray list = m_server->get("/api/invoices?" + query).json()[u"data"].toArray();
    for (const QJsonValue &each : list)
        result += each[u"invoice_number"].toString();
    return result;
}

void SearchTest::initTestCase()
{
    m_server = std::make_unique<RunningServer>(QStringList{u"--display-paced"_s, u"all"_s});
    // Nothing is displayed but the first.
    QCOMPARE(m_server->ask("PUT", "/api/rates", "{\"display_per_second\":0.00001}").status, 200);
    const QByteArrayList all{
        invoice("A", "2026-11-01", "Ölmühle Öttingen", "Zebra", "EUR", "10.00",
            ",\"exporting_country\":\"DE\",\"risk_profile\":\"Green\""),
        invoice("B", "2026-11-02T23:59:59Z", "Umlazi & Sons", "Ölmühle Öttingen", "EUR", "30.00",
            ",\"importing_country\":\"DE\",\"payment_mechanism\":\"Letter of Credit\""),
        invoice("C", "2026-11-03", "Umlazi", "Zebra", "JPY", "20", ",\"risk_profile\":\"Red\""),
        invoice("D", "2026-11-04", "Alpha", "Beta + Gamma", "EUR", "20.00", ""),
    };
    QCOMPARE(m_server->ask("POST", "/api/invoices", '[' + all.join(',') + ']').status, 201);
}

void SearchTest::everyFilterNarrows_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *query, const QString &found) {
        QTest::newRow(query) << QByteArray(query) << found;
    };
    row("q=", u"DCBA"_s);
    row("q=%C3%B6LM%C3%9CHLE", u"BA"_s);
    row("q=umlazi+%26", u"B"_s);
    row("q=beta+%2B", u"D"_s);
    row("q=nowhere", QString());
    row("from=2026-11-02&to=2026-11-03", u"CB"_s);
    row("from=2026-11-03T00:00:00.001Z", u"D"_s);
    row("min=20&max=20.00", u"DC"_s);
    row("currency=JPY", u"C"_s);
    row("country=DE", u"BA"_s);
    row("payment=Letter+of+Credit", u"B"_s);
    row("payment=", u"DCA"_s);
    row("risk=Red&risk=Green", u"CA"_s);
    row("source=api", u"DCBA"_s);
    row("source=demo", QString());
    row("seller=Umlazi", u"C"_s);
    row("buyer=Zebra", u"CA"_s);
    row("q=&after=1&before=4", u"CB"_s);
    row("q=zebra&currency=EUR", u"A"_s);
}

void SearchTest::everyFilterNarrows()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, found);
    const QJsonObject answer = m_server->get("/api/invoices?" + query).json();
    QCOMPARE(answer[u"success"].toBool(), true);
    QCOMPARE(answer[u"count"].toInteger(-1), found.size());
    QCOMPARE(answer[u"found"].toInteger(-1), found.size());
    QCOMPARE(numbers(query), found);
}

void SearchTest::sorts()
{
    QCOMPARE(numbers("sort=invoice_date"), u"ABCD"_s);
    QCOMPARE(numbers("sort=-seller_name"), u"BCAD"_s);
    // Amounts by currency first.
    QCOMPARE(numbers("sort=-total_amount"), u"BDAC"_s);
    QCOMPARE(numbers("sort=total_amount&currency=EUR"), u"ADB"_s);
}

void SearchTest::totalsOfAllThatWasFound()
{
    const QJsonObject answer = m_server->get("/api/invoices?totals=true&limit=1").json();
    QCOMPARE(answer[u"count"].toInteger(), 1);
    QCOMPARE(answer[u"found"].toInteger(), 4);
    const QJsonObject totals = answer[u"totals"].toObject();
    QCOMPARE(totals[u"count"].toInteger(), 4);
    QCOMPARE(totals[u"by_currency"][u"EUR"][u"total_amount"].toString(), u"60.00"_s);
    QCOMPARE(totals[u"by_currency"][u"JPY"][u"total_amount"].toString(), u"20"_s);
    QVERIFY(!m_server->get("/api/invoices?q=").json().contains(u"totals"));
}

void SearchTest::findsWhatIsNotDisplayedYet()
{
    QVERIFY(m_server->waitForStatus([](const QJsonObject &now) { return now[u"total_displayed"].toInteger() == 1; }));
    QCOMPARE(numbers({}), u"A"_s);
    QCOMPARE(numbers("q="), u"DCBA"_s);
    QCOMPARE(numbers("displayed=true"), u"A"_s);
}

void SearchTest::pagesOfAnyOrderStayAsTheyWere()
{
    const QByteArray query = "sort=-invoice_date&limit=2";
    const QJsonObject first = m_server->get("/api/invoices?" + query).json();
    QCOMPARE(first[u"data"].toArray().size(), 2);
    const QByteArray before = QByteArray::number(first[u"before"].toInteger());
    QCOMPARE(before, QByteArray("5"));
    // One arrives that would be the first.
    QCOMPARE(
        m_server->ask("POST", "/api/invoices", invoice("E", "2026-12-01", "S", "B", "EUR", "1.00", "")).status, 201);
    QCOMPARE(numbers(query), u"ED"_s);
    QCOMPARE(numbers(query + "&offset=2"), u"CB"_s);
    QCOMPARE(numbers(query + "&before=" + before), u"DC"_s);
    QCOMPARE(numbers(query + "&offset=2&before=" + before), u"BA"_s);
    QCOMPARE(numbers(query + "&offset=4&before=" + before), QString());
    const QJsonObject last = m_server->get("/api/invoices?" + query + "&offset=2&before=" + before).json();
    QCOMPARE(last[u"before"].toInteger(), 5);
    QCOMPARE(last[u"found"].toInteger(), 4);
}

void SearchTest::aWrongParameterIsNamed()
{
    const RawResponse response = m_server->get("/api/invoices?currency=EUR&min=much");
    QCOMPARE(response.status, 400);
    QCOMPARE(response.json(),
        (QJsonObject{{u"success"_s, false}, {u"error"_s, u"min must be an amount, for example 1234.50"_s}}));
}

/// What was found before is not answered from memory.
void SearchTest::aResetIsSeen()
{
    QCOMPARE(numbers("q=umlazi"), u"CB"_s);
    QCOMPARE(m_server->ask("POST", "/api/control/reset", "{\"confirm\":\"delete\"}").status, 200);
    QCOMPARE(m_server->get("/api/invoices?q=umlazi&before=6").json()[u"found"].toInteger(-1), 0);
    QCOMPARE(
        m_server->ask("POST", "/api/invoices", invoice("F", "2026-12-01", "Umlazi", "B", "EUR", "1.00", "")).status,
        201);
    QCOMPARE(numbers("q=umlazi"), u"F"_s);
}

BILLOW_TEST(QCoreApplication, SearchTest)
#include "SearchTest.moc"
