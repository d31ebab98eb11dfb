// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/CountryCode.h"
#include "tests/support/TestMain.h"
#include "ui/format/CountryName.h"
#include "ui/format/DayText.h"
#include "ui/format/MoneyFormat.h"
#include "ui/format/Wording.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FormatTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void amountsHaveTheDecimalsOfTheirCurrency_data();
    void amountsHaveTheDecimalsOfTheirCurrency();
    void all128BitsAreWritten();
    void groupsAreThoseOfTheLocale_data();
    void groupsAreThoseOfTheLocale();
    void moneyNamesItsCurrency();
    void durationsNameTheirUnits_data();
    void durationsNameTheirUnits();
    void ratesAndHealthHaveWords();
    void daysAreInDigitsAsTheLocaleOrdersThem_data();
    void daysAreInDigitsAsTheLocaleOrdersThem();
    void everyCountryHasAName();
};

void FormatTest::amountsHaveTheDecimalsOfTheirCurrency_data()
{
    QTest::addColumn<qint64>("minorUnits");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("written");
    QTest::newRow("rand") << Q_INT64_C(189422017) << u"ZAR"_s << u"1,894,220.17"_s;
    QTest::newRow("cents only") << Q_INT64_C(5) << u"ZAR"_s << u"0.05"_s;
    QTest::newRow("zero") << Q_INT64_C(0) << u"ZAR"_s << u"0.00"_s;
    QTest::newRow("yen has none") << Q_INT64_C(1234567) << u"JPY"_s << u"1,234,567"_s;
    QTest::newRow("dinar has three") << Q_INT64_C(1234567) << u"KWD"_s << u"1,234.567"_s;
    QTest::newRow("negative") << Q_INT64_C(-100050) << u"ZAR"_s << u"-1,000.50"_s;
    QTest::newRow("negative cents") << Q_INT64_C(-5) << u"ZAR"_s << u"-0.05"_s;
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << u"ZAR"_s << u"-92,233,720,368,547,758.08"_s;
}

void FormatTest::amountsHaveTheDecimalsOfTheirCurrency()
{
    QFETCH(qint64, minorUnits);
    QFETCH(QString, code);
    const MoneyFormat format(QLocale(QLocale::English, QLocale::UnitedStates));
    QTEST(format.amount(minorUnits, *Currency::fromCode(code)), "written");
}

void FormatTest::all128BitsAreWritten()
{
    const MoneyFormat format(QLocale(QLocale::English, QLocale::UnitedStates));
    const Int128 largest = *int128FromString(u"170141183460469231731687303715884105727");
    QCOMPARE(format.amount(largest, Currency()), u"1,701,411,834,604,692,317,316,873,037,158,841,057.27"_s);
    const Int128 smallest = -largest - 1;
    QCOMPARE(format.number(smallest), u"-170,141,183,460,469,231,731,687,303,715,884,105,728"_s);
}

void FormatTest::groupsAreThoseOfTheLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<qint64>("minorUnits");
    QTest::addColumn<QString>("written");
    QTest::newRow("German") << QLocale(QLocale::German) << Q_INT64_C(189422017) << u"1.894.220,17"_s;
    QTest::newRow("C, as the SI") << QLocale::c() << Q_INT64_C(189422017) << u"1\u202F894\u202F220.17"_s;
    QTest::newRow("C, four digits") << QLocale::c() << Q_INT64_C(100000) << u"1\u202F000.00"_s;
    QTest::newRow("India") << QLocale(QLocale::English, QLocale::India) << Q_INT64_C(1234567890) << u"1,23,45,678.90"_s;
    QTest::newRow("Spain groups from five digits")
        << QLocale(QLocale::Spanish, QLocale::Spain) << Q_INT64_C(123456) << u"1234,56"_s;
    QTest::newRow("Spain, five digits") << QLocale(QLocale::Spanish, QLocale::Spain) << Q_INT64_C(1234567)
                                        << u"12.345,67"_s;
    QTest::newRow("Egypt") << QLocale(QLocale::Arabic, QLocale::Egypt) << Q_INT64_C(123456) << u"١٬٢٣٤٫٥٦"_s;
}

void FormatTest::groupsAreThoseOfTheLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(qint64, minorUnits);
    QTEST(MoneyFormat(locale).amount(minorUnits, Currency()), "written");
}

void FormatTest::moneyNamesItsCurrency()
{
    const MoneyFormat format(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(format.money(123456, *Currency::fromCode(u"GBP")), u"GBP\u00A01,234.56"_s);
}

void FormatTest::durationsNameTheirUnits_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("written");
    QTest::newRow("nothing") << 0 << u"0 s"_s;
    QTest::newRow("overdue") << -7 << u"0 s"_s;
    QTest::newRow("minutes") << 131 << u"2 min 11 s"_s;
    QTest::newRow("hours") << 3731 << u"1 h 2 min"_s;
    QTest::newRow("days") << 266'400 << u"3 d 2 h"_s;
}

void FormatTest::durationsNameTheirUnits()
{
    QFETCH(int, seconds);
    QTEST(Wording::duration(std::chrono::seconds(seconds)), "written");
}

void FormatTest::ratesAndHealthHaveWords()
{
    const MoneyFormat format(QLocale::c());
    QCOMPARE(Wording::rate({5}, format), u"5.0/s"_s);
    QCOMPARE(Wording::rate({0}, format), u"unlimited"_s);
    QCOMPARE(Wording::rate({20'134}, format), u"20\u202F134/s"_s);
    SystemStatus status;
    QCOMPARE(Wording::activity(status), u"Idle"_s);
    status.backlog = 7; // imported: no run has left it
    QCOMPARE(Wording::activity(status), u"Showing backlog"_s);
    status.activity = Activity::Running;
    QCOMPARE(Wording::activity(status), u"Running"_s);
    status.storage.state = Health::State::Failed;
    QCOMPARE(Wording::activity(status), u"Database unavailable"_s);
    Health health{Health::State::Ready, u"SQLite"_s, {}, {}, 420us};
    QCOMPARE(Wording::health(health, format), u"SQLite 0.4 ms"_s);
    health.state = Health::State::Away;
    QCOMPARE(Wording::health(health, format), u"SQLite unavailable"_s);
}

void FormatTest::daysAreInDigitsAsTheLocaleOrdersThem_data()
{
    QTest::addColumn<QString>("day");
    QTest::newRow("C") << u"2026-11-03"_s;
    QTest::newRow("de_DE") << u"03.11.2026"_s;
    QTest::newRow("en_US") << u"11/3/2026"_s;
    QTest::newRow("fr_FR") << u"03/11/2026"_s;
    QTest::newRow("af_ZA") << u"2026-11-03"_s;
}

void FormatTest::daysAreInDigitsAsTheLocaleOrdersThem()
{
    QFETCH(QString, day);
    const QLocale locale(QString::fromLatin1(QTest::currentDataTag()));
    const QDate date(2026, 11, 3);
    QCOMPARE(dayText(date, locale), day);
    QCOMPARE(locale.toDate(day, dayFormat(locale)), date);
    QCOMPARE(momentText(QDateTime(date, QTime(8, 5, 9)), locale), day + u" 08:05:09"_s);
}

void FormatTest::everyCountryHasAName()
{
    int countries = 0;
    for (char16_t first = u'A'; first <= u'Z'; ++first) {
        for (char16_t second = u'A'; second <= u'Z'; ++second) {
            const QString code = QString(QChar(first)) + QChar(second);
            const bool known = CountryCode::fromCode(code).has_value();
            QCOMPARE(!countryName(code).isEmpty(), known);
            countries += known ? 1 : 0;
        }
    }
    QCOMPARE(countries, 249);
    QCOMPARE(countryName(u"ZA"), u"South Africa"_s);
    QVERIFY(countryName(u"za").isEmpty());
    QVERIFY(countryName(u"").isEmpty());
}

BILLOW_TEST(QCoreApplication, FormatTest)
#include "FormatTest.moc"
