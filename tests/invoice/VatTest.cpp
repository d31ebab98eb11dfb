// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Vat.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <limits>
#include <random>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

VatRate rate(int thousandths)
{
    return VatRate::fromThousandths(thousandths).value();
}

} // namespace

class VatTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundsAsByHand_data();
    void roundsAsByHand();
    void agreesWithDigitsOnPaper();
    void overflowsToNothing();
    void boundsRates();
    void readsPercent_data();
    void readsPercent();
    void refusesPercent();
    void writesWhatItReads();
};

void VatTest::roundsAsByHand_data()
{
    QTest::addColumn<qint64>("subtotal");
    QTest::addColumn<int>("thousandths");
    QTest::addColumn<qint64>("vat");
    const auto row = [](const char *name, qint64 subtotal, int thousandths, qint64 vat) {
        QTest::newRow(name) << subtotal << thousandths << vat;
    };
    // Worked out on paper: the exact product stands in the name, in cents.
    row("15", 100, 15000, 15);
    row("0.15", 1, 15000, 0);
    row("0.45", 3, 15000, 0);
    row("0.60", 4, 15000, 1);
    row("1.50", 10, 15000, 2);
    row("4.50", 30, 15000, 5);
    row("7.50", 50, 15000, 8);
    row("7.35", 49, 15000, 7);
    row("7.65", 51, 15000, 8);
    row("-1.50", -10, 15000, -2);
    row("-1.35", -9, 15000, -1);
    row("185.1750", 123450 / 100, 15000, 185);
    row("18517.50", 123450, 15000, 18518);
    row("3750000", 25000000, 15000, 3750000);
    row("0 at zero rate", 99999, 0, 0);
    row("all of it", 99999, 100000, 99999);
    row("0.5 at 50 %", 1, 50000, 1);
    row("0.4999", 1, 49990, 0);
    row("0.0001", 1, 10, 0);
    row("0.5 at 0.01 %", 5000, 10, 1);
    row("0.4999 at 0.01 %", 4999, 10, 0);
    row("-0.5 at 0.01 %", -5000, 10, -1);
    row("7.25 %: 72.50", 1000, 7250, 73);
    row("7.25 %: 72.4275", 999, 7250, 72);
    row("20 %: 2.0", 10, 20000, 2);
    row("20 %: 2.6", 13, 20000, 3);
    row("14 %: 13.86", 99, 14000, 14);
    row("5.5 %: 549.945", 9999, 5500, 550);
    row("9.975 %: 887.775", 8900, 9975, 888);
    row("9.975 %: 997.5", 10000, 9975, 998);
    row("0.4 at 0.001 %", 40000, 1, 0);
    row("0.5 at 0.001 %", 50000, 1, 1);
}

void VatTest::roundsAsByHand()
{
    QFETCH(qint64, subtotal);
    QFETCH(int, thousandths);
    QFETCH(qint64, vat);
    QCOMPARE(rate(thousandths).vatOn(Money(subtotal, Currency()))->minorUnits(), std::int64_t{vat});
}

/// Another way to the same figure: half is added to the magnitude, and the last five digits are cut from its text.
void VatTest::agreesWithDigitsOnPaper()
{
    std::mt19937_64 random(150);
    for (int i = 0; i < 100'000; ++i) {
        const auto subtotal = static_cast<std::int64_t>(random() % 40'000'000'000'000) - 20'000'000'000'000;
        const int thousandths = static_cast<int>(random() % 100'001);
        const QString digits = QString::number(std::abs(subtotal) * thousandths + 50'000).chopped(5);
        const std::int64_t expected = (subtotal < 0 ? -1 : 1) * digits.toLongLong();
        QCOMPARE(rate(thousandths).vatOn(Money(subtotal, Currency()))->minorUnits(), expected);
    }
}

void VatTest::overflowsToNothing()
{
    using Limits = std::numeric_limits<std::int64_t>;
    QCOMPARE(rate(100'000).vatOn(Money(Limits::max(), Currency()))->minorUnits(), Limits::max());
    QCOMPARE(rate(100'000).vatOn(Money(Limits::min(), Currency()))->minorUnits(), Limits::min());
    QCOMPARE(rate(15'000).vatOn(Money(Limits::max(), Currency()))->minorUnits(), 1383505805528216371);
    // A rate of at most 100 % cannot overflow: that is why it is bounded.
    QVERIFY(!VatRate::fromThousandths(100'001));
}

void VatTest::boundsRates()
{
    QVERIFY(!VatRate::fromThousandths(-1));
    QCOMPARE(rate(0).thousandths(), 0);
    QCOMPARE(VatRate().thousandths(), 15'000);
}

void VatTest::readsPercent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("thousandths");
    QTest::newRow("15") << u"15"_s << 15000;
    QTest::newRow("15.5") << u"15.5"_s << 15500;
    QTest::newRow("7.25") << u"7.25"_s << 7250;
    QTest::newRow("0") << u"0"_s << 0;
    QTest::newRow("100") << u"100"_s << 100000;
    QTest::newRow("15.000") << u"15.000"_s << 15000;
    QTest::newRow("0.05") << u"0.05"_s << 50;
    QTest::newRow("9.975") << u"9.975"_s << 9975;
}

void VatTest::readsPercent()
{
    QFETCH(QString, text);
    QFETCH(int, thousandths);
    QCOMPARE(VatRate::parsePercent(text)->thousandths(), thousandths);
}

void VatTest::refusesPercent()
{
    for (const QString &text :
        {u""_s, u"-1"_s, u"100.01"_s, u"7.2555"_s, u"15%"_s, u"1e1"_s, u" 15"_s, QString(30, u'9')})
        QVERIFY2(!VatRate::parsePercent(text).ok(), qPrintable(text));
}

void VatTest::writesWhatItReads()
{
    QCOMPARE(rate(50).toPercent(), u"0.05"_s);
    QCOMPARE(rate(15'500).toPercent(), u"15.5"_s);
    QCOMPARE(rate(9'975).toPercent(), u"9.975"_s);
    for (int thousandths = 0; thousandths <= 100'000; ++thousandths)
        QCOMPARE(VatRate::parsePercent(rate(thousandths).toPercent())->thousandths(), thousandths);
}

BILLOW_TEST(QCoreApplication, VatTest)
#include "VatTest.moc"
