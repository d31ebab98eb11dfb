// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "ui/invoices/InvoiceDelegate.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/invoices/InvoiceGridModel.h"
#include "ui/invoices/InvoicePanel.h"
#include "ui/table/TableCard.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What a person sees of the grid who reads it while invoices stream in.
class ReadingTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void atTheTopItFollows();
    void scrolledAwayNothingMoves();
    void aSelectedRowHoldsTheView();
    void thePillHidesNoHeading_data();
    void thePillHidesNoHeading();
    void thePillLeadsBack();
    void homeLeadsBack();
    void scrollingBackFollowsAgain();
    void whatIsScrolledToIsFetched();
    void longNamesAreElided();
    void tabLeavesTheGrid();
    void anEmptyGridTeaches();

private:
    [[nodiscard]] QString topText() const;
    [[nodiscard]] QPushButton *pill() const { return m_panel->findChild<AnnouncementPill *>(); }

    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MoneyFormat> m_format;
    std::unique_ptr<InvoicePanel> m_panel;
    std::unique_ptr<Subscription> m_subscription;
    InvoiceGrid *m_grid = nullptr;
    InvoiceGridModel *m_model = nullptr;
};

void ReadingTest::init()
{
    m_api = std::make_unique<FakeApi>();
    m_theme = std::make_unique<Theme>();
    m_format = std::make_unique<MoneyFormat>(QLocale::c());
    m_panel = std::make_unique<InvoicePanel>(*m_api, *m_format, *m_theme);
    m_theme->dress(m_panel.get());
    m_subscription = m_api->subscribe();
    connect(m_subscription.get(), &Subscription::updated, m_panel.get(), &InvoicePanel::apply);
    m_grid = m_panel->findChild<InvoiceGrid *>();
    m_model = m_panel->findChild<InvoiceGridModel *>();
    m_panel->resize(1000, 500);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_api->display(500);
    QTRY_VERIFY(m_grid->verticalScrollBar()->maximum() > 0); // laid out
}

void ReadingTest::cleanup()
{
    m_subscription.reset();
    m_panel.reset();
}

QString ReadingTest::topText() const
{
    return m_grid->indexAt(QPoint(5, 5)).data().toString();
}

void ReadingTest::atTheTopItFollows()
{
    m_api->display(7);
    QCOMPARE(topText(), u"INV-20261123-000507"_s);
    QVERIFY(!pill()->isVisible());
}

void ReadingTest::scrolledAwayNothingMoves()
{
    m_grid->verticalScrollBar()->setValue(3333);
    const QPersistentModelIndex row = m_grid->indexAt(QPoint(5, 100));
    const QString number = row.data().toString();
    const QRect before = m_grid->visualRect(row);
    const int scrolled = m_grid->verticalScrollBar()->value();
    for (int update = 0; update < 100; ++update)
        m_api->display(100);
    QCOMPARE(m_grid->visualRect(row), before);
    QCOMPARE(m_grid->indexAt(QPoint(5, 100)).data().toString(), number);
    QCOMPARE(m_grid->verticalScrollBar()->value(), scrolled);
    QVERIFY(pill()->isVisible());
    QCOMPARE(pill()->text(), u"↑ 10\u202F000 new"_s);
}

void ReadingTest::aSelectedRowHoldsTheView()
{
    m_grid->selectRow(2);
    m_api->display(24);
    QCOMPARE(topText(), u"INV-20261123-000500"_s);
    QCOMPARE(pill()->text(), u"↑ 24 new"_s);
    QTest::keyClick(m_grid, Qt::Key_Escape);
    QTRY_COMPARE(topText(), u"INV-20261123-000524"_s);
    QVERIFY(!pill()->isVisible());
}

void ReadingTest::thePillHidesNoHeading_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {880, 1000, 1084, 1300, 1700, 2364})
        QTest::addRow("%d", width) << width;
}

