// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Invoice.h"
#include "tests/support/TestMain.h"

#include <QDateTime>
#include <QTest>

#include <random>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono;

class TimeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses();
    void agreesWithQt();
};

void TimeTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc");
    const QString moment = u"2026-11-23T08:42:59.123Z"_s;
    QTest::newRow("as written") << moment << moment;
    QTest::newRow("lower case") << u"2026-11-23t08:42:59.123z"_s << moment;
    QTest::newRow("east") << u"2026-11-23T10:42:59.123+02:00"_s << moment;
    QTest::newRow("east, no colon") << u"2026-11-23T10:42:59.123+0200"_s << moment;
    QTest::newRow("east, hours") << u"2026-11-23T10:42:59.123+02"_s << moment;
    QTest::newRow("west, half") << u"2026-11-23T05:12:59.123-03:30"_s << moment;
    QTest::newRow("without") << u"2026-11-23 08:42:59.123"_s << moment;
    QTest::newRow("cut") << u"2026-11-23T08:42:59.123999999Z"_s << moment;
    QTest::newRow("comma") << u"2026-11-23T08:42:59,123Z"_s << moment;
    QTest::newRow("tenths") << u"2026-11-23T08:42:59.1Z"_s << u"2026-11-23T08:42:59.100Z"_s;
    QTest::newRow("minutes") << u"2026-11-23T08:42"_s << u"2026-11-23T08:42:00.000Z"_s;
    QTest::newRow("date") << u"2026-11-23"_s << u"2026-11-23T00:00:00.000Z"_s;
    QTest::newRow("leap day") << u"2028-02-29"_s << u"2028-02-29T00:00:00.000Z"_s;
    QTest::newRow("over midnight") << u"2026-12-31T23:30:00-01:00"_s << u"2027-01-01T00:30:00.000Z"_s;
    QTest::newRow("before 1970") << u"1969-12-31T23:59:59.999Z"_s << u"1969-12-31T23:59:59.999Z"_s;
}

void TimeTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, utc);
    const auto time = utcTimeFromIso8601(text);
    QVERIFY(time);
    QCOMPARE(toIso8601(*time), utc);
}

void TimeTest::refuses()
{
    for (const QString &text : {u""_s, u"2026"_s, u"2026-11"_s, u"2026-11-31"_s, u"2027-02-29"_s, u"2026-13-01"_s,
             u"2026-00-01"_s, u"2026-11-23T"_s, u"2026-11-23T24:00:00Z"_s, u"2026-11-23T08:60:00Z"_s,
             u"2026-11-23T08:42:60Z"_s, u"2026-11-23T08:42:59."_s, u"2026-11-23T08:42:59+2"_s,
             u"2026-11-23T08:42:59+24:00"_s, u"2026-11-23T08:42:59Z "_s, u" 2026-11-23"_s, u"23/11/2026"_s,
             u"2026-11-23X08:42:59Z"_s, u"２０２６-11-23"_s, u"2026-11-23T08:42:59ZZ"_s})
        QVERIFY2(!utcTimeFromIso8601(text), qPrintable(text));
}

void TimeTest::agreesWithQt()
{
    std::mt19937_64 random(8601);
    constexpr auto first = UtcTime(sys_days(1900y / January / 1)).time_since_epoch().count();
    constexpr auto last = UtcTime(sys_days(year(10000) / January / 1)).time_since_epoch().count();
    for (int i = 0; i < 20'000; ++i) {
        const UtcTime time(
            milliseconds(first + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(last - first))));
        const QString text = toIso8601(time);
        QCOMPARE(
            text, QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toUTC().toString(Qt::ISODateWithMs));
        QVERIFY(utcTimeFromIso8601(text) == time);
    }
}

BILLOW_TEST(QCoreApplication, TimeTest)
#include "TimeTest.moc"
