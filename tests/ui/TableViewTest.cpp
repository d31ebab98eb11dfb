// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/TableView.h"
#include "tests/support/TestMain.h"

#include <QAbstractTableModel>
#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QHoverEvent>
#include <QScrollBar>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTest>
#include <QTimer>

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

    [[nodiscard]] int reads() const { return m_reads; } ///< of cells, and how often one was asked for

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override
    {
        ++m_reads;
        return QAbstractTableModel::index(row, column, parent);
    }
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
        painted.insert(index);
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? Qt::yellow : Qt::white);
        painter->setPen(Qt::black);
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {static_cast<int>(20 * index.data().toString().size()), rowHeight};
    }

    mutable QSet<QPersistentModelIndex> painted;
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
class TableViewTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

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
    void aSelectionIsOneRange();
    void theRowUnderTheMouseIsKnown();
    void theMarkIsDrawnInBothRows();

    void cellsAreRead();
    void aCellGoesWithItsRow();
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
    [[nodiscard]] QAccessibleTableInterface *table() const
    {
        return QAccessible::queryAccessibleInterface(m_view.get())->tableInterface();
    }
    [[nodiscard]] QAccessibleInterface *cellWithFocus() const
    {
        return QAccessible::queryAccessibleInterface(m_view.get())->focusChild();
    }

    std::unique_ptr<Numbers> m_model;
    std::unique_ptr<TableView> m_view;
};

void TableViewTest::init()
{
    show(100);
}

void TableViewTest::cleanup()
{
    m_view.reset();
}

void TableViewTest::show(int rows)
{
    m_view.reset();
    m_model = std::make_unique<Numbers>(rows);
    m_view = std::make_unique<TableView>();
    m_view->setModel(m_model.get());
    m_view->setEqualRowHeight(rowHeight);
    setUp(*m_view, *m_view->horizontalHeader());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    m_view->clearSelection();
    m_view->selectionModel()->clearCurrentIndex();
}

void TableViewTest::click(int row, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, QPoint(5, m_view->rowViewportPosition(row) + 5));
}

void TableViewTest::barsComeOnlyWhereNeeded()
{
    show(8); // 160 pixels below a header of 30
    const auto bars = [this] {
        QCoreApplication::sendPostedEvents();
        return std::pair(m_view->horizontalScrollBar()->isVisible(), m_view->verticalScrollBar()->isVisible());
    };
    m_view->resize(m_view->horizontalHeader()->length(), 190);
    QTRY_COMPARE(bars(), std::pair(false, false));
    m_view->resize(m_view->horizontalHeader()->length() - 1, 191);
    QTRY_COMPARE(bars(), std::pair(true, true)); // the one takes the other's place
    m_view->resize(m_view->horizontalHeader()->length(), 189);
    QTRY_COMPARE(bars(), std::pair(true, true));
    m_view->resize(m_view->horizontalHeader()->length() + 1, 190);
    QTRY_COMPARE(bars(), std::pair(false, false));
}

void TableViewTest::rowsThatComeAndGo()
{
    m_view->verticalScrollBar()->setValue(500);
    const int before = m_view->verticalScrollBar()->maximum();
    m_model->addOnTop(10);
    QTRY_COMPARE(m_view->verticalScrollBar()->maximum(), before + 10 * rowHeight);
    QCOMPARE(m_view->verticalScrollBar()->value(), 500);
    m_model->dropLast(109);
    QTRY_COMPARE(m_view->verticalScrollBar()->maximum(), 0);
    QCOMPARE(m_view->rowAt(0), 0);
    QCOMPARE(m_view->rowAt(rowHeight), -1);
    m_model->dropLast(1);
    QVERIFY(!m_view->indexAt(QPoint(5, 5)).isValid());
    press(Qt::Key_Down);
    press(Qt::Key_End);
    QVERIFY(!m_view->currentIndex().isValid());
}

void TableViewTest::keysMoveByRows()
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

