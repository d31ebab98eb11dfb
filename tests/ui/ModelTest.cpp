// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "ui/invoices/InvoiceGridModel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

/// A model that is fed by a FakeApi, under Qt's own model test.
struct Fed {
    explicit Fed(std::int64_t mostRows = InvoiceGridModel::newestMillion)
        : model(api, MoneyFormat(QLocale::c()), nullptr, mostRows)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , subscription(api.subscribe())
    {
        QObject::connect(subscription.get(), &Subscription::updated, &model, &InvoiceGridModel::apply);
    }

    [[nodiscard]] QString text(int row, InvoiceColumn column) const
    {
        return model.index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] QString number(int row) const { return text(row, InvoiceColumn::Number); }

    FakeApi api;
    InvoiceGridModel model;
    QAbstractItemModelTester tester;
    std::unique_ptr<Subscription> subscription;
};

} // namespace

class ModelTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestIsOnTop();
    void oneInsertionAnUpdate();
    void arrivalsAreShownWithoutAFetch();
    void whatIsNotHeldIsFetched();
    void aSnapshotThatLeapsAheadIsAnInsertion();
    void aResetEmptiesIt();
    void answersOfAnEarlierEpochAreIgnored();
    void onlyTheNewestAreHeldUpToTheMost();
    void aFrozenModelDoesNotMove();
    void aFreezeKeepsThePagesInView();
    void otherCurrenciesAreNamed();
    void columnsGrowWithTheAmounts();
    void aCreditNoteIsNamed();
    void aDateHasNoTime();
    void anythingInAnyOrder();
};

void ModelTest::theNewestIsOnTop()
{
    Fed fed;
    fed.api.display(3);
    QCOMPARE(fed.model.rowCount(), 3);
    QCOMPARE(fed.model.columnCount(), invoiceColumnCount);
    QCOMPARE(fed.number(0), u"INV-20261123-000003"_s);
    QCOMPARE(fed.number(2), u"INV-20261123-000001"_s);
    const Invoice newest = fed.api.invoiceAt(3);
    const QModelIndex total = fed.model.index(0, static_cast<int>(InvoiceColumn::Total));
    QCOMPARE(total.data(InvoiceGridModel::RawRole).toLongLong(), newest.total);
    QCOMPARE(fed.model.seqAt(0), 3);
}

void ModelTest::oneInsertionAnUpdate()
{
    Fed fed;
    fed.api.display(3);
    QSignalSpy inserted(&fed.model, &InvoiceGridModel::rowsInserted);
    fed.api.display(500);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(inserted.first().at(2).toInt(), 499);
    fed.api.sendStatus();
    QCOMPARE(inserted.size(), 1);
}

void ModelTest::arrivalsAreShownWithoutAFetch()
{
    Fed fed;
    fed.api.sendSnapshot();
    fed.api.display(150);
    for (int row = 0; row < 100; ++row)
        QVERIFY(fed.number(row) != u"…"_s);
    QVERIFY(fed.api.requests.isEmpty());
}

void ModelTest::whatIsNotHeldIsFetched()
{
    Fed fed;
    fed.api.display(20000);
    QSignalSpy changed(&fed.model, &InvoiceGridModel::dataChanged);
    QCOMPARE(fed.number(15000), u"…"_s);
    QCOMPARE(fed.model.index(15000, 0).data(InvoiceGridModel::LoadedRole).toBool(), false);
    QTRY_COMPARE(fed.number(15000), u"INV-20261123-005000"_s);
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.first().at(0).toModelIndex().row() <= 15000);
    QVERIFY(changed.first().at(1).toModelIndex().row() >= 15000);
    QCOMPARE(fed.api.requests.size(), 1);
}

