// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "ui/invoices/InvoiceColumns.h"
#include "ui/invoices/NewRowHighlight.h"

#include <QTest>

#include <numeric>

using namespace billow;
using namespace std::chrono_literals;

namespace {
constexpr ColumnWidths least{100, 100, 100, 100, 100, 100, 100, 100, 100, 100};

bool shows(const ColumnWidths &widths, InvoiceColumn column)
{
    return widths[static_cast<std::size_t>(column)] > 0;
}
} // namespace

class ColumnsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsGiveWayInTheirOrder();
    void numberTotalAndRiskStay();
    void allRoomIsUsed();
    void tintFadesInOneAndAHalfSeconds();
    void largeBatchesAreNotTinted();
};

void ColumnsTest::columnsGiveWayInTheirOrder()
{
    const InvoiceColumn order[]{InvoiceColumn::Payment, InvoiceColumn::Route, InvoiceColumn::Time, InvoiceColumn::Vat,
        InvoiceColumn::Buyer, InvoiceColumn::Subtotal, InvoiceColumn::Seller};
    int room = 1000;
    QVERIFY(shows(shareWidth(room, least), InvoiceColumn::Payment));
    for (const InvoiceColumn column : order) {
        QVERIFY(shows(shareWidth(room, least), column));
        room -= 100;
        QVERIFY(!shows(shareWidth(room, least), column));
    }
}

void ColumnsTest::numberTotalAndRiskStay()
{
    const ColumnWidths widths = shareWidth(10, least);
    for (const auto column : {InvoiceColumn::Number, InvoiceColumn::Total, InvoiceColumn::Risk})
        QCOMPARE(widths[static_cast<std::size_t>(column)], 100);
}

void ColumnsTest::allRoomIsUsed()
{
    for (int room = 300; room < 3000; room += 37) {
        const ColumnWidths widths = shareWidth(room, least);
        QCOMPARE(std::accumulate(widths.begin(), widths.end(), 0), room);
    }
}

void ColumnsTest::tintFadesInOneAndAHalfSeconds()
{
    NewRowHighlight rows;
    rows.add(11, 12, 1000ms);
    QCOMPARE(rows.strength(12, 1000ms), 1.0);
    QCOMPARE(rows.strength(11, 1750ms), 0.5);
    QCOMPARE(rows.strength(10, 1000ms), 0.0);
    QCOMPARE(rows.strength(13, 1000ms), 0.0);
    QCOMPARE(rows.prune(2499ms), 11);
    QCOMPARE(rows.prune(2500ms), 0);
    QCOMPARE(rows.strength(12, 2500ms), 0.0);
}

void ColumnsTest::largeBatchesAreNotTinted()
{
    NewRowHighlight rows;
    rows.add(1, NewRowHighlight::mostAtOnce + 1, 0ms);
    QCOMPARE(rows.strength(1, 0ms), 0.0);
    rows.add(1, NewRowHighlight::mostAtOnce, 0ms);
    QCOMPARE(rows.strength(1, 0ms), 1.0);
}

BILLOW_TEST(QCoreApplication, ColumnsTest)
#include "ColumnsTest.moc"
