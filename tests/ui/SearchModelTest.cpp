// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/SearchModel.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

/// A model over a FakeApi, under Qt's own model test.
struct Fed {
    Fed()
        : model(api, MoneyFormat(QLocale::c()))
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    void search(const InvoiceQuery &query = {}) { model.show(api.search(query).result().value(), query.order); }
    [[nodiscard]] QString text(int row, InvoiceKey field) const
    {
        return model.index(row, SearchModel::columnOf(field)).data().toString();
    }

    FakeApi api;
    SearchModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class SearchModelTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsStandInTheOrderOfTheAnswer();
    void aPageIsFetchedOnceWhenItIsLookedAt();
    void whatIsHeldIsNotFetchedAgain();
    void aNewEpochForgetsWhatIsHeld();
    void whatIsGoneStaysAPlaceholder();
    void aFailedFetchIsToldAndTriedAgain();
    void memoryIsBounded();
    void theHeadSaysWhatIsSortedBy();
    void otherCurrenciesAreNamed();
    void anythingInAnyOrder();
};

void SearchModelTest::rowsStandInTheOrderOfTheAnswer()
{
    Fed fed;
    fed.api.display(500);
    fed.search({{}, {InvoiceKey::Total, false}});
    QCOMPARE(fed.model.rowCount(), 500);
    QTRY_VERIFY(fed.text(0, InvoiceKey::Number) != u"…"_s);
    QTRY_VERIFY(fed.text(499, InvoiceKey::Number) != u"…"_s);
    for (int row : {0, 1, 250, 498}) {
        const auto raw = [&](int at) {
            return fed.model.index(at, SearchModel::columnOf(InvoiceKey::Total)).data(SearchModel::Role::RawRole);
        };
        QTRY_VERIFY(raw(row).isValid() && raw(row + 1).isValid());
        QVERIFY(raw(row).toLongLong() <= raw(row + 1).toLongLong());
    }
    const Invoice first = fed.api.invoiceAt(fed.model.seqs().at(0));
    QCOMPARE(fed.text(0, InvoiceKey::Seller), first.sellerName);
    QCOMPARE(fed.text(0, InvoiceKey::Total), MoneyFormat(QLocale::c()).amount(first.total, first.currency));
}