void TableViewTest::keysFollowTheLanguage()
{
    m_view->horizontalHeader()->setSectionHidden(1, true);
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

void TableViewTest::keysBeginInView()
{
    m_view->verticalScrollBar()->setValue(40 * rowHeight);
    press(Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 40);
    QCOMPARE(m_view->verticalScrollBar()->value(), 40 * rowHeight);
}

void TableViewTest::keysLeadBack()
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

void TableViewTest::aClickIsNotScrolledToLater()
{
    QApplication::setDoubleClickInterval(1);
    click(2);
    m_view->verticalScrollBar()->setValue(40 * rowHeight);
    bool later = false;
    QTimer::singleShot(QApplication::doubleClickInterval() + 200, this, [&later] { later = true; }); // Qt's are + 100
    QTRY_VERIFY(later);
    QCOMPARE(m_view->verticalScrollBar()->value(), 40 * rowHeight);
}

void TableViewTest::theMouseSelectsRows()
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
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, m_view->rowViewportPosition(6) + 5));
    QTest::mouseMove(m_view->viewport(), QPoint(60, m_view->rowViewportPosition(5) + 5));
    QTest::mouseMove(m_view->viewport(), QPoint(60, m_view->rowViewportPosition(4) + 5));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, m_view->rowViewportPosition(4) + 5));
    QCOMPARE(selected(), (QList{4, 5, 6}));
}

void TableViewTest::aDragBelowTheLastRow()
{
    show(3);
    const QPoint below(5, 4 * rowHeight);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, m_view->rowViewportPosition(1) + 5));
    QTest::mouseMove(m_view->viewport(), QPoint(5, m_view->rowViewportPosition(2) + 5));
    QTest::mouseMove(m_view->viewport(), below);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, below);
    QCOMPARE(selected(), (QList{1, 2}));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, below);
    QVERIFY(selected().isEmpty());
}

void TableViewTest::typingSearchesNothing()
{
    show(1'000'000);
    press(Qt::Key_Down);
    const int before = m_model->reads();
    QTest::keyClicks(m_view.get(), u"a77"_s);
    QCOMPARE(current(), u"a1000000"_s);
    QVERIFY2(m_model->reads() - before < 1'000, qPrintable(QString::number(m_model->reads() - before)));
}

void TableViewTest::sidewaysOnlyWhereAsked()
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

void TableViewTest::aDoubleClickFitsAColumn()
{
    QHeaderView &header = *m_view->horizontalHeader();
    const QPoint handle(header.sectionViewportPosition(1) - 1, 10);
    QTest::mouseDClick(header.viewport(), Qt::LeftButton, {}, handle);
    QCOMPARE(header.sectionSize(0), 20 * 4); // "a100"
    m_view->verticalScrollBar()->setValue(50 * rowHeight);
    m_view->resizeColumnToContents(0);
    QCOMPARE(header.sectionSize(0), 20 * 3);
}

void TableViewTest::selectedRowsAreInOrder()
{
    for (const int row : {7, 2, 3})
        click(row, Qt::ControlModifier);
    QCOMPARE(selected(), (QList{2, 3, 7}));
    QCOMPARE(m_view->selectedRows(2), (QList{2, 3}));
    QCOMPARE(m_view->selectedRowCount(), 3);
}

void TableViewTest::aSelectionIsOneRange()
{
    show(1'000'000);
    m_view->horizontalHeader()->moveSection(3, 1);
    m_view->horizontalHeader()->setSectionHidden(2, true);
    const int before = m_model->reads();
    press(Qt::Key_Down);
    press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedRowCount(), 1'000'000);
    QCOMPARE(m_view->selectionModel()->selection().size(), 1);
    press(Qt::Key_Home);
    QCOMPARE(selected(), QList{0});
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QCOMPARE(m_view->selectedRowCount(), 1'000'000);
    QCOMPARE(m_view->selectionModel()->selection().size(), 1);
    QCOMPARE(m_view->selectedRows(3), (QList{0, 1, 2}));
    m_view->clearSelection();
    QVERIFY2(m_model->reads() - before < 10'000, qPrintable(QString::number(m_model->reads() - before)));
}

void TableViewTest::theRowUnderTheMouseIsKnown()
{
    const auto hover = [this](QEvent::Type type, const QPointF &place) {
        QHoverEvent event(type, place, m_view->viewport()->mapToGlobal(place), QPointF(-1, -1));
        QApplication::sendEvent(m_view->viewport(), &event);
    };
    QCOMPARE(m_view->hoveredRow(), -1);
    hover(QEvent::HoverMove, QPointF(5, m_view->rowViewportPosition(2) + 3));
    QCOMPARE(m_view->hoveredRow(), 2);
    hover(QEvent::HoverLeave, QPointF(-1, -1));
    QCOMPARE(m_view->hoveredRow(), -1);
}

void TableViewTest::theMarkIsDrawnInBothRows()
{
    // At the edge of the row, wherever the current cell is.
    auto *drawn = new Plain(m_view.get());
    m_view->setItemDelegate(drawn);
    m_view->horizontalHeader()->moveSection(0, 4);
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    QTRY_VERIFY(!drawn->painted.isEmpty());
    drawn->painted.clear();
    press(Qt::Key_Down, Qt::ControlModifier); // what is selected stays
    QCOMPARE(selected(), QList{0});
    QTRY_VERIFY(drawn->painted.contains(m_model->index(0, 1)));
    QTRY_VERIFY(drawn->painted.contains(m_model->index(1, 1)));
}

void TableViewTest::cellsAreRead()
{
    QCOMPARE(QAccessible::queryAccessibleInterface(m_view.get())->role(), QAccessible::Table);
    QCOMPARE(table()->rowCount(), 100);
    QCOMPARE(table()->columnCount(), columns);
    for (int column = 0; column < columns; ++column) {
        const QString heading(QChar(u'A' + column));
        QCOMPARE(table()->columnDescription(column), heading);
        QAccessibleInterface *cell = table()->cellAt(7, column);
        QVERIFY(cell);
        QCOMPARE(cell->role(), QAccessible::Cell);
        QCOMPARE(cell->text(QAccessible::Name), heading.toLower() + u"93"_s);
        QCOMPARE(cell->parent()->tableInterface(), table());
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 7);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), column);
        const auto headings = cell->tableCellInterface()->columnHeaderCells();
        QCOMPARE(headings.size(), 1);
        QCOMPARE(headings.constFirst()->role(), QAccessible::ColumnHeader);
        QCOMPARE(headings.constFirst()->text(QAccessible::Name), heading);
    }
}

