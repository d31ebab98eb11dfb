// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FieldFormats.h"
#include "core/intake/FieldReader.h"
#include "core/intake/InvoiceAssembler.h"
#include "core/invoice/VatRounding.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <limits>
#include <random>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

VatRate rate(int basisPoints)
{
    return VatRate::fromThousandths(10 * basisPoints).value();
}

QString text(const Result<CompleteAmounts> &amounts)
{
    if (!amounts.ok())
        return amounts.error().field;
    return u"%1 + %2 = %3 at %4"_s.arg(amounts->subtotal)
        .arg(amounts->vat)
        .arg(amounts->total)
        .arg(amounts->rate.thousandths() / 10);
}

} // namespace

class ValuesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAmounts_data();
    void readsAmounts();
    void readsDates_data();
    void readsDates();
    void refusesDateFormats();
    void completesAmounts();
    void totalAndRateAlwaysAddUp();
    void amountsAtTheEdges();
    void readsWindows1252();
    void findsScatteredNumbers();
};

void ValuesTest::readsAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format"); // point, grouping
    QTest::addColumn<qint64>("hundredths"); // -1: refused
    const auto row = [](const QString &text, const QString &format, qint64 hundredths) {
        QTest::newRow(qPrintable(u"%1 as %2"_s.arg(text, format))) << text << format << hundredths;
    };
    row(u"1234.50"_s, u"."_s, 123450);
    row(u".5"_s, u"."_s, 50);
    row(u"-.5"_s, u"."_s, -50);
    row(u"1,234.50"_s, u"."_s, -1);
    row(u"1,234.50"_s, u".,"_s, 123450);
    row(u"-1,234,567.5"_s, u".,"_s, -123456750);
    row(u"1,23"_s, u".,"_s, -1);
    row(u"1,2345"_s, u".,"_s, -1);
    row(u",123"_s, u".,"_s, -1);
    row(u"1234,567"_s, u".,"_s, -1);
    row(u"1,,234"_s, u".,"_s, -1);
    row(u"1.5,000"_s, u".,"_s, -1);
    row(u"1234,50"_s, u","_s, 123450);
    row(u"1234.50"_s, u","_s, -1);
    row(u"1.234,50"_s, u",."_s, 123450);
    row(u"1.23"_s, u",."_s, -1); // a point in the wrong place must not become 123
    row(u"1 234,50"_s, u", "_s, 123450);
    row(u"1\u00a0234,50"_s, u", "_s, 123450);
    row(u"1'234.50"_s, u".'"_s, 123450);
    row(u"12.345"_s, u"."_s, -1);
    row(u"R 12"_s, u"."_s, -1);
    row(u"1e5"_s, u"."_s, -1);
    row(u""_s, u"."_s, -1);
    row(u"."_s, u"."_s, -1);
}

void ValuesTest::readsAmounts()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QFETCH(qint64, hundredths);
    NumberFormat amount{.point = format[0], .grouping = std::nullopt};
    if (format.size() > 1)
        amount.grouping = format[1];
    const auto read = amount.read(text, 2);
    QCOMPARE(read.ok() ? *read : -1, std::int64_t{hundredths});
}

void ValuesTest::readsDates_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc"); // empty: refused
    const auto row = [](const QString &format, const QString &text, const QString &utc) {
        QTest::newRow(qPrintable(u"%1 as %2"_s.arg(text, format))) << format << text << utc;
    };
    row(u"d/M/yyyy"_s, u"3/12/2010"_s, u"2010-12-03T00:00:00.000Z"_s);
    row(u"M/d/yyyy H:mm"_s, u"12/3/2010 8:26"_s, u"2010-12-03T08:26:00.000Z"_s);
    row(u"dd.MM.yy"_s, u"03.12.10"_s, u"2010-12-03T00:00:00.000Z"_s);
    row(u"dd.MM.yy"_s, u"3.12.10"_s, u""_s);
    row(u"d MMM yyyy"_s, u"3 Dec 2010"_s, u"2010-12-03T00:00:00.000Z"_s);
    row(u"d-MMM-yyyy"_s, u"3-DEC-2010"_s, u"2010-12-03T00:00:00.000Z"_s);
    row(u"d MMM yyyy"_s, u"3 Dez 2010"_s, u""_s);
    row(u"yyyyMMddHHmmss"_s, u"20101203082659"_s, u"2010-12-03T08:26:59.000Z"_s);
    row(u"M/d/yyyy h:mm AP"_s, u"12/3/2010 12:05 am"_s, u"2010-12-03T00:05:00.000Z"_s);
    row(u"M/d/yyyy h:mm AP"_s, u"12/3/2010 12:05 PM"_s, u"2010-12-03T12:05:00.000Z"_s);
    row(u"M/d/yyyy h:mm AP"_s, u"12/3/2010 1:05 PM"_s, u"2010-12-03T13:05:00.000Z"_s);
    row(u"M/d/yyyy h:mm AP"_s, u"12/3/2010 13:05 PM"_s, u""_s);
    row(u"d/M/yyyy"_s, u"31/2/2010"_s, u""_s);
    row(u"d/M/yyyy"_s, u"12/13/2010"_s, u""_s);
    row(u"d/M/yyyy"_s, u"0/1/2010"_s, u""_s);
    row(u"d/M/yyyy"_s, u"3/12/10"_s, u""_s);
    row(u"d/M/yyyy"_s, u"3/12/2010 "_s, u""_s);
    row(u"d/M/yyyy H:mm"_s, u"3/12/2010 24:00"_s, u""_s);
}