void SearchModelTest::aPageIsFetchedOnceWhenItIsLookedAt()
{
    Fed fed;
    fed.api.display(20'000);
    fed.search();
    QTRY_VERIFY(fed.text(0, InvoiceKey::Number) != u"…"_s); // the model's test has looked at it
    fed.api.seqRequests.clear();
    QSignalSpy changed(&fed.model, &SearchModel::dataChanged);
    QCOMPARE(fed.text(10'000, InvoiceKey::Number), u"…"_s);
    QCOMPARE(fed.text(10'001, InvoiceKey::Buyer), u"…"_s);
    QVERIFY(!fed.model.index(10'000, 1).data(SearchModel::Role::LoadedRole).toBool());
    QTRY_COMPARE(fed.text(10'000, InvoiceKey::Number), u"INV-20261123-010000"_s);
    QCOMPARE(fed.api.seqRequests.size(), 1);
    QCOMPARE(fed.api.seqRequests.first().size(), SearchModel::rowsAPage);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 10'000);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 10'199);
}

void SearchModelTest::whatIsHeldIsNotFetchedAgain()
{
    Fed fed;
    fed.api.display(150);
    fed.search();
    QTRY_VERIFY(fed.text(0, InvoiceKey::Number) != u"…"_s);
    fed.api.seqRequests.clear();
    fed.api.display(50);
    fed.search({{}, {InvoiceKey::Arrival, false}});
    QCOMPARE(fed.text(0, InvoiceKey::Number), u"INV-20261123-000001"_s); // at once
    QCOMPARE(fed.text(199, InvoiceKey::Number), u"…"_s);
    QTRY_COMPARE(fed.text(199, InvoiceKey::Number), u"INV-20261123-000200"_s);
    QCOMPARE(fed.api.seqRequests.size(), 1);
    QCOMPARE(fed.api.seqRequests.first().size(), 50);
}

void SearchModelTest::aNewEpochForgetsWhatIsHeld()
{
    Fed fed;
    fed.api.shape = [](Invoice &invoice) { invoice.sellerName = u"Before"_s; };
    fed.api.display(10);
    fed.search();
    QTRY_COMPARE(fed.text(0, InvoiceKey::Seller), u"Before"_s);
    fed.api.clearLedger();
    fed.search();
    QCOMPARE(fed.model.rowCount(), 0);
    fed.api.shape = [](Invoice &invoice) { invoice.sellerName = u"After"_s; };
    fed.api.display(10);
    fed.search();
    QTRY_COMPARE(fed.text(0, InvoiceKey::Seller), u"After"_s);
}

void SearchModelTest::whatIsGoneStaysAPlaceholder()
{
    Fed fed;
    fed.api.display(10);
    InvoiceSearch found = fed.api.search({}).result().value();
    found.seqs = SeqList(found.seqs.toList() << 4711); // not stored
    fed.model.show(found, {});
    QTRY_VERIFY(fed.text(0, InvoiceKey::Number) != u"…"_s);
    fed.api.seqRequests.clear();
    QCOMPARE(fed.text(10, InvoiceKey::Number), u"…"_s);
    QCoreApplication::processEvents();
    QCOMPARE(fed.text(10, InvoiceKey::Number), u"…"_s);
    QVERIFY(fed.api.seqRequests.isEmpty()); // not asked for again and again
}

void SearchModelTest::aFailedFetchIsToldAndTriedAgain()
{
    Fed fed;
    fed.api.display(10);
    fed.api.readsFail = true;
    QSignalSpy failed(&fed.model, &SearchModel::fetchFailed);
    fed.search();
    QCOMPARE(fed.text(0, InvoiceKey::Number), u"…"_s);
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(failed.first().first().toString(), u"the disk is away"_s);
    fed.api.readsFail = false;
    QTRY_COMPARE(fed.text(0, InvoiceKey::Number), u"INV-20261123-000010"_s);
}

void SearchModelTest::memoryIsBounded()
{
    constexpr int rows = 15'000;
    Fed fed;
    fed.api.display(rows);
    fed.search();
    for (int row = 0; row < rows; row += SearchModel::rowsAPage) {
        while (fed.text(row, InvoiceKey::Number) == u"…"_s)
            QCoreApplication::processEvents();
    }
    int held = 0;
    fed.api.ignoresSeqs = true; // so that looking brings nothing back
    for (int row = 0; row < rows; ++row)
        held += fed.text(row, InvoiceKey::Number) != u"…"_s ? 1 : 0;
    QVERIFY(held <= SearchModel::mostHeld);
    QVERIFY(held > SearchModel::mostHeld / 2);
}

void SearchModelTest::theHeadSaysWhatIsSortedBy()
{
    Fed fed;
    const auto head = [&](InvoiceKey field) {
        return fed.model.headerData(SearchModel::columnOf(field), Qt::Horizontal).toString();
    };
    fed.search({{}, {InvoiceKey::Seller, false}});
    QCOMPARE(head(InvoiceKey::Seller), u"Seller ↑"_s);
    QCOMPARE(head(InvoiceKey::Total), u"Total"_s);
    fed.search({{}, {InvoiceKey::Total, true}});
    QCOMPARE(head(InvoiceKey::Total), u"Total ↓"_s);
}

void SearchModelTest::otherCurrenciesAreNamed()
{
    Fed fed;
    fed.api.shape = [](Invoice &invoice) {
        invoice.currency = *Currency::fromCode(u"KWD");
        invoice.total = 1'234'567;
    };
    QSignalSpy widened(&fed.model, &SearchModel::amountsWidened);
    fed.api.display(1);
    fed.search();
    QTRY_COMPARE(fed.text(0, InvoiceKey::Total), u"KWD\u00A01\u202F234.567"_s);
    QVERIFY(fed.model.namesCurrencies());
    QVERIFY(!widened.isEmpty());
    fed.model.setUsualCurrency(*Currency::fromCode(u"KWD"));
    QCOMPARE(fed.text(0, InvoiceKey::Total), u"1\u202F234.567"_s);
}

void SearchModelTest::anythingInAnyOrder()
{
    Fed fed;
    QRandomGenerator random(4711);
    fed.api.display(300);
    for (int step = 0; step < 300; ++step) {
        switch (random.bounded(5)) {
        case 0:
            fed.api.display(random.bounded(1, 400));
            break;
        case 1: {
            InvoiceFilter filter;
            if (random.bounded(2) == 0)
                filter.text = u"ta"_s;
            const auto key = static_cast<InvoiceKey>(random.bounded(16));
            fed.search({filter, {key, random.bounded(2) == 0}});
            break;
        }
        case 2:
            if (random.bounded(10) == 0)
                fed.api.clearLedger();
            break;
        case 3:
            QCoreApplication::processEvents();
            break;
        default:
            for (int look = 0; look < 20 && fed.model.rowCount() > 0; ++look)
                QVERIFY(!fed.text(random.bounded(fed.model.rowCount()), InvoiceKey::Total).isEmpty());
        }
    }
    fed.api.display(1);
    fed.search();
    QTRY_COMPARE(fed.text(0, InvoiceKey::Seller), fed.api.invoiceAt(fed.api.cursor()).sellerName);
}

BILLOW_TEST(QApplication, SearchModelTest)
#include "SearchModelTest.moc"