void ModelTest::aSnapshotThatLeapsAheadIsAnInsertion()
{
    Fed fed;
    fed.api.display(100);
    QSignalSpy reset(&fed.model, &InvoiceGridModel::modelReset);
    QSignalSpy inserted(&fed.model, &InvoiceGridModel::rowsInserted);
    const QPersistentModelIndex kept = fed.model.index(10, 0);
    fed.subscription->blockSignals(true);
    fed.api.display(5000); // missed
    fed.subscription->blockSignals(false);
    fed.api.sendSnapshot();
    QCOMPARE(reset.size(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(kept.row(), 5010);
    QCOMPARE(kept.data().toString(), u"INV-20261123-000090"_s);
    QTRY_COMPARE(fed.number(1000), u"INV-20261123-004100"_s);
}

void ModelTest::aResetEmptiesIt()
{
    Fed fed;
    fed.api.display(100);
    fed.model.freeze();
    fed.api.clearLedger();
    QCOMPARE(fed.model.rowCount(), 0);
    QVERIFY(!fed.model.isFrozen());
    fed.api.display(1);
    QCOMPARE(fed.text(0, InvoiceColumn::Subtotal),
        MoneyFormat(QLocale::c()).amount(fed.api.invoiceAt(1).subtotal, Currency()));
}

void ModelTest::answersOfAnEarlierEpochAreIgnored()
{
    Fed fed;
    fed.api.shape = [](Invoice &invoice) { invoice.sellerName = u"Before"_s; };
    fed.api.display(1000);
    fed.api.keepsBack = true;
    QCOMPARE(fed.number(900), u"…"_s);
    QCOMPARE(fed.api.keptBack(), 1);

    fed.api.shape = [](Invoice &invoice) { invoice.sellerName = u"After"_s; };
    fed.api.clearLedger();
    fed.api.display(1000);
    QCOMPARE(fed.text(900, InvoiceColumn::Seller), u"…"_s);
    fed.api.answerNext(); // that of before
    QCoreApplication::processEvents();
    QCOMPARE(fed.text(900, InvoiceColumn::Seller), u"…"_s);
    fed.api.answerNext();
    QTRY_VERIFY(fed.text(900, InvoiceColumn::Seller) != u"…"_s);
    QCOMPARE(fed.text(900, InvoiceColumn::Seller), u"After"_s);
}

void ModelTest::onlyTheNewestAreHeldUpToTheMost()
{
    Fed fed(1000);
    fed.api.display(900);
    fed.api.display(300);
    QCOMPARE(fed.model.rowCount(), 1000);
    QCOMPARE(fed.number(0), u"INV-20261123-001200"_s);
    QTRY_COMPARE(fed.number(999), u"INV-20261123-000201"_s);
    fed.api.display(5000);
    QCOMPARE(fed.model.rowCount(), 1000);
    QCOMPARE(fed.number(0), u"INV-20261123-006200"_s);
}

void ModelTest::aFrozenModelDoesNotMove()
{
    Fed fed;
    fed.api.display(100);
    fed.model.freeze();
    QSignalSpy waiting(&fed.model, &InvoiceGridModel::waitingChanged);
    QSignalSpy inserted(&fed.model, &InvoiceGridModel::rowsInserted);
    fed.api.display(20);
    fed.api.display(4);
    QCOMPARE(fed.model.rowCount(), 100);
    QCOMPARE(fed.number(0), u"INV-20261123-000100"_s);
    QCOMPARE(fed.model.waiting(), 24);
    QCOMPARE(waiting.last().first().toLongLong(), 24);
    fed.model.thaw();
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(fed.model.rowCount(), 124);
    QCOMPARE(fed.number(0), u"INV-20261123-000124"_s);
    QCOMPARE(waiting.last().first().toLongLong(), 0);
}

void ModelTest::aFreezeKeepsThePagesInView()
{
    Fed fed;
    fed.api.display(100);
    fed.model.freeze();
    for (int update = 0; update < 100; ++update)
        fed.api.display(300); // three times what is held at all
    QCOMPARE(fed.number(50), u"INV-20261123-000050"_s);
    QVERIFY(fed.api.requests.isEmpty());
}

void ModelTest::otherCurrenciesAreNamed()
{
    Fed fed;
    fed.api.shape = [](Invoice &invoice) {
        invoice.currency = *Currency::fromCode(invoice.seq == 1 ? u"JPY" : u"ZAR");
        invoice.total = 123456;
    };
    fed.api.display(2);
    QCOMPARE(fed.text(0, InvoiceColumn::Total), u"1\u202F234.56"_s);
    QCOMPARE(fed.text(1, InvoiceColumn::Total), u"JPY\u00A0123\u202F456"_s);
}

void ModelTest::columnsGrowWithTheAmounts()
{
    Fed fed;
    QSignalSpy grew(&fed.model, &InvoiceGridModel::cellsWidened);
    fed.api.display(10);
    QCOMPARE(fed.model.numberLength(), 19);
    QCOMPARE(grew.size(), 1); // by the numbers alone
    fed.api.display(10);
    QCOMPARE(grew.size(), 1);
    fed.api.shape = [](Invoice &invoice) { invoice.total = 12'345'678'901; };
    fed.api.display(1);
    QCOMPARE(grew.size(), 2);
    QCOMPARE(fed.model.amountDigits(), 11);
}

void ModelTest::aCreditNoteIsNamed()
{
    Fed fed;
    fed.api.shape = [](Invoice &invoice) {
        invoice.number = u"4711"_s;
        invoice.kind = DocumentKind::CreditNote;
        invoice.subtotal = -100'000;
        invoice.vat = -15'000;
        invoice.total = -115'000;
    };
    fed.api.display(1);
    QCOMPARE(fed.text(0, InvoiceColumn::Number), u"Credit note 4711"_s);
    QCOMPARE(fed.text(0, InvoiceColumn::Total), u"-1\u202F150.00"_s); // it takes back
}

void ModelTest::aDateHasNoTime()
{
    Fed fed;
    const QDate today = QDate::currentDate();
    fed.api.shape = [today](Invoice &invoice) { invoice.setIssueDate(today); };
    fed.api.display(1);
    QCOMPARE(fed.text(0, InvoiceColumn::Time), today.toString(Qt::ISODate));
}

void ModelTest::anythingInAnyOrder()
{
    QRandomGenerator random(20261123);
    Fed fed(700);
    for (int step = 0; step < 600; ++step) {
        switch (random.bounded(9)) {
        case 0:
            fed.api.sendSnapshot();
            break;
        case 1:
            fed.model.freeze();
            break;
        case 2:
            fed.model.thaw();
            break;
        case 3:
            if (random.bounded(8) == 0)
                fed.api.clearLedger();
            break;
        case 4:
            fed.api.sendStatus();
            break;
        default:
            fed.api.display(random.bounded(1, random.bounded(2, 900)));
        }
        if (!fed.model.isFrozen())
            QCOMPARE(fed.model.rowCount(), std::min<Seq>(fed.api.cursor(), 700));
        if (fed.model.rowCount() > 0) {
            const int row = random.bounded(fed.model.rowCount());
            const QString expected = fed.api.invoiceAt(fed.model.seqAt(row)).number;
            QTRY_COMPARE(fed.number(row), expected);
        }
    }
}

BILLOW_TEST(QCoreApplication, ModelTest)
#include "ModelTest.moc"
