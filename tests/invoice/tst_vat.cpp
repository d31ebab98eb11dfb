// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/VatRate.h"

#include <QTest>

#include <limits>
#include <random>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

VatRate rate(int basisPoints)
{
    return VatRate::fromBasisPoints(basisPoints).value();
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
    QTest::addColumn<int>("basisPoints");
    QTest::addColumn<qint64>("vat");
    const auto row = [](const char *name, qint64 subtotal, int basisPoints, qint64 vat) {
        QTest::newRow(name) << subtotal << basisPoints << vat;
    };
    // Worked out on paper: the exact product stands in the name, in cents.
    row("15", 100, 1500, 15);
    row("0.15", 1, 1500, 0);
    row("0.45", 3, 1500, 0);
    row("0.60", 4, 1500, 1);
    row("1.50", 10, 1500, 2);
    row("4.50", 30, 1500, 5);
    row("7.50", 50, 1500, 8);
    row("7.35", 49, 1500, 7);
    row("7.65", 51, 1500, 8);
    row("-1.50", -10, 1500, -2);
    row("-1.35", -9, 1500, -1);
    row("185.1750", 123450 / 100, 1500, 185);
    row("18517.50", 123450, 1500, 18518);
    row("3750000", 25000000, 1500, 3750000);
    row("0 at zero rate", 99999, 0, 0);
    row("all of it", 99999, 10000, 99999);
    row("0.5 at 50 %", 1, 5000, 1);
    row("0.4999", 1, 4999, 0);
    row("0.0001", 1, 1, 0);
    row("0.5 at 0.01 %", 5000, 1, 1);
    row("0.4999 at 0.01 %", 4999, 1, 0);
    row("-0.5 at 0.01 %", -5000, 1, -1);
    row("7.25 %: 72.50", 1000, 725, 73);
    row("7.25 %: 72.4275", 999, 725, 72);
    row("20 %: 2.0", 10, 2000, 2);
    row("20 %: 2.6", 13, 2000, 3);
    row("14 %: 13.86", 99, 1400, 14);
    row("5.5 %: 549.945", 9999, 550, 550);
}

void VatTest::roundsAsByHand()
{
    QFETCH(qint64, subtotal);
    QFETCH(int, basisPoints);
    QFETCH(qint64, vat);
    QCOMPARE(rate(basisPoints).vatOn(Money(subtotal, Currency()))->minorUnits(), std::int64_t{vat});
}

/// Another way to the same figure: half is added to the magnitude, and the last four digits are cut from its text.
void VatTest::agreesWithDigitsOnPaper()
{
    std::mt19937_64 random(150);
    for (int i = 0; i < 100'000; ++i) {
        const auto subtotal = static_cast<std::int64_t>(random() % 40'000'000'000'000) - 20'000'000'000'000;
        const int basisPoints = static_cast<int>(random() % 10'001);
        const QString digits = QString::number(std::abs(subtotal) * basisPoints + 5'000).chopped(4);
        const std::int64_t expected = (subtotal < 0 ? -1 : 1) * digits.toLongLong();
        QCOMPARE(rate(basisPoints).vatOn(Money(subtotal, Currency()))->minorUnits(), expected);
    }
}

void VatTest::overflowsToNothing()
{
    using Limits = std::numeric_limits<std::int64_t>;
    QCOMPARE(rate(10'000).vatOn(Money(Limits::max(), Currency()))->minorUnits(), Limits::max());
    QCOMPARE(rate(10'000).vatOn(Money(Limits::min(), Currency()))->minorUnits(), Limits::min());
    QCOMPARE(rate(1'500).vatOn(Money(Limits::max(), Currency()))->minorUnits(), 1383505805528216371);
    // A rate of at most 100 % cannot overflow: that is why it is bounded.
    QVERIFY(!VatRate::fromBasisPoints(10'001));
}

void VatTest::boundsRates()
{
    QVERIFY(!VatRate::fromBasisPoints(-1));
    QCOMPARE(rate(0).basisPoints(), 0);
    QCOMPARE(VatRate().basisPoints(), 1500);
}

void VatTest::readsPercent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("basisPoints");
    QTest::newRow("15") << u"15"_s << 1500;
    QTest::newRow("15.5") << u"15.5"_s << 1550;
    QTest::newRow("7.25") << u"7.25"_s << 725;
    QTest::newRow("0") << u"0"_s << 0;
    QTest::newRow("100") << u"100"_s << 10000;
    QTest::newRow("15.000") << u"15.000"_s << 1500;
    QTest::newRow("0.05") << u"0.05"_s << 5;
}

void VatTest::readsPercent()
{
    QFETCH(QString, text);
    QFETCH(int, basisPoints);
    QCOMPARE(VatRate::parsePercent(text)->basisPoints(), basisPoints);
}

void VatTest::refusesPercent()
{
    for (const QString &text :
        {u""_s, u"-1"_s, u"100.01"_s, u"7.255"_s, u"15%"_s, u"1e1"_s, u" 15"_s, QString(30, u'9')})
        QVERIFY2(!VatRate::parsePercent(text).ok(), qPrintable(text));
}

void VatTest::writesWhatItReads()
{
    QCOMPARE(rate(5).toPercent(), u"0.05"_s);
    QCOMPARE(rate(1550).toPercent(), u"15.5"_s);
    for (int basisPoints = 0; basisPoints <= 10'000; ++basisPoints)
        QCOMPARE(VatRate::parsePercent(rate(basisPoints).toPercent())->basisPoints(), basisPoints);
}

QTEST_GUILESS_MAIN(VatTest)
#include "tst_vat.moc"