void TableViewTest::aCellGoesWithItsRow()
{
    QAccessibleInterface *cell = table()->cellAt(98, 0);
    QCOMPARE(cell->text(QAccessible::Name), u"a2"_s);
    m_model->addOnTop(10);
    // As Qt tells of a change where a screen reader listens.
    QAccessibleTableModelChangeEvent inserted(m_view.get(), QAccessibleTableModelChangeEvent::RowsInserted);
    inserted.setFirstRow(0);
    inserted.setLastRow(9);
    table()->modelChange(&inserted);
    QCOMPARE(cell->text(QAccessible::Name), u"a2"_s);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 108);
    QCOMPARE(table()->cellAt(108, 0), cell);
    const QAccessible::Id id = QAccessible::uniqueId(cell);
    m_model->dropLast(2);
    QAccessibleTableModelChangeEvent removed(m_view.get(), QAccessibleTableModelChangeEvent::RowsRemoved);
    removed.setFirstRow(108);
    removed.setLastRow(109);
    table()->modelChange(&removed);
    const QAccessibleInterface *after = QAccessible::accessibleInterface(id); // whoever asks by it is told so
    QVERIFY(!after || !after->isValid());
}

void TableViewTest::whereTheReaderIsIsKnown()
{
    QVERIFY(!cellWithFocus());
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QAccessibleInterface *cell = cellWithFocus();
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), u"a99"_s);
    QVERIFY(cell->state().focused);
    QVERIFY(cell->state().selected);
    QVERIFY(!table()->cellAt(0, 0)->state().selected);
}

void TableViewTest::rowsAreSelectedFromOutside()
{
    QVERIFY(table()->selectRow(3));
    QVERIFY(table()->selectRow(5));
    QVERIFY(!table()->selectRow(100));
    QCOMPARE(selected(), (QList{3, 5}));
    QCOMPARE(table()->selectedRows(), (QList{3, 5}));
    QVERIFY(table()->isRowSelected(5));
    QVERIFY(table()->unselectRow(3));
    QCOMPARE(selected(), QList{5});
    // The row that was selected is the one that details are shown of, and is in view.
    table()->cellAt(60, 2)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(selected(), (QList{5, 60}));
    QCOMPARE(current(), u"a40"_s);
    QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_view->currentIndex())));
}

void TableViewTest::cellsAreFoundOnScreen()
{
    for (const int row : {0, 3}) {
        QAccessibleInterface *cell = table()->cellAt(row, 1);
        const QPoint middle = cell->rect().center();
        QCOMPARE(m_view->indexAt(m_view->viewport()->mapFromGlobal(middle)), m_model->index(row, 1));
        QVERIFY(!cell->state().invisible);
    }
    QVERIFY(table()->cellAt(90, 1)->state().invisible);
}

BILLOW_TEST(QApplication, TableViewTest)
#include "TableViewTest.moc"
