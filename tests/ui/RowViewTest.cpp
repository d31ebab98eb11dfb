// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/RowView.h"
#include "ui/table/AccessibleRows.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <limits>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 5;
constexpr int rowHeight = 20;

/// Cells say what they are: a row keeps its number while others come and go.
class Numbers final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Numbers)
public:
    explicit Numbers(int rows)
        : m_rows(rows)
    {
    }

    void addOnTop(int count)
    {
        beginInsertRows({}, 0, count - 1);
        m_rows += count;
        endInsertRows();
    }
    void dropLast(int count)
    {
        beginRemoveRows({}, m_rows - count, m_rows - 1);
        m_rows -= count;
        m_oldest += count;
        endRemoveRows();
    }

    [[nodiscard]] int reads() const { return m_reads; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        ++m_reads;
        if (role != Qt::DisplayRole)
            return {};
        return u"%1%2"_s.arg(QChar(u'a' + index.column())).arg(m_oldest + m_rows - index.row());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return role == Qt::DisplayRole && orientation == Qt::Horizontal ? QVariant(QString(QChar(u'A' + section)))
                                                                        : QVariant();
    }

private:
    int m_rows;
    int m_oldest = 0;
    mutable int m_reads = 0;
};

/// Text, and what is selected on a ground of its own: no style has a part in it.
class Plain final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Plain)
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? Qt::yellow : Qt::white);
        painter->setPen(Qt::black);
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {static_cast<int>(20 * index.data().toString().size()), rowHeight};
    }
};

void setUp(QAbstractItemView &view, QHeaderView &header)
{
    view.setItemDelegate(new Plain(&view));
    header.setFixedHeight(30);
    header.setSectionsMovable(true);
    header.setMinimumSectionSize(10);
    header.setStretchLastSection(false);
    for (int column = 0; column < columns; ++column)
        header.resizeSection(column, 40 + 17 * column);
    view.resize(260, 200);
}

} // namespace

/// The table of the window by itself: where its rows are, what keys and the mouse do, and what assistive technology is
/// told.
class RowViewTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void rowsAreWhereQtsOwnTableHasThem_data();
    void rowsAreWhereQtsOwnTableHasThem();
    void rowsBeyondAllReckoning();
    void barsComeOnlyWhereNeeded();
    void rowsThatComeAndGo();

    void keysMoveByRows();
    void keysFollowTheLanguage();
    void keysBeginInView();
    void keysLeadBack();
    void theMouseSelectsRows();
    void aClickIsNotScrolledToLater();
    void aDragBelowTheLastRow();
    void typingSearchesNothing();
    void sidewaysOnlyWhereAsked();
    void aDoubleClickFitsAColumn();
    void selectedRowsAreInOrder();

    void cellsAreReadAsShown();
    void aCellGoesWithItsRow();
    void fewCellsAreKept();
    void whereTheReaderIsIsKnown();
    void rowsAreSelectedFromOutside();
    void cellsAreFoundOnScreen();

private:
    void show(int rows);
    void click(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(m_view.get(), key, modifiers);
    }
    [[nodiscard]] QString current() const { return m_view->currentIndex().data().toString(); }
    [[nodiscard]] QList<int> selected() const { return m_view->selectedRows(1'000); }
    /// As Qt tells of a change where a screen reader listens.
    void tellOfChange() const
    {
        QAccessibleTableModelChangeEvent change(m_view.get(), QAccessibleTableModelChangeEvent::RowsRemoved);
        table()->modelChange(&change);
    }
    [[nodiscard]] AccessibleRows *table() const
    {
        return static_cast<AccessibleRows *>(QAccessible::queryAccessibleInterface(m_view.get()));
    }

    std::unique_ptr<Numbers> m_model;
    std::unique_ptr<RowView> m_view;
};

void RowViewTest::init()
{
    show(100);
}

void RowViewTest::cleanup()
{
    m_view.reset();
}

void RowViewTest::show(int rows)
{
    m_view.reset();
    m_model = std::make_unique<Numbers>(rows);
    m_view = std::make_unique<RowView>();
    m_view->setModel(m_model.get());
    m_view->setRowHeight(rowHeight);
    setUp(*m_view, *m_view->header());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    m_view->clearSelection();
    m_view->selectionModel()->clearCurrentIndex();
}

void RowViewTest::click(int row, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, QPoint(5, m_view->rowTop(row) + 5));
}

