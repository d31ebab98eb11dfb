// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/DecimalArithmetic.h"
#include "core/invoice/Money.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <random>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

using Limits = std::numeric_limits<std::int64_t>;

constexpr Int128 maximum128 = ~(Int128{1} << 127);
constexpr Int128 minimum128 = Int128{1} << 127;

Currency currency(QStringView code)
{
    return Currency::fromCode(code).value();
}

} // namespace

class AmountTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesDecimals_data();
    void writesDecimals();
    void readsDecimals_data();
    void readsDecimals();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void readsWhatItWrote();
    void converts128Bits_data();
    void converts128Bits();
    void refusesWhatIsNo128BitNumber();
    void checksEveryEdge();
    void roundsHalfAwayFromZero_data();
    void roundsHalfAwayFromZero();
    void roundsAtTheEdges();
    void roundingIsWithinHalf();
    void moneyNeverMixesCurrencies();
    void numberForJson();
};

void AmountTest::writesDecimals_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("rand") << qint64{123450} << u"ZAR"_s << u"1234.50"_s;
    QTest::newRow("cent") << qint64{1} << u"ZAR"_s << u"0.01"_s;
    QTest::newRow("zero") << qint64{0} << u"ZAR"_s << u"0.00"_s;
    QTest::newRow("minus cents") << qint64{-7} << u"ZAR"_s << u"-0.07"_s;
    QTest::newRow("minus") << qint64{-123456} << u"ZAR"_s << u"-1234.56"_s;
    QTest::newRow("yen") << qint64{123} << u"JPY"_s << u"123"_s;
    QTest::newRow("no yen") << qint64{0} << u"JPY"_s << u"0"_s;
    QTest::newRow("dinar") << qint64{1234} << u"KWD"_s << u"1.234"_s;
    QTest::newRow("four decimals") << qint64{5} << u"CLF"_s << u"0.0005"_s;
    QTest::newRow("largest") << qint64{Limits::max()} << u"ZAR"_s << u"92233720368547758.07"_s;
    QTest::newRow("smallest") << qint64{Limits::min()} << u"ZAR"_s << u"-92233720368547758.08"_s;
}

void AmountTest::writesDecimals()
{
    QFETCH(qint64, minor);
    QFETCH(QString, code);
    QFETCH(QString, text);
    QCOMPARE(toDecimal(minor, currency(code)), text);
    QCOMPARE(Money(minor, currency(code)).toDecimal(), text);
    QCOMPARE(*parseDecimal(text, currency(code)), std::int64_t{minor});
}

void AmountTest::readsDecimals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("minor");
    QTest::newRow("one decimal") << u"1234.5"_s << u"ZAR"_s << qint64{123450};
    QTest::newRow("none") << u"-7"_s << u"ZAR"_s << qint64{-700};
    QTest::newRow("excess zeros") << u"1.5000"_s << u"ZAR"_s << qint64{150};
    QTest::newRow("yen with zeros") << u"12.00"_s << u"JPY"_s << qint64{12};
    QTest::newRow("leading zeros") << u"007"_s << u"JPY"_s << qint64{7};
    QTest::newRow("minus zero") << u"-0"_s << u"ZAR"_s << qint64{0};
}

void AmountTest::readsDecimals()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(qint64, minor);
    const auto parsed = parseDecimal(text, currency(code));
    QVERIFY2(parsed.ok(), qPrintable(parsed.ok() ? QString() : parsed.error().message));
    QCOMPARE(*parsed, std::int64_t{minor});
}

