// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// GET /api/analytics of the running program.
class AnalyticsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }

    void figuresOfOneCurrency();
    void figuresPerMinute();
    void aWrongParameterIsNamed_data();
    void aWrongParameterIsNamed();

private:
    [[nodiscard]] QJsonObject figures(const QByteArray &query) const
    {
        return m_server->data("/api/analytics?" + query);
    }

    std::unique_ptr<RunningServer> m_server;
};

namespace {

QByteArray invoice(const char *number, const char *seller, const char *currency, const char *subtotal)
{
    return QByteArray("{\"invoice_number\":\"") + number + "\",\"invoice_date\":\"2026-10-05\",\"seller_name\":\""
        + seller + "\",\"buyer_name\":\"B\",\"risk_profile\":\"Amber\",\"currency\":\"" + currency
        + "\",\"subtotal\":\"" + subtotal + "\",\"vat_rate\":\"10\"}";
}

QStringList keys(const QJsonValue &list)
{
    QStringList result;
    const QJsonArray entries = list.toArray();
    for (const QJsonValue &entry : entries)
        result.append(entry[u"key"].toString());
    return result;
}

} // namespace

void AnalyticsTest::initTestCase()
{
    m_server = std::make_unique<RunningServer>();
    const QByteArray body = '[' + invoice("1", "Small", "EUR", "100.00") + ',' + invoice("2", "Large", "EUR", "500.00")
        + ',' + invoice("3", "Small", "EUR", "50.50") + ',' + invoice("4", "Other", "EUR", "1.00") + ','
        + invoice("5", "Far", "KWD", "2.125") + ']';
    QCOMPARE(m_server->ask("POST", "/api/invoices", body).status, 201);
    QTRY_COMPARE_WITH_TIMEOUT(figures({})[u"up_to"].toInteger(), 5, 20'000);
}

void AnalyticsTest::figuresOfOneCurrency()
{
    const QJsonObject all = figures("top=2");
    QCOMPARE(all[u"last_seq"].toInteger(), 5);
    QCOMPARE(all[u"currency"].toString(), u"EUR"_s);
    QCOMPARE(all[u"currencies"].toArray(), (QJsonArray{u"EUR"_s, u"KWD"_s}));
    const QJsonObject total{{u"count"_s, 4}, {u"subtotal"_s, u"651.50"_s}, {u"vat_total"_s, u"65.15"_s},
        {u"total_amount"_s, u"716.65"_s}, {u"average_amount"_s, u"179.16"_s}, {u"credit_note_count"_s, 0},
        {u"invoiced_amount"_s, u"716.65"_s}, {u"credited_amount"_s, u"0.00"_s}};
    QCOMPARE(all[u"total"].toObject(), total);
    QCOMPARE(keys(all[u"months"]), QStringList{u"2026-10"_s});
    QCOMPARE(all[u"months"][0][u"totals"].toObject(), total);
    QCOMPARE(keys(all[u"sellers"][u"largest"]), (QStringList{u"Large"_s, u"Small"_s}));
    QCOMPARE(all[u"sellers"][u"largest"][1][u"totals"][u"total_amount"].toString(), u"165.55"_s);
    QCOMPARE(all[u"sellers"][u"others"][u"count"].toInteger(), 1);
    QCOMPARE(all[u"sellers"][u"others"][u"total_amount"].toString(), u"1.10"_s);
    QVERIFY(all[u"buyers"][u"others"].isNull());
    QCOMPARE(keys(all[u"risks"][u"largest"]), QStringList{u"Amber"_s});
    // Those that name no country.
    QCOMPARE(keys(all[u"exporting_countries"][u"largest"]), QStringList{QString()});

    const QJsonObject other = figures("currency=KWD");
    QCOMPARE(other[u"currency"].toString(), u"KWD"_s);
    QCOMPARE(other[u"total"][u"subtotal"].toString(), u"2.125"_s);
    QCOMPARE(keys(other[u"sellers"][u"largest"]), QStringList{u"Far"_s});
    QCOMPARE(figures("currency=USD")[u"total"][u"count"].toInteger(-1), 0);
}

void AnalyticsTest::figuresPerMinute()
{
    QCOMPARE(figures({})[u"minutes"].toArray().size(), 60);
    const QJsonArray minutes = figures("minutes=1440")[u"minutes"].toArray();
    QCOMPARE(minutes.size(), 1440);
    qint64 stored = 0;
    for (const QJsonValue &minute : minutes)
        stored += minute[u"stored"].toInteger();
    QCOMPARE(stored, 5);
    static const QRegularExpression wholeMinute(u"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:00\\.000Z$"_s);
    QVERIFY(wholeMinute.match(minutes.first()[u"minute"].toString()).hasMatch());
    QVERIFY(minutes.last()[u"backlog"].isDouble());
    QVERIFY(minutes.last()[u"stored_amount"].isString());
}

void AnalyticsTest::aWrongParameterIsNamed_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("error");
    const QString currency = u"currency must be a currency of ISO 4217, for example EUR"_s;
    QTest::newRow("no currency") << QByteArray("currency=EURO") << currency;
    QTest::newRow("empty currency") << QByteArray("currency=") << currency;
    QTest::newRow("currency twice") << QByteArray("currency=EUR&currency=EUR") << currency;
    QTest::newRow("no minute") << QByteArray("minutes=0") << u"minutes must be a whole number from 1 to 1440"_s;
    QTest::newRow("too many minutes") << QByteArray("minutes=1441")
                                      << u"minutes must be a whole number from 1 to 1440"_s;
    QTest::newRow("too many keys") << QByteArray("top=101") << u"top must be a whole number from 1 to 100"_s;
    QTest::newRow("the first") << QByteArray("top=x&minutes=x") << u"minutes must be a whole number from 1 to 1440"_s;
}

void AnalyticsTest::aWrongParameterIsNamed()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, error);
    const RawResponse response = m_server->get("/api/analytics?" + query);
    QCOMPARE(response.status, 400);
    QCOMPARE(response.json(), (QJsonObject{{u"success"_s, false}, {u"error"_s, error}}));
}

BILLOW_TEST(QCoreApplication, AnalyticsTest)
#include "AnalyticsTest.moc"
