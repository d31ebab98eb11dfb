// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/SeqList.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;

class SeqListTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAnyOrder();
    void neighboursCountUpAndDown();
    void midEndsWhereTheListDoes_data();
    void midEndsWhereTheListDoes();
    void truncatesToWhatThereIs();
};

void SeqListTest::holdsAnyOrder()
{
    const QList<Seq> seqs{7, 3, 9};
    const SeqList list(seqs);
    QCOMPARE(list.size(), 3);
    QCOMPARE(list.at(1), 3);
    QCOMPARE(list.toList(), seqs);
    QVERIFY(SeqList().isEmpty());
    QVERIFY(SeqList().toList().isEmpty());
}

void SeqListTest::neighboursCountUpAndDown()
{
    QCOMPARE(SeqList::ascending(5, 3).toList(), (QList<Seq>{5, 6, 7}));
    QCOMPARE(SeqList::descending(5, 3).toList(), (QList<Seq>{5, 4, 3}));
    QCOMPARE(SeqList::descending(1'000'000, 1'000'000).at(999'999), 1);
    QVERIFY(SeqList::descending(0, 0).isEmpty());
}

void SeqListTest::midEndsWhereTheListDoes_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<int>("length");
    QTest::newRow("whole") << 0 << 4;
    QTest::newRow("inside") << 1 << 2;
    QTest::newRow("over the end") << 2 << 100;
    QTest::newRow("at the end") << 4 << 1;
    QTest::newRow("behind the end") << 9 << 1;
    QTest::newRow("nothing") << 1 << 0;
}

void SeqListTest::midEndsWhereTheListDoes()
{
    QFETCH(const int, place);
    QFETCH(const int, length);
    const QList<Seq> seqs{9, 8, 7, 6};
    QCOMPARE(SeqList(seqs).mid(place, length), seqs.mid(place, length));
    QCOMPARE(SeqList::descending(9, 4).mid(place, length), seqs.mid(place, length));
}

void SeqListTest::truncatesToWhatThereIs()
{
    for (SeqList list : {SeqList(QList<Seq>{9, 8, 7}), SeqList::descending(9, 3)}) {
        list.truncate(5);
        QCOMPARE(list.size(), 3);
        list.truncate(2);
        QCOMPARE(list.toList(), (QList<Seq>{9, 8}));
    }
}

BILLOW_TEST(QCoreApplication, SeqListTest)
#include "SeqListTest.moc"