void ReadingTest::thePillHidesNoHeading()
{
    QFETCH(const int, width);
    m_panel->resize(width, 500);
    m_grid->selectRow(2);
    m_api->display(24);
    QVERIFY(pill()->isVisible());
    const QRect place = pill()->geometry();
    QVERIFY(m_panel->rect().contains(place));
    pill()->hide();
    const QImage below = m_panel->grab(place).toImage();
    for (int y = 0; y < below.height(); ++y) {
        for (int x = 0; x < below.width(); ++x)
            QCOMPARE(below.pixelColor(x, y), below.pixelColor(0, 0));
    }
}

void ReadingTest::thePillLeadsBack()
{
    m_grid->verticalScrollBar()->setValue(3333);
    m_grid->selectRow(115);
    m_api->display(24);
    QTest::mouseClick(pill(), Qt::LeftButton);
    QCOMPARE(topText(), u"INV-20261123-000524"_s);
    QVERIFY(!pill()->isVisible());
    m_api->display(1);
    QCOMPARE(topText(), u"INV-20261123-000525"_s);
}

void ReadingTest::homeLeadsBack()
{
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_PageDown);
    QTest::keyClick(m_grid, Qt::Key_PageDown);
    m_api->display(24);
    QVERIFY(pill()->isVisible());
    QTest::keyClick(m_grid, Qt::Key_Home);
    QCOMPARE(topText(), u"INV-20261123-000524"_s);
    QVERIFY(!m_model->isFrozen());
}

void ReadingTest::scrollingBackFollowsAgain()
{
    m_grid->verticalScrollBar()->setValue(300);
    m_api->display(24);
    m_grid->verticalScrollBar()->setValue(0);
    QTRY_COMPARE(topText(), u"INV-20261123-000524"_s);
}

void ReadingTest::whatIsScrolledToIsFetched()
{
    m_api->display(100'000);
    QTRY_VERIFY(m_grid->verticalScrollBar()->maximum() > 1'000'000);
    m_grid->verticalScrollBar()->setValue(m_grid->verticalScrollBar()->maximum() / 2);
    QTRY_VERIFY(!m_api->requests.isEmpty());
    QTRY_VERIFY(topText().startsWith(u"INV-"_s));
    QVERIFY(m_api->requests.size() <= 2);
}

void ReadingTest::longNamesAreElided()
{
    m_api->shape = [](Invoice &invoice) { invoice.sellerName = QString(255, u'W'); };
    m_api->display(1);
    const QModelIndex seller = m_model->index(0, static_cast<int>(InvoiceColumn::Seller));
    const auto *delegate = qobject_cast<InvoiceDelegate *>(m_grid->itemDelegate());
    const QString drawn = delegate->elided(seller, m_grid->horizontalHeader()->sectionSize(seller.column()));
    QVERIFY(drawn.endsWith(u'…'));
    QVERIFY(drawn.size() > 5);
    QVERIFY(QFontMetrics(m_theme->font(TextRank::Body)).horizontalAdvance(drawn)
        <= m_grid->horizontalHeader()->sectionSize(seller.column()) - 2 * InvoiceDelegate::padding);
    const QModelIndex number = m_model->index(0, static_cast<int>(InvoiceColumn::Number));
    QCOMPARE(
        delegate->elided(number, m_grid->horizontalHeader()->sectionSize(number.column())), number.data().toString());
}

void ReadingTest::tabLeavesTheGrid()
{
    m_grid->verticalScrollBar()->setValue(300);
    m_api->display(24);
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_Tab);
    QVERIFY(pill()->hasFocus());
    QTest::keyClick(pill(), Qt::Key_Space);
    QVERIFY(m_grid->hasFocus());
}

void ReadingTest::anEmptyGridTeaches()
{
    m_api->clearLedger();
    const auto shown = [this] {
        QStringList texts;
        for (const QLabel *label : m_panel->findChildren<QLabel *>())
            if (label->isVisible())
                texts += label->text();
        return texts.join(u' ');
    };
    QVERIFY(shown().contains(u"Press Start"_s));
    m_api->status.activity = Activity::Running;
    m_api->sendStatus();
    QVERIFY(shown().contains(u"Waiting for the first invoice"_s));
    m_api->display(1);
    QVERIFY(shown().isEmpty());
}

BILLOW_TEST(QApplication, ReadingTest)
#include "ReadingTest.moc"
