// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Totals.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <limits>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

Invoice invoice(QStringView code, std::int64_t subtotal, std::int64_t vat)
{
    Invoice made;
    made.currency = Currency::fromCode(code).value();
    made.subtotal = subtotal;
    made.vat = vat;
    made.total = subtotal + vat;
    return made;
}

} // namespace

class TotalsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsCurrenciesApart();
    void sumsBeyond64Bits();
    void addsTotals();
    void averages();
    void creditNotesAreTakenOff();
};

void TotalsTest::keepsCurrenciesApart()
{
    Totals totals;
    QVERIFY(totals.isEmpty());
    totals.add(invoice(u"ZAR", 1000, 150));
    totals.add(invoice(u"BWP", 500, 70));
    totals.add(invoice(u"JPY", 7, 0));
    totals.add(invoice(u"ZAR", 1, 0));
    QCOMPARE(totals.count(), 4);
    QCOMPARE(totals.byCurrency().size(), std::size_t{3});
    QCOMPARE(totals.byCurrency()[0].currency.code(), u"BWP"_s);
    QCOMPARE(totals.byCurrency()[1].currency.code(), u"JPY"_s);
    QCOMPARE(totals.byCurrency()[2].currency.code(), u"ZAR"_s);
    const CurrencyTotals rand = totals.of(Currency());
    QVERIFY(rand.count == 2 && rand.subtotal == 1001 && rand.vat == 150 && rand.total == 1151);
    const CurrencyTotals none = totals.of(Currency::fromCode(u"KWD").value());
    QVERIFY(none.count == 0 && none.total == 0 && none.currency.code() == u"KWD"_s);
}

void TotalsTest::sumsBeyond64Bits()
{
    Totals totals;
    for (int i = 0; i < 1000; ++i)
        totals.add(invoice(u"ZAR", std::numeric_limits<std::int64_t>::max(), 0));
    QCOMPARE(toString(totals.of(Currency()).total), u"9223372036854775807000"_s);
    QCOMPARE(toString(totals.of(Currency()).average()), u"9223372036854775807"_s);
}

void TotalsTest::creditNotesAreTakenOff()
{
    Totals totals;
    totals.add(invoice(u"ZAR", 1000, 150));
    Invoice credit = invoice(u"ZAR", -200, -30);
    credit.kind = DocumentKind::CreditNote;
    totals.add(credit);
    const CurrencyTotals rand = totals.of(Currency());
    QCOMPARE(rand.count, 2);
    QCOMPARE(rand.creditNotes, 1);
    QVERIFY(rand.total == 920 && rand.credited == -230 && rand.invoiced() == 1150);
    // One that was written with a minus adds.
    credit.total = 10;
    credit.subtotal = 10;
    credit.vat = 0;
    totals.add(credit);
    QVERIFY(totals.of(Currency()).total == 930 && totals.of(Currency()).credited == -220);
    // An invoice below zero is no credit note.
    totals.add(invoice(u"ZAR", -30, 0));
    QVERIFY(totals.of(Currency()).creditNotes == 2 && totals.of(Currency()).invoiced() == 1120);

    CurrencyTotals twice = rand;
    twice += rand;
    QVERIFY(twice.creditNotes == 2 && twice.credited == -460 && twice.count == 4);
    twice -= rand;
    QVERIFY(twice == rand);
}

void TotalsTest::addsTotals()
{
    Totals some;
    some.add(invoice(u"ZAR", 100, 15));
    Totals others;
    others.add(invoice(u"BWP", 200, 28));
    others.add(invoice(u"ZAR", 300, 45));
    some.add(others);
    some.add(CurrencyTotals{}); // counts nothing, so it is not listed
    some.add(CurrencyTotals{.currency = Currency::fromCode(u"EUR").value()});
    QCOMPARE(some.byCurrency().size(), std::size_t{2});
    QCOMPARE(some.count(), 3);
    QVERIFY(some.of(Currency()).total == 460);

    some.add(some);
    QCOMPARE(some.count(), 6);
    QVERIFY(some.of(Currency()).total == 920);
    QVERIFY(some != others);
}

void TotalsTest::averages()
{
    Totals totals;
    QVERIFY(totals.of(Currency()).average() == 0);
    totals.add(invoice(u"ZAR", 1, 0));
    totals.add(invoice(u"ZAR", 2, 0));
    QVERIFY(totals.of(Currency()).average() == 2); // 1.5, away from zero
}

BILLOW_TEST(QCoreApplication, TotalsTest)
#include "TotalsTest.moc"