void AmountTest::refusesWhatIsNoAmount_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("reason");
    const QString number = u"is not a number"_s;
    for (const QString &text : {u""_s, u"-"_s, u"."_s, u".5"_s, u"5."_s, u"+5"_s, u"1e3"_s, u"1,234.50"_s, u" 1"_s,
             u"1 "_s, u"1.2.3"_s, u"--1"_s, u"0x10"_s, u"NaN"_s, u"٣"_s})
        QTest::newRow(qPrintable(u"<%1>"_s.arg(text))) << text << u"ZAR"_s << number;
    QTest::newRow("too fine") << u"1.005"_s << u"ZAR"_s << u"more than 2 decimals"_s;
    QTest::newRow("sen") << u"1.5"_s << u"JPY"_s << u"has decimals"_s;
    QTest::newRow("over") << u"92233720368547758.08"_s << u"ZAR"_s << u"too large"_s;
    QTest::newRow("under") << u"-92233720368547758.09"_s << u"ZAR"_s << u"too large"_s;
    QTest::newRow("over by scale") << u"92233720368547759"_s << u"ZAR"_s << u"too large"_s;
    QTest::newRow("far over") << QString(100, u'9') << u"JPY"_s << u"too large"_s;
}

void AmountTest::refusesWhatIsNoAmount()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(QString, reason);
    const auto parsed = parseDecimal(text, currency(code));
    QVERIFY(!parsed.ok());
    QVERIFY2(parsed.error().message.contains(reason), qPrintable(parsed.error().message));
    QCOMPARE(parsed.error().kind, Error::Kind::Invalid);
    QVERIFY(!Money::parse(text, currency(code)).ok());
}

void AmountTest::readsWhatItWrote()
{
    std::mt19937_64 random(20261123); // the engine's numbers are the same everywhere; only distributions differ
    const std::array currencies{currency(u"JPY"), currency(u"ZAR"), currency(u"KWD"), currency(u"CLF")};
    for (int i = 0; i < 100'000; ++i) {
        const auto amount = static_cast<std::int64_t>(random()) >> (random() % 64);
        const Currency in = currencies[static_cast<std::size_t>(i) % currencies.size()];
        QCOMPARE(*parseDecimal(toDecimal(amount, in), in), amount);
        QCOMPARE(toString(Int128{amount}), QString::number(amount));
    }
}

void AmountTest::converts128Bits_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << u"0"_s;
    QTest::newRow("minus one") << u"-1"_s;
    QTest::newRow("beyond 64 bits") << u"18446744073709551616"_s;
    QTest::newRow("largest") << u"170141183460469231731687303715884105727"_s;
    QTest::newRow("smallest") << u"-170141183460469231731687303715884105728"_s;
}

void AmountTest::converts128Bits()
{
    QFETCH(QString, text);
    QCOMPARE(toString(int128FromString(text).value()), text);
}

void AmountTest::refusesWhatIsNo128BitNumber()
{
    QVERIFY(int128FromString(u"170141183460469231731687303715884105727") == maximum128);
    QVERIFY(int128FromString(u"-170141183460469231731687303715884105728") == minimum128);
    for (const QString &text : {u""_s, u"-"_s, u"+1"_s, u"1.0"_s, u"170141183460469231731687303715884105728"_s,
             u"-170141183460469231731687303715884105729"_s, QString(60, u'1')})
        QVERIFY2(!int128FromString(text), qPrintable(text));
}

void AmountTest::checksEveryEdge()
{
    constexpr auto high = Limits::max();
    constexpr auto low = Limits::min();
    QVERIFY(checkedAdd(high, 0) == high);
    QVERIFY(checkedAdd(high - 1, 1) == high);
    QVERIFY(!checkedAdd(high, 1));
    QVERIFY(!checkedAdd(1, high));
    QVERIFY(!checkedAdd(low, -1));
    QVERIFY(checkedAdd(low, high) == -1);

    QVERIFY(checkedSubtract(low + 1, 1) == low);
    QVERIFY(!checkedSubtract(low, 1));
    QVERIFY(!checkedSubtract(0, low));
    QVERIFY(!checkedSubtract(high, -1));
    QVERIFY(checkedSubtract(-1, low) == high);

    QVERIFY(checkedMultiply(high, 1) == high);
    QVERIFY(checkedMultiply(high, -1) == low + 1);
    QVERIFY(!checkedMultiply(low, -1));
    QVERIFY(!checkedMultiply(high, 2));
    QVERIFY(checkedMultiply(low / 2, 2) == low);
    QVERIFY(!checkedMultiply(std::int64_t{1} << 32, std::int64_t{1} << 31));
    QVERIFY(checkedMultiply(0, low) == 0);
}

