// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/cache/SampleState.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace billow;

class CachedStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void writesAmountsAsExactText();
    void refusesWhatItDidNotWrite_data();
    void refusesWhatItDidNotWrite();
    void refusesAnotherLedger();
    void survivesEveryCut();
    void tellsTheDifference();
};

void CachedStateTest::comesBackAsItWas()
{
    const CachedState state = sampleState();
    const auto read = cachedStateFromJson(toJson(state, u"ledger é"_s), u"ledger é"_s);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().message));
    QCOMPARE(read->revision, state.revision);
    QCOMPARE(read->epoch, state.epoch);
    QVERIFY(read->stats == state.stats);

    const CachedState empty;
    QVERIFY(cachedStateFromJson(toJson(empty, u"l"_s), u"l"_s).value() == empty);
}

void CachedStateTest::writesAmountsAsExactText()
{
    const QByteArray json = toJson(sampleState(), u"l"_s);
    QVERIFY(json.contains("\"170141183460469231731687303715884105.72\""));
    QVERIFY(json.contains("\"123456789012345678901\""));
    QVERIFY(json.contains("\"0.007\""));
    QVERIFY(json.contains("9007199254740993"));
}

void CachedStateTest::refusesWhatItDidNotWrite_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("key"); // of the document, or of the first element of "stored"
    QTest::addColumn<QJsonValue>("value");

    const auto row = [](const QString &part, const QString &key, const QJsonValue &value) {
        const QByteArray shown = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        QTest::newRow(qPrintable(part + u" "_s + key + u" "_s + QString::fromUtf8(shown))) << part << key << value;
    };
    for (const QString &key :
        {u"format"_s, u"ledger"_s, u"revision"_s, u"epoch"_s, u"default_currency"_s, u"stored"_s, u"displayed"_s}) {
        for (const QJsonValue &value : {QJsonValue(), QJsonValue(1.5), QJsonValue(true), QJsonValue(QJsonObject{}),
                 QJsonValue(QJsonArray{1, 2}), QJsonValue(u"x"_s)})
            row(u"totals"_s, key, value);
    }
    row(u"totals"_s, u"format"_s, 1);
    for (const QString &key : {u"currency"_s, u"count"_s, u"subtotal"_s, u"vat"_s, u"total"_s, u"credited"_s}) {
        for (const QJsonValue &value :
            {QJsonValue(), QJsonValue(-1), QJsonValue(1.5), QJsonValue(u""_s), QJsonValue(u"1.2.3"_s),
                QJsonValue(u"99999999999999999999999999999999999999999.00"_s), QJsonValue(u"12.0"_s)})
            row(u"stored"_s, key, value);
    }
}

void CachedStateTest::refusesWhatItDidNotWrite()
{
    QFETCH(QString, part);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = QJsonDocument::fromJson(toJson(sampleState(), u"l"_s)).object();
    if (part == u"totals"_s) {
        object.insert(key, value);
    } else {
        QJsonArray array = object.value(part).toArray();
        QJsonObject first = array.first().toObject();
        first.insert(key, value);
        array.replace(0, first);
        object.insert(part, array);
    }
    const auto read = cachedStateFromJson(QJsonDocument(object).toJson(), u"l"_s);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, Error::Kind::Incompatible);
    QVERIFY(!read.error().message.isEmpty());
}

void CachedStateTest::refusesAnotherLedger()
{
    QVERIFY(!cachedStateFromJson(toJson(sampleState(), u"mine"_s), u"yours"_s).ok());
}

void CachedStateTest::survivesEveryCut()
{
    const QByteArray whole = toJson(sampleState(), u"l"_s);
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!cachedStateFromJson(whole.left(size), u"l"_s).ok());
}

void CachedStateTest::tellsTheDifference()
{
    const CachedState cached = sampleState(7);
    QCOMPARE(difference(cached, cached.stats, 7), QString());
    QVERIFY(difference(cached, cached.stats, 8).contains(u"behind"_s));
    QVERIFY(difference(cached, cached.stats, 6).contains(u"another ledger"_s));

    Stats ledger = cached.stats;
    CurrencyTotals more;
    more.currency = Currency::fromCode(u"KWD").value();
    more.count = 1;
    more.total = 5;
    ledger.stored.add(more);
    QCOMPARE(difference(cached, ledger, 7),
        u"stored KWD: the cache has 1 invoices, subtotal 0.007, VAT 0.001, total 0.008, "
        "0 credit notes, credited 0.000, the ledger 2 invoices, subtotal 0.007, VAT 0.001, total 0.013, "
        "0 credit notes, credited 0.000"_s);
    ledger.displayed = {};
    QVERIFY(difference(cached, ledger, 7).contains(u"displayed ZAR"_s));
}

BILLOW_TEST(QCoreApplication, CachedStateTest)
#include "CachedStateTest.moc"