void RowViewTest::rowsAreWhereQtsOwnTableHasThem_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("changed");
    QTest::addColumn<QPoint>("scrolled");
    for (const int rows : {0, 1, 8, 9, 100})
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
            for (const bool changed : {false, true})
                for (const QPoint scrolled : {QPoint(0, 0), QPoint(33, 47), QPoint(10'000, 10'000)})
                    QTest::addRow("%d rows, %s, %s, %d", rows, direction == Qt::LeftToRight ? "ltr" : "rtl",
                        changed ? "moved" : "plain", scrolled.x())
                        << rows << direction << changed << scrolled;
}

void RowViewTest::rowsAreWhereQtsOwnTableHasThem()
{
    QFETCH(const int, rows);
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const bool, changed);
    QFETCH(const QPoint, scrolled);
    show(rows);
    QTableView own;
    own.setModel(m_model.get());
    own.setFrameShape(QFrame::NoFrame);
    own.setShowGrid(false);
    own.setSelectionBehavior(QTableView::SelectRows);
    own.setVerticalScrollMode(QTableView::ScrollPerPixel);
    own.setHorizontalScrollMode(QTableView::ScrollPerPixel);
    own.verticalHeader()->hide();
    own.verticalHeader()->setMinimumSectionSize(1);
    own.verticalHeader()->setDefaultSectionSize(rowHeight);
    own.horizontalHeader()->setHighlightSections(false);
    own.horizontalHeader()->setSectionsClickable(false);
    setUp(own, *own.horizontalHeader());
    own.show();
    QVERIFY(QTest::qWaitForWindowExposed(&own));

    const std::pair<QAbstractItemView *, QHeaderView *> both[]{
        {&own, own.horizontalHeader()}, {m_view.get(), m_view->header()}};
    for (const auto &[view, header] : both) {
        view->setLayoutDirection(direction);
        if (changed) {
            header->moveSection(3, 1);
            header->setSectionHidden(2, true);
            header->resizeSection(0, 71);
        }
    }
    for (const auto &[view, header] : both) {
        QTRY_COMPARE(view->horizontalScrollBar()->maximum(), header->length() - view->viewport()->width()); // laid out
        QTRY_COMPARE(view->verticalScrollBar()->maximum(), std::max(0, rows * rowHeight - view->viewport()->height()));
        view->horizontalScrollBar()->setValue(scrolled.x());
        view->verticalScrollBar()->setValue(scrolled.y());
        view->selectionModel()->select(
            m_model->index(2, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QCOMPARE(m_view->viewport()->geometry(), own.viewport()->geometry());
    for (int y = -3; y < m_view->viewport()->height(); y += 3)
        for (int x = 0; x < m_view->viewport()->width(); x += 3) {
            const QModelIndex index = m_view->indexAt(QPoint(x, y));
            QCOMPARE(index, own.indexAt(QPoint(x, y)));
            QCOMPARE(m_view->visualRect(index), own.visualRect(index));
        }
    QCOMPARE(m_view->viewport()->grab().toImage(), own.viewport()->grab().toImage());
}

void RowViewTest::rowsBeyondAllReckoning()
{
    show(2'000'000'000);
    QVERIFY(m_view->verticalScrollBar()->maximum() > 1'000'000'000);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QVERIFY(m_view->indexAt(QPoint(5, 5)).isValid());
    QVERIFY(m_view->rowTop(1'999'999'999) > m_view->height()); // and no overflow
    QVERIFY(!m_view->grab().isNull());
    press(Qt::Key_End);
    QCOMPARE(current(), u"a1"_s);
    m_view->selectAll();
    QCOMPARE(table()->childCount(), std::numeric_limits<int>::max());
    QCOMPARE(table()->indexOfChild(table()->cellAt(1'999'999'999, 0)), -1);
}

void RowViewTest::barsComeOnlyWhereNeeded()
{
    show(8); // 160 pixels below a header of 30
    const auto bars = [this] {
        QCoreApplication::sendPostedEvents();
        return std::pair(m_view->horizontalScrollBar()->isVisible(), m_view->verticalScrollBar()->isVisible());
    };
    m_view->resize(m_view->header()->length(), 190);
    QTRY_COMPARE(bars(), std::pair(false, false));
    m_view->resize(m_view->header()->length() - 1, 191);
    QTRY_COMPARE(bars(), std::pair(true, true)); // the one takes the other's place
    m_view->resize(m_view->header()->length(), 189);
    QTRY_COMPARE(bars(), std::pair(true, true));
    m_view->resize(m_view->header()->length() + 1, 190);
    QTRY_COMPARE(bars(), std::pair(false, false));
}

void RowViewTest::rowsThatComeAndGo()
{
    m_view->verticalScrollBar()->setValue(500);
    const int before = m_view->verticalScrollBar()->maximum();
    m_model->addOnTop(10);
    QCOMPARE(m_view->verticalScrollBar()->maximum(), before + 10 * rowHeight);
    QCOMPARE(m_view->verticalScrollBar()->value(), 500);
    m_model->dropLast(109);
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
    QCOMPARE(m_view->rowAt(0), 0);
    QCOMPARE(m_view->rowAt(rowHeight), -1);
    m_model->dropLast(1);
    QVERIFY(!m_view->indexAt(QPoint(5, 5)).isValid());
    press(Qt::Key_Down);
    press(Qt::Key_End);
    QVERIFY(!m_view->currentIndex().isValid());
}

void RowViewTest::keysMoveByRows()
{
    press(Qt::Key_Down);
    QCOMPARE(current(), u"a100"_s);
    press(Qt::Key_Down);
    QCOMPARE(current(), u"a99"_s);
    QCOMPARE(selected(), QList{1});
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList{1, 2, 3}));
    press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList{1, 2}));
    press(Qt::Key_PageDown);
    const int page = m_view->viewport()->height() / rowHeight;
    QCOMPARE(m_view->currentIndex().row(), 2 + page);
    QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_view->currentIndex())));
    press(Qt::Key_End);
    QCOMPARE(current(), u"a1"_s);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    press(Qt::Key_Down);
    QCOMPARE(current(), u"a1"_s);
    press(Qt::Key_Home);
    QCOMPARE(current(), u"a100"_s);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedRowCount(), 100);
}

void RowViewTest::keysFollowTheLanguage()
{
    m_view->header()->setSectionHidden(1, true);
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    QCOMPARE(current(), u"c100"_s); // one that is hidden is passed over
    press(Qt::Key_Left);
    press(Qt::Key_Left);
    QCOMPARE(current(), u"a100"_s);
    m_view->setLayoutDirection(Qt::RightToLeft);
    press(Qt::Key_Left);
    QCOMPARE(current(), u"c100"_s);
}

void RowViewTest::keysBeginInView()
{
    m_view->verticalScrollBar()->setValue(40 * rowHeight);
    press(Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 40);
    QCOMPARE(m_view->verticalScrollBar()->value(), 40 * rowHeight);
}

void RowViewTest::keysLeadBack()
{
    press(Qt::Key_Home);
    m_view->verticalScrollBar()->setValue(40 * rowHeight);
    press(Qt::Key_Home); // it is current already
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    press(Qt::Key_End);
    m_view->verticalScrollBar()->setValue(0);
    press(Qt::Key_Down);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
}

void RowViewTest::aClickIsNotScrolledToLater()
{
    QApplication::setDoubleClickInterval(1);
    click(2);
    m_view->verticalScrollBar()->setValue(40 * rowHeight);
    bool later = false;
    QTimer::singleShot(QApplication::doubleClickInterval() + 200, this, [&later] { later = true; }); // Qt's are + 100
    QTRY_VERIFY(later);
    QCOMPARE(m_view->verticalScrollBar()->value(), 40 * rowHeight);
}

void RowViewTest::theMouseSelectsRows()
{
    click(2);
    QCOMPARE(selected(), QList{2});
    QVERIFY(m_view->selectionModel()->isRowSelected(2, {}));
    click(5, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList{2, 3, 4, 5}));
    click(3, Qt::ControlModifier);
    QCOMPARE(selected(), (QList{2, 4, 5}));
    click(1);
    QCOMPARE(selected(), QList{1});
    // Upwards, too.
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, m_view->rowTop(6) + 5));
    QTest::mouseMove(m_view->viewport(), QPoint(60, m_view->rowTop(5) + 5));
    QTest::mouseMove(m_view->viewport(), QPoint(60, m_view->rowTop(4) + 5));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, m_view->rowTop(4) + 5));
    QCOMPARE(selected(), (QList{4, 5, 6}));
}