void AmountTest::roundsHalfAwayFromZero_data()
{
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<qint64>("rounded");
    const auto row = [](qint64 numerator, qint64 denominator, qint64 rounded) {
        QTest::addRow("%lld/%lld", numerator, denominator) << numerator << denominator << rounded;
    };
    row(0, 7, 0);
    row(5, 2, 3);
    row(-5, 2, -3);
    row(3, 2, 2);
    row(-3, 2, -2);
    row(1, 2, 1);
    row(-1, 2, -1);
    row(1, 3, 0);
    row(-1, 3, 0);
    row(2, 3, 1);
    row(-2, 3, -1);
    row(4, 3, 1);
    row(7, 7, 1);
    row(49, 100, 0);
    row(50, 100, 1);
    row(-49, 100, 0);
    row(-50, 100, -1);
    row(149, 100, 1);
    row(150, 100, 2);
    row(12345, 10, 1235);
    row(-12345, 10, -1235);
}

void AmountTest::roundsHalfAwayFromZero()
{
    QFETCH(qint64, numerator);
    QFETCH(qint64, denominator);
    QFETCH(qint64, rounded);
    QVERIFY(divideRoundingHalfAway(numerator, denominator) == rounded);
}

void AmountTest::roundsAtTheEdges()
{
    QVERIFY(divideRoundingHalfAway(maximum128, 1) == maximum128);
    QVERIFY(divideRoundingHalfAway(minimum128, 1) == minimum128);
    QVERIFY(divideRoundingHalfAway(maximum128, maximum128) == 1);
    QVERIFY(divideRoundingHalfAway(maximum128 - 1, maximum128) == 1);
    QVERIFY(divideRoundingHalfAway(minimum128, maximum128) == -1);
    QVERIFY(divideRoundingHalfAway(maximum128 / 2, maximum128) == 0); // just below a half: the maximum is odd
    QVERIFY(divideRoundingHalfAway(maximum128 / 2 + 1, maximum128) == 1);
}

void AmountTest::roundingIsWithinHalf()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 100'000; ++i) {
        const auto numerator = static_cast<std::int64_t>(random()) >> (random() % 64);
        const auto denominator = 1 + static_cast<std::int64_t>(random() >> (2 + random() % 61));
        const Int128 rounded = divideRoundingHalfAway(numerator, denominator);
        const Int128 error = 2 * (rounded * denominator - numerator); // twice the distance, in denominators
        QVERIFY(error <= denominator && error >= -Int128{denominator});
        if (error == denominator)
            QVERIFY(numerator > 0); // the half went up: away from zero
        if (error == -Int128{denominator})
            QVERIFY(numerator < 0);
        QVERIFY(divideRoundingHalfAway(-Int128{numerator}, denominator) == -rounded);
    }
}

void AmountTest::moneyNeverMixesCurrencies()
{
    const Money rand(100, currency(u"ZAR"));
    const Money pula(100, currency(u"BWP"));
    QVERIFY(!rand.plus(pula));
    QVERIFY(!rand.minus(pula));
    QVERIFY(rand != pula);
    QCOMPARE(rand.plus(rand)->minorUnits(), std::int64_t{200});
    QCOMPARE(rand.minus(Money(101, currency(u"ZAR")))->minorUnits(), std::int64_t{-1});
    QVERIFY(!Money(Limits::max(), currency(u"ZAR")).plus(Money(1, currency(u"ZAR"))));
    QVERIFY(!Money(Limits::min(), currency(u"ZAR")).minus(Money(1, currency(u"ZAR"))));
    QVERIFY(Money::parse(u"1.00", currency(u"ZAR")).value() == rand);
}

void AmountTest::numberForJson()
{
    QCOMPARE(toDouble(123456, currency(u"ZAR")), 1234.56);
    QCOMPARE(toDouble(7, currency(u"JPY")), 7.0);
    QCOMPARE(toDouble(-1, currency(u"CLF")), -0.0001);
}

BILLOW_TEST(QCoreApplication, AmountTest)
#include "AmountTest.moc"