void ValuesTest::readsDates()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(QString, utc);
    const auto time = DateFormat::parse(format)->read(text);
    QCOMPARE(time ? toIso8601(*time) : QString(), utc);
}

void ValuesTest::refusesDateFormats()
{
    for (const QString &format : {u""_s, u"yyyy"_s, u"d/M"_s, u"d/M/y"_s, u"d/MMMM/yyyy"_s, u"ddd M yyyy"_s})
        QVERIFY2(!DateFormat::parse(format).ok(), qPrintable(format));
}

void ValuesTest::completesAmounts()
{
    const Currency rand;
    const auto complete = [rand](const GivenAmounts &given) { return text(completeAmounts(given, rand)); };
    const QString sample = u"1000 + 150 = 1150 at 1500"_s;
    QCOMPARE(complete({.subtotal = 1000, .vat = 150, .total = 1150, .rate = rate(1500)}), sample);
    QCOMPARE(complete({.subtotal = 1000, .vat = 150}), sample);
    QCOMPARE(complete({.subtotal = 1000, .total = 1150}), sample);
    QCOMPARE(complete({.vat = 150, .total = 1150}), sample);
    QCOMPARE(complete({.subtotal = 1000, .rate = rate(1500)}), sample);
    QCOMPARE(complete({.total = 1150, .rate = rate(1500)}), sample);
    QCOMPARE(complete({.vat = 150, .total = 1150, .rate = rate(1500)}), sample);
    // Three that do not add up are left as they are: validate() says so.
    QCOMPARE(complete({.subtotal = 1000, .vat = 150, .total = 1151}), u"1000 + 150 = 1151 at 1500"_s);
    // What is rounded.
    QCOMPARE(complete({.total = 100, .rate = rate(1500)}), u"87 + 13 = 100 at 1500"_s); // 86.96
    QCOMPARE(complete({.total = 1, .rate = rate(1500)}), u"1 + 0 = 1 at 1500"_s); // 0.87
    QCOMPARE(complete({.total = 3, .rate = rate(10000)}), u"2 + 1 = 3 at 10000"_s); // 1.5, away from zero
    QCOMPARE(complete({.subtotal = 3, .vat = 1}), u"3 + 1 = 4 at 3333"_s);
    // What is lacking or makes no sense.
    QCOMPARE(complete({.total = 100}), u"vat_rate"_s);
    QCOMPARE(complete({.subtotal = 100}), u"vat_rate"_s);
    QCOMPARE(complete({.rate = rate(1500)}), u"vat_rate"_s);
    QCOMPARE(complete({.vat = 15}), u"total"_s);
    QCOMPARE(complete({.subtotal = 100, .vat = 101}), u"vat"_s);
    // Credit notes: the same with the other sign.
    QCOMPARE(complete({.total = -1150, .rate = rate(1500)}), u"-1000 + -150 = -1150 at 1500"_s);
    QCOMPARE(complete({.subtotal = -1000, .vat = -150}), u"-1000 + -150 = -1150 at 1500"_s);
}

void ValuesTest::totalAndRateAlwaysAddUp()
{
    std::mt19937_64 random(1500);
    for (int i = 0; i < 100'000; ++i) {
        const auto total = static_cast<std::int64_t>(random() >> (1 + random() % 62));
        const int basisPoints = static_cast<int>(random() % 10'001);
        const auto amounts = completeAmounts({.total = total, .rate = rate(basisPoints)}, Currency());
        QCOMPARE(amounts->subtotal + amounts->vat, total);
        QVERIFY(amounts->subtotal >= 0 && amounts->vat >= 0);
        // The rounding of the subtotal moves the VAT by less than one unit from what the rate says.
        const Money exact = rate(basisPoints).vatOn(Money(amounts->subtotal, Currency())).value();
        QVERIFY(std::abs(exact.minorUnits() - amounts->vat) <= 1);
    }
}

void ValuesTest::amountsAtTheEdges()
{
    constexpr auto high = std::numeric_limits<std::int64_t>::max();
    constexpr auto low = std::numeric_limits<std::int64_t>::min();
    const Currency rand;
    QCOMPARE(text(completeAmounts({.subtotal = high, .vat = 1}, rand)), u"total"_s);
    QCOMPARE(text(completeAmounts({.subtotal = high, .rate = rate(1)}, rand)), u"total"_s);
    QCOMPARE(text(completeAmounts({.subtotal = 1, .total = low}, rand)), u"vat"_s);
    QCOMPARE(text(completeAmounts({.vat = 1, .total = low}, rand)), u"subtotal"_s);
    QVERIFY(completeAmounts({.total = high, .rate = rate(10000)}, rand).ok());
    QVERIFY(completeAmounts({.total = low, .rate = rate(1)}, rand).ok());
}

void ValuesTest::readsWindows1252()
{
    QCOMPARE(fromWindows1252("Caf\xe9 \x80 \x93x\x94"), u"Café € “x”"_s);
    QCOMPARE(fromWindows1252("\x81"), u"\ufffd"_s);
}

void ValuesTest::findsScatteredNumbers()
{
    ScatteredNumbers numbers;
    for (const std::uint64_t key : {1, 1, 2, 3, 3, 1, 4, 2, 2, 1})
        numbers.add(key);
    numbers.finish();
    QVERIFY(numbers.contains(1));
    QVERIFY(numbers.contains(2));
    QVERIFY(!numbers.contains(3));
    QVERIFY(!numbers.contains(4));
    QVERIFY(!numbers.contains(5));
    ScatteredNumbers none;
    none.finish();
    QVERIFY(!none.contains(0));
}

BILLOW_TEST(QCoreApplication, ValuesTest)
#include "ValuesTest.moc"
