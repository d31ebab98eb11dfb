// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/RowView.h"

#include "ui/table/AccessibleRows.h"

#include <QHeaderView>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace billow {

namespace {
/// The farthest that anything is from the viewport, in pixels: it is still to be added to.
constexpr int farthest = std::numeric_limits<int>::max() / 2;
} // namespace

RowView::RowView(QWidget *parent)
    : QAbstractItemView(parent)
    , m_header(new QHeaderView(Qt::Horizontal, this))
{
    AccessibleRows::install();
    setFrameShape(NoFrame);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    m_header->setHighlightSections(false);
    m_header->setSectionsClickable(false);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        if ((before == 0) != (after == 0))
            columnsChanged(); // shown or hidden
        else
            scheduleDelayedItemsLayout();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, &RowView::columnsChanged);
    connect(m_header, &QHeaderView::sectionCountChanged, this, &RowView::columnsChanged);
    connect(m_header, &QHeaderView::geometriesChanged, this, &RowView::scheduleDelayedItemsLayout);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &RowView::fitColumn);
}

RowView::~RowView()
{
    disconnect(m_header, nullptr, this, nullptr); // it tells of itself while it is hidden for the last time
}

void RowView::setModel(QAbstractItemModel *model)
{
    disconnect(m_removal);
    m_header->setModel(model);
    QAbstractItemView::setModel(model);
    if (model)
        m_removal = connect(model, &QAbstractItemModel::rowsRemoved, this, &RowView::doItemsLayout);
}

void RowView::setSelectionModel(QItemSelectionModel *selectionModel)
{
    QAbstractItemView::setSelectionModel(selectionModel);
    m_header->setSelectionModel(selectionModel);
}

QList<int> RowView::shownColumns() const
{
    QList<int> columns;
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        if (!m_header->isSectionHidden(column))
            columns += column;
    }
    return columns;
}

QModelIndex RowView::shownIndex(int row) const
{
    const QList<int> columns = shownColumns();
    if (row < 0 || row >= rowCount() || columns.isEmpty())
        return {};
    const int column = currentIndex().column();
    return model()->index(row, columns.contains(column) ? column : columns.constFirst());
}

int RowView::rowCount() const
{
    return model() ? model()->rowCount() : 0;
}

void RowView::setRowHeight(int height)
{
    m_rowHeight = std::max(1, height);
    scheduleDelayedItemsLayout();
}

int RowView::rowTop(int row) const
{
    const qint64 top = qint64{row} * m_rowHeight - verticalOffset();
    return static_cast<int>(std::clamp<qint64>(top, -farthest, farthest));
}

int RowView::rowAt(int y) const
{
    const int place = y + verticalOffset();
    const int row = place / m_rowHeight;
    return place >= 0 && row < rowCount() ? row : -1;
}

QRect RowView::rowRect(int first, int last) const
{
    return {0, rowTop(first), viewport()->width(), rowTop(last + 1) - rowTop(first)};
}

std::pair<int, int> RowView::rowsWithin(const QRect &area) const
{
    return {std::max(0, (area.top() + verticalOffset()) / m_rowHeight),
        std::min(rowCount() - 1, (area.bottom() + verticalOffset()) / m_rowHeight)};
}

QRect RowView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int column = index.column();
    return {m_header->sectionViewportPosition(column), rowTop(index.row()), m_header->sectionSize(column), m_rowHeight};
}

QModelIndex RowView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    const int column = m_header->logicalIndexAt(point.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column);
}

bool RowView::isIndexHidden(const QModelIndex &index) const
{
    return m_header->isSectionHidden(index.column());
}

int RowView::horizontalOffset() const
{
    return m_header->offset();
}

int RowView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void RowView::updateGeometries()
{
    const int height = m_header->isHidden()
        ? 0
        : std::clamp(m_header->sizeHint().height(), m_header->minimumHeight(), m_header->maximumHeight());
    setViewportMargins(0, height, 0, 0); // comes back here only where that is another height
    const QRect below = viewport()->geometry();
    m_header->setGeometry(below.left(), below.top() - height, below.width(), height);

    const int wide = m_header->length();
    const int tall = static_cast<int>(std::min<qint64>(qint64{rowCount()} * m_rowHeight, farthest));
    // A bar that the other one alone makes necessary is not.
    const QSize most = maximumViewportSize();
    const bool fits = wide <= most.width() && tall <= most.height();
    const auto setUp = [](QScrollBar &bar, int content, int page, int step) {
        bar.setPageStep(page);
        bar.setSingleStep(step);
        bar.setRange(0, std::max(0, content - page)); // a bar that comes or goes changes the viewport's size
    };
    const int width = fits ? most.width() : viewport()->width();
    setUp(*horizontalScrollBar(), wide, width, std::max(1, width / 10));
    setUp(*verticalScrollBar(), tall, fits ? most.height() : viewport()->height(), m_rowHeight);
    m_header->setOffset(horizontalScrollBar()->value());
    QAbstractItemView::updateGeometries();
}

void RowView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    doItemsLayout();
}

void RowView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        m_header->setOffset(horizontalScrollBar()->value());
        viewport()->update(); // what is drawn at the viewport's edge does not move along
    } else {
        viewport()->scroll(0, dy);
    }
}

void RowView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = rowTop(index.row());
    const int below = top + m_rowHeight - viewport()->height(); // how far its lower edge is from the viewport's
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

