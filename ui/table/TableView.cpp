// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/TableView.h"

#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QHeaderView>
#include <QHoverEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace billow {

TableView::TableView(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(NoFrame);
    viewport()->setAttribute(Qt::WA_Hover);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setResizeContentsPrecision(0); // a column is fitted to what is in view
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
}

TableView::~TableView() = default;

void TableView::setEqualRowHeight(int height)
{
    verticalHeader()->setDefaultSectionSize(std::max(1, height));
    verticalScrollBar()->setSingleStep(equalRowHeight());
    scheduleDelayedItemsLayout(); // the header tells nobody
}

int TableView::equalRowHeight() const
{
    return verticalHeader()->defaultSectionSize();
}

int TableView::rowCount() const
{
    return model() ? model()->rowCount() : 0;
}

QList<int> TableView::shownColumns() const
{
    const QHeaderView &header = *horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        if (!header.isSectionHidden(column))
            columns += column;
    }
    return columns;
}

QModelIndex TableView::shownIndex(int row) const
{
    const QList<int> columns = shownColumns();
    if (row < 0 || row >= rowCount() || columns.isEmpty())
        return {};
    const int column = currentIndex().column();
    return model()->index(row, columns.contains(column) ? column : columns.constFirst());
}

QList<int> TableView::selectedRows(qsizetype most) const
{
    if (!selectionModel())
        return {};
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end());
    QList<int> rows;
    int next = 0;
    for (const auto &[top, bottom] : ranges)
        for (int row = std::max(top, next); row <= bottom && rows.size() < most; ++row) {
            rows += row;
            next = row + 1;
        }
    return rows;
}

qsizetype TableView::selectedRowCount() const
{
    if (!selectionModel())
        return 0;
    qsizetype count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

void TableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout(); // or else the scroll bar may not reach it yet
    const int top = rowViewportPosition(index.row());
    const int below = top + equalRowHeight() - viewport()->height(); // from its lower edge to the viewport's
    int by = 0;
    switch (hint) {
    case EnsureVisible:
        by = top < 0 ? top : std::clamp(below, 0, top);
        break;
    case PositionAtTop:
        by = top;
        break;
    case PositionAtBottom:
        by = below;
        break;
    case PositionAtCenter:
        by = (top + below) / 2;
        break;
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
}

void TableView::keyboardSearch(const QString &) { }

QModelIndex TableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex current = currentIndex();
    QModelIndex target;
    if (action == MoveHome)
        target = shownIndex(0);
    else if (action == MoveEnd)
        target = shownIndex(rowCount() - 1);
    else if (!current.isValid() || isIndexHidden(current))
        return shownIndex(current.isValid() ? current.row() : std::max(0, rowAt(0)));
    else
        target = QTableView::moveCursor(action, modifiers);
    if (target == current)
        scrollTo(target); // nobody else does, and it may have been scrolled away from
    return target;
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // Not by mouse: auto-scroll is off during a press, and a drag scrolls by itself.
    const bool byKey = hasAutoScroll() && state() != DragSelectingState;
    if (byKey && current.isValid() && !isIndexHidden(current) && previous.isValid()
        && current.column() != previous.column())
        showColumn(current.column());
    for (const QModelIndex &index : {previous, current}) // the mark of the current row is at its edge
        if (index.isValid())
            viewport()->update(0, rowViewportPosition(index.row()), viewport()->width(), equalRowHeight());
}

void TableView::showColumn(int column)
{
    const int left = columnViewportPosition(column);
    const int beyond = left + columnWidth(column) - viewport()->width();
    const int by = left < 0 ? left : std::clamp(beyond, 0, left);
    const int sign = isRightToLeft() ? -1 : 1;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + sign * by);
}

void TableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    // Not QTableView's: to tell of the first cell it makes a list of all that are selected.
    QAbstractItemView::selectionChanged(selected, deselected); // NOLINT(bugprone-parent-virtual-call)
    // Keys and the mouse have set the current row by now. Assistive technology can select one, and no more than that.
    if (selected.size() == 1 && selected.constFirst().height() == 1 && state() != DragSelectingState
        && selected.constFirst().top() != currentIndex().row())
        selectionModel()->setCurrentIndex(shownIndex(selected.constFirst().top()), QItemSelectionModel::NoUpdate);
    if (!QAccessible::isActive())
        return;
    const auto tell = [this](QAccessible::Event what, const QItemSelection &selection) {
        const QModelIndex index = selection.isEmpty() ? QModelIndex() : shownIndex(selection.constFirst().top());
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(this);
        if (!index.isValid() || !table || !table->tableInterface())
            return;
        if (QAccessibleInterface *cell = table->tableInterface()->cellAt(index.row(), index.column())) {
            QAccessibleEvent event(cell, what);
            QAccessible::updateAccessibility(&event);
        }
    };
    tell(QAccessible::SelectionRemove, deselected);
    tell(QAccessible::Selection, selected);
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0)
        viewport()->update(); // what is drawn at the viewport's edge does not move along
}

bool TableView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        hover(rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y()));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        hover(-1);
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

void TableView::hover(int row)
{
    const int before = std::exchange(m_hoveredRow, row);
    if (before == row)
        return;
    for (const int changed : {before, row})
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), equalRowHeight());
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    // Or else Qt scrolls, half a second later, to what was clicked, wherever the reader has scrolled meanwhile.
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    QTableView::mousePressEvent(event);
    setAutoScroll(scrolls);
}

void dressTable(TableView &table, const Theme &theme, Density density)
{
    dressHeader(*table.horizontalHeader(), theme, density);
    table.setEqualRowHeight(density == Density::Rows
            ? theme.rowHeight()
            : QFontMetrics(theme.font(TextRank::Body)).height() + space::small);
}

void dressHeader(QHeaderView &header, const Theme &theme, Density density)
{
    QFont font = theme.font(TextRank::Caption);
    font.setWeight(QFont::DemiBold);
    const int text = QFontMetrics(font).height();
    header.setFont(font);
    header.setFixedHeight(density == Density::Rows ? std::max(space::headerHeight, text + space::large)
                                                   : std::max(space::rowHeight, text + space::medium));
}

} // namespace billow