void RowViewTest::aDragBelowTheLastRow()
{
    show(3);
    const QPoint below(5, m_view->rowTop(4));
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, m_view->rowTop(1) + 5));
    QTest::mouseMove(m_view->viewport(), QPoint(5, m_view->rowTop(2) + 5));
    QTest::mouseMove(m_view->viewport(), below);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, below);
    QCOMPARE(selected(), (QList{1, 2}));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, below);
    QVERIFY(selected().isEmpty());
}

void RowViewTest::typingSearchesNothing()
{
    show(1'000'000);
    press(Qt::Key_Down);
    const int before = m_model->reads();
    QTest::keyClicks(m_view.get(), u"a77"_s);
    QCOMPARE(current(), u"a1000000"_s);
    QVERIFY2(m_model->reads() - before < 1'000, qPrintable(QString::number(m_model->reads() - before)));
}

void RowViewTest::sidewaysOnlyWhereAsked()
{
    QScrollBar &bar = *m_view->horizontalScrollBar();
    QVERIFY(bar.maximum() > 50);
    press(Qt::Key_Down);
    bar.setValue(50);
    press(Qt::Key_Down); // the column is out of view, and stays so
    QCOMPARE(bar.value(), 50);
    for (int column = 1; column < columns; ++column)
        press(Qt::Key_Right);
    QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_view->currentIndex())));
    QCOMPARE(bar.value(), bar.maximum());
    bar.setValue(50);
    click(3); // on the edge of a column that is half in view
    QCOMPARE(bar.value(), 50);
    m_view->selectionModel()->clear();
    QCOMPARE(bar.value(), 50);
}