void RowView::showColumn(int column)
{
    const int left = m_header->sectionViewportPosition(column);
    const int beyond = left + m_header->sectionSize(column) - viewport()->width();
    const int by = left < 0 ? left : std::clamp(beyond, 0, left);
    const int sign = isRightToLeft() ? -1 : 1;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + sign * by);
}

int RowView::columnBeside(int column, int step) const
{
    const QList<int> columns = shownColumns();
    const qsizetype place = columns.indexOf(column) + step;
    return place < 0 || place >= columns.size() ? column : columns.at(place);
}

QModelIndex RowView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const QModelIndex current = currentIndex();
    const QModelIndex start = shownIndex(current.isValid() ? current.row() : std::max(0, rowAt(0)));
    if (!start.isValid() || (!current.isValid() && action != MoveHome && action != MoveEnd))
        return start;

    const int page = std::max(1, viewport()->height() / m_rowHeight);
    const int forward = isRightToLeft() ? -1 : 1;
    int row = start.row();
    int column = start.column();
    switch (action) {
    case MoveUp:
        row -= 1;
        break;
    case MoveDown:
        row += 1;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rowCount() - 1;
        break;
    case MoveLeft:
        column = columnBeside(column, -forward);
        break;
    case MoveRight:
        column = columnBeside(column, forward);
        break;
    case MovePrevious:
        column = columnBeside(column, -1);
        break;
    case MoveNext:
        column = columnBeside(column, 1);
        break;
    }
    const QModelIndex target = model()->index(std::clamp(row, 0, rowCount() - 1), column);
    if (target == current)
        scrollTo(target); // nobody else does, and it may have been scrolled away from
    return target;
}

void RowView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel())
        return;
    // One corner is where it began, the other where it has come to; either may be above.
    const auto [top, bottom] = std::minmax({rect.top(), rect.bottom()});
    const auto [first, last] = rowsWithin(QRect(QPoint(0, top), QPoint(0, bottom)));
    QItemSelection selection;
    if (first <= last)
        selection.select(model()->index(first, 0), model()->index(last, model()->columnCount() - 1));
    selectionModel()->select(selection, command);
}

QRegion RowView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        if (range.isValid())
            region += rowRect(range.top(), range.bottom()) & viewport()->rect();
    return region;
}

void RowView::selectRow(int row)
{
    if (const QModelIndex index = shownIndex(row); index.isValid())
        setCurrentIndex(index);
}

QList<int> RowView::selectedRows(qsizetype most) const
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

qsizetype RowView::selectedRowCount() const
{
    if (!selectionModel())
        return 0;
    qsizetype count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

void RowView::keyboardSearch(const QString &) { }

void RowView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    // Not by mouse: auto-scroll is off during a press, and a drag scrolls by itself.
    const bool byKey = hasAutoScroll() && state() != DragSelectingState;
    if (byKey && current.isValid() && !isIndexHidden(current) && previous.isValid()
        && current.column() != previous.column())
        showColumn(current.column());
    for (const QModelIndex &index : {previous, current})
        if (index.isValid())
            viewport()->update(rowRect(index.row(), index.row())); // the mark of the current row is at its edge
    if (hasFocus())
        tell(QAccessible::Focus, current);
}

void RowView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    const auto first = [this](const QItemSelection &selection) {
        const QList<int> columns = shownColumns();
        return selection.isEmpty() || columns.isEmpty()
            ? QModelIndex()
            : model()->index(selection.constFirst().top(), columns.constFirst());
    };
    tell(QAccessible::SelectionRemove, first(deselected));
    tell(QAccessible::Selection, first(selected));
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    // Or else Qt scrolls, half a second later, to what was clicked, wherever the reader has scrolled meanwhile.
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    QAbstractItemView::mousePressEvent(event);
    setAutoScroll(scrolls);
}

void RowView::columnsChanged()
{
    scheduleDelayedItemsLayout(); // several change together, and are laid out once
    if (!QAccessible::isActive())
        return;
    QAccessibleTableModelChangeEvent change(this, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&change);
}

void RowView::tell(QAccessible::Event event, const QModelIndex &index)
{
    if (!QAccessible::isActive() || !index.isValid())
        return;
    QAccessibleEvent told(this, event);
    told.setChild(AccessibleRows::childOf(*this, index));
    QAccessible::updateAccessibility(&told);
}

int RowView::sizeHintForColumn(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    const auto [first, last] = rowsWithin(viewport()->rect());
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, column);
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width;
}

void RowView::fitColumn(int column)
{
    m_header->resizeSection(column, std::max(sizeHintForColumn(column), m_header->sectionSizeHint(column)));
}

void RowView::paintEvent(QPaintEvent *event)
{
    const QRegion &region = event->region();
    const auto [first, last] = rowsWithin(region.boundingRect());
    QList<int> columns = shownColumns();
    columns.removeIf([this, &region](int column) {
        const QRect stripe(m_header->sectionViewportPosition(column), 0, m_header->sectionSize(column), height());
        return !region.boundingRect().intersects(stripe);
    });
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    QPainter painter(viewport());
    for (int row = first; row <= last; ++row)
        if (region.intersects(rowRect(row, row)))
            paintRow(painter, option, row, columns);
}

void RowView::paintRow(QPainter &painter, const QStyleOptionViewItem &option, int row, const QList<int> &columns) const
{
    QStyleOptionViewItem cell = option;
    cell.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(model()->index(row, 0)));
    cell.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex().row() == row);
    for (const int column : columns) {
        const QModelIndex index = model()->index(row, column);
        cell.rect = visualRect(index);
        itemDelegateForIndex(index)->paint(&painter, cell, index);
    }
}

} // namespace billow