void RowViewTest::aDoubleClickFitsAColumn()
{
    QHeaderView &header = *m_view->header();
    const QPoint handle(header.sectionViewportPosition(1) - 1, 10);
    QTest::mouseDClick(header.viewport(), Qt::LeftButton, {}, handle);
    QCOMPARE(header.sectionSize(0), 20 * 4); // "a100"
    m_view->verticalScrollBar()->setValue(50 * rowHeight);
    m_view->fitColumn(0);
    QCOMPARE(header.sectionSize(0), 20 * 3);
}

void RowViewTest::selectedRowsAreInOrder()
{
    for (const int row : {7, 2, 3})
        click(row, Qt::ControlModifier);
    QCOMPARE(selected(), (QList{2, 3, 7}));
    QCOMPARE(m_view->selectedRows(2), (QList{2, 3}));
    QCOMPARE(m_view->selectedRowCount(), 3);
}

void RowViewTest::cellsAreReadAsShown()
{
    m_view->header()->moveSection(3, 1);
    m_view->header()->setSectionHidden(2, true);
    QCOMPARE(table()->role(), QAccessible::Table);
    QCOMPARE(table()->rowCount(), 100);
    QCOMPARE(table()->columnCount(), 4);
    QCOMPARE(table()->childCount(), 4 + 400);
    const QStringList headings{u"A"_s, u"D"_s, u"B"_s, u"E"_s};
    for (int column = 0; column < 4; ++column) {
        QCOMPARE(table()->columnDescription(column), headings.at(column));
        QAccessibleInterface *heading = table()->child(column);
        QCOMPARE(heading->role(), QAccessible::ColumnHeader);
        QCOMPARE(table()->indexOfChild(heading), column);
        QAccessibleInterface *cell = table()->cellAt(7, column);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->text(QAccessible::Name), headings.at(column).toLower() + u"93"_s);
        QCOMPARE(table()->child(table()->indexOfChild(cell)), cell);
        QCOMPARE(cell->parent(), table());
        QCOMPARE(cell->tableCellInterface()->columnHeaderCells(), QList{heading});
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 7);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), column);
    }
    for (const auto &[row, column] : {std::pair(-1, 0), std::pair(100, 0), std::pair(0, -1), std::pair(0, 4)})
        QVERIFY(!table()->cellAt(row, column));
    QVERIFY(!table()->child(-1));
    QVERIFY(!table()->child(404));
    QVERIFY(table()->columnDescription(4).isEmpty());
}

void RowViewTest::aCellGoesWithItsRow()
{
    QAccessibleInterface *cell = table()->cellAt(98, 0);
    QCOMPARE(cell->text(QAccessible::Name), u"a2"_s);
    m_model->addOnTop(10);
    QCOMPARE(cell->text(QAccessible::Name), u"a2"_s);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 108);
    QCOMPARE(table()->cellAt(108, 0), cell);
    QVERIFY(cell->state().offscreen);
    const QAccessible::Id id = QAccessible::uniqueId(cell);
    m_model->dropLast(2);
    QVERIFY(!cell->isValid());
    QVERIFY(cell->text(QAccessible::Name).isEmpty());
    tellOfChange();
    QVERIFY(!QAccessible::accessibleInterface(id)); // and whoever asks by it is told so
}

void RowViewTest::fewCellsAreKept()
{
    show(10'000);
    QAccessibleInterface *inView = table()->cellAt(3, 0);
    const QAccessible::Id first = QAccessible::uniqueId(inView);
    const QAccessible::Id far = QAccessible::uniqueId(table()->cellAt(5'000, 0));
    for (int row = 0; row < AccessibleRows::mostCells; ++row)
        QVERIFY(table()->cellAt(row + 100, 1));
    QVERIFY(QAccessible::accessibleInterface(far)); // nothing goes while somebody may have it in hand
    m_model->addOnTop(1);
    tellOfChange();
    QVERIFY(!QAccessible::accessibleInterface(far));
    QCOMPARE(QAccessible::accessibleInterface(first), inView);
}

void RowViewTest::whereTheReaderIsIsKnown()
{
    QVERIFY(!table()->focusChild());
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QAccessibleInterface *cell = table()->focusChild();
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), u"a99"_s);
    QVERIFY(cell->state().focused);
    QVERIFY(cell->state().selected);
    QVERIFY(!table()->cellAt(0, 0)->state().selected);
}

void RowViewTest::rowsAreSelectedFromOutside()
{
    QVERIFY(table()->selectRow(3));
    QVERIFY(table()->selectRow(5));
    QVERIFY(!table()->selectRow(100));
    QCOMPARE(selected(), (QList{3, 5}));
    QCOMPARE(table()->selectedRows(), (QList{3, 5}));
    QCOMPARE(table()->selectedCellCount(), 2 * columns);
    QCOMPARE(table()->selectedCells().size(), 2 * columns);
    QVERIFY(table()->isRowSelected(5));
    QVERIFY(table()->unselectRow(3));
    QCOMPARE(selected(), QList{5});
    QAccessibleInterface *cell = table()->cellAt(60, 2);
    cell->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(current(), u"c40"_s);
    QVERIFY(m_view->viewport()->rect().intersects(m_view->visualRect(m_view->currentIndex())));
    // Of very many, as many as can be handed out.
    show(1'000'000);
    m_view->selectAll();
    QCOMPARE(table()->selectedRowCount(), 1'000'000);
    QVERIFY(table()->selectedCells().size() <= AccessibleRows::mostCells);
}

void RowViewTest::cellsAreFoundOnScreen()
{
    for (const int row : {0, 3}) {
        QAccessibleInterface *cell = table()->cellAt(row, 1);
        const QPoint middle = cell->rect().center();
        QCOMPARE(m_view->indexAt(m_view->viewport()->mapFromGlobal(middle)), m_model->index(row, 1));
        QCOMPARE(table()->childAt(middle.x(), middle.y()), cell);
        QVERIFY(!cell->state().offscreen);
    }
    QAccessibleInterface *heading = table()->child(1);
    const QPoint middle = heading->rect().center();
    QCOMPARE(table()->childAt(middle.x(), middle.y()), heading);
    QVERIFY(!table()->childAt(-10, -10));
}

QTEST_MAIN(RowViewTest)
#include "RowViewTest.moc"
