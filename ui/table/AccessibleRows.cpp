// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/AccessibleRows.h"

#include "ui/table/RowView.h"

#include <QHeaderView>
#include <QPointer>

#include <algorithm>
#include <limits>

namespace billow {

namespace {

QAccessibleInterface *tableOf(RowView *view)
{
    return QAccessible::queryAccessibleInterface(view);
}

QRect onScreen(const QWidget &widget, const QRect &rect)
{
    return {widget.mapToGlobal(rect.topLeft()), rect.size()};
}

/// What headings and cells have in common: they are within a RowView, and there is nothing in them.
class Part : public QAccessibleInterface {
    Q_DISABLE_COPY_MOVE(Part)
public:
    explicit Part(RowView *view)
        : m_view(view)
    {
    }

    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? tableOf(m_view)->window() : nullptr; }
    QAccessibleInterface *parent() const override { return m_view ? tableOf(m_view) : nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }

protected:
    [[nodiscard]] RowView *view() const { return m_view; }

private:
    QPointer<RowView> m_view;
};

class Heading final : public Part {
public:
    Heading(RowView *view, int column)
        : Part(view)
        , m_column(column)
    {
    }

    [[nodiscard]] int column() const { return m_column; }

    bool isValid() const override { return view() && m_column < view()->header()->count(); }
    QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    QString text(QAccessible::Text kind) const override;
    QRect rect() const override;
    QAccessible::State state() const override;

private:
    const int m_column; ///< the model's
};

QString Heading::text(QAccessible::Text kind) const
{
    const auto of = [this](int role) { return view()->model()->headerData(m_column, Qt::Horizontal, role).toString(); };
    if (!isValid())
        return {};
    return kind == QAccessible::Name       ? of(Qt::DisplayRole)
        : kind == QAccessible::Description ? of(Qt::ToolTipRole)
                                           : QString();
}

QRect Heading::rect() const
{
    if (!isValid())
        return {};
    const QHeaderView &header = *view()->header();
    return onScreen(
        header, {header.sectionViewportPosition(m_column), 0, header.sectionSize(m_column), header.height()});
}

QAccessible::State Heading::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.invisible = state.invalid || view()->header()->isSectionHidden(m_column) || !view()->header()->isVisible();
    return state;
}

class Cell final : public Part, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    Cell(RowView *view, const QModelIndex &index)
        : Part(view)
        , m_index(index)
    {
    }

    [[nodiscard]] QModelIndex index() const { return m_index; }

    void *interface_cast(QAccessible::InterfaceType type) override;
    bool isValid() const override { return view() && m_index.isValid() && m_index.model() == view()->model(); }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QString text(QAccessible::Text kind) const override;
    QRect rect() const override;
    QAccessible::State state() const override;

    bool isSelected() const override;
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override;
    int rowIndex() const override { return m_index.row(); }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

    QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    const QPersistentModelIndex m_index;
};

void *Cell::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface *>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

QString Cell::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Description)
        return m_index.data(Qt::ToolTipRole).toString();
    if (kind != QAccessible::Name)
        return {};
    const QVariant spoken = m_index.data(Qt::AccessibleTextRole); // where it is not what is drawn
    return (spoken.isValid() ? spoken : m_index.data(Qt::DisplayRole)).toString();
}

QRect Cell::rect() const
{
    return isValid() ? onScreen(*view()->viewport(), view()->visualRect(m_index)) : QRect();
}

QAccessible::State Cell::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    if (state.invalid)
        return state;
    state.focusable = true;
    state.selectable = true;
    state.readOnly = true;
    state.multiSelectable = true;
    state.selected = isSelected();
    state.active = view()->currentIndex() == m_index;
    state.focused = state.active && view()->hasFocus();
    state.offscreen = !view()->viewport()->rect().intersects(view()->visualRect(m_index));
    state.invisible = view()->header()->isSectionHidden(m_index.column()) || !view()->isVisible();
    return state;
}

bool Cell::isSelected() const
{
    return isValid() && view()->selectionModel()->isSelected(m_index);
}

QList<QAccessibleInterface *> Cell::columnHeaderCells() const
{
    const int column = columnIndex();
    if (column < 0)
        return {};
    return {parent()->child(column)}; // the headings come first
}

int Cell::columnIndex() const
{
    return isValid() ? static_cast<int>(view()->shownColumns().indexOf(m_index.column())) : -1;
}

void Cell::doAction(const QString &name)
{
    if (!isValid() || name != setFocusAction())
        return;
    view()->setFocus();
    view()->setCurrentIndex(m_index);
}

/// Qt asks for each class of an object, the most derived first.
QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<RowView *>(object);
    return view ? new AccessibleRows(*view) : nullptr;
}

} // namespace

void AccessibleRows::install()
{
    QAccessible::installFactory(&makeInterface);
}

int AccessibleRows::childOf(const RowView &view, const QModelIndex &index)
{
    const QList<int> columns = view.shownColumns();
    const qsizetype column = columns.indexOf(index.column());
    const qint64 place = (qint64{index.row()} + 1) * columns.size() + column;
    return column < 0 || place > std::numeric_limits<int>::max() ? -1 : static_cast<int>(place);
}

AccessibleRows::AccessibleRows(RowView &view)
    : QAccessibleWidget(&view, QAccessible::Table)
{
}

AccessibleRows::~AccessibleRows()
{
    for (const QAccessible::Id id : std::as_const(m_cells))
        QAccessible::deleteAccessibleInterface(id);
    for (const QAccessible::Id id : std::as_const(m_headings))
        QAccessible::deleteAccessibleInterface(id);
}

RowView *AccessibleRows::view() const
{
    return static_cast<RowView *>(widget());
}

void *AccessibleRows::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (type == QAccessible::SelectionInterface)
        return static_cast<QAccessibleSelectionInterface *>(this);
#endif
    return QAccessibleWidget::interface_cast(type);
}

int AccessibleRows::rowCount() const
{
    return view()->rowCount();
}

int AccessibleRows::columnCount() const
{
    return static_cast<int>(view()->shownColumns().size());
}

int AccessibleRows::childCount() const
{
    const qint64 count = (qint64{rowCount()} + 1) * columnCount();
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QAccessibleInterface *AccessibleRows::child(int place) const
{
    const int columns = columnCount();
    if (place < 0 || columns == 0)
        return nullptr;
    return place < columns ? headingAt(place) : cellAt(place / columns - 1, place % columns);
}

QAccessibleInterface *AccessibleRows::childAt(int x, int y) const
{
    const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
    const QModelIndex index = view()->viewport()->rect().contains(point) ? view()->indexAt(point) : QModelIndex();
    if (index.isValid())
        return child(childOf(*view(), index));
    const QHeaderView &header = *view()->header();
    const QPoint above = header.mapFromGlobal(QPoint(x, y));
    const int column = header.rect().contains(above) ? header.logicalIndexAt(above) : -1;
    return column < 0 ? nullptr : headingAt(static_cast<int>(view()->shownColumns().indexOf(column)));
}

int AccessibleRows::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *cell = dynamic_cast<const Cell *>(child))
        return cell->isValid() ? childOf(*view(), cell->index()) : -1;
    if (const auto *heading = dynamic_cast<const Heading *>(child))
        return static_cast<int>(view()->shownColumns().indexOf(heading->column()));
    return -1;
}

QAccessibleInterface *AccessibleRows::focusChild() const
{
    const QModelIndex current = view()->currentIndex();
    return view()->hasFocus() && current.isValid() ? child(childOf(*view(), current)) : nullptr;
}

QModelIndex AccessibleRows::indexAt(int row, int column) const
{
    const QList<int> columns = view()->shownColumns();
    if (row < 0 || row >= rowCount() || column < 0 || column >= columns.size())
        return {};
    return view()->model()->index(row, columns.at(column));
}

QAccessibleInterface *AccessibleRows::cellAt(int row, int column) const
{
    const QModelIndex index = indexAt(row, column);
    if (!index.isValid())
        return nullptr;
    QAccessible::Id &id = m_cells[index];
    if (id == 0)
        id = QAccessible::registerAccessibleInterface(new Cell(view(), index));
    return QAccessible::accessibleInterface(id);
}

QAccessibleInterface *AccessibleRows::headingAt(int column) const
{
    const QList<int> columns = view()->shownColumns();
    if (column < 0 || column >= columns.size())
        return nullptr;
    QAccessible::Id &id = m_headings[columns.at(column)];
    if (id == 0)
        id = QAccessible::registerAccessibleInterface(new Heading(view(), columns.at(column)));
    return QAccessible::accessibleInterface(id);
}

QString AccessibleRows::columnDescription(int column) const
{
    const QAccessibleInterface *heading = headingAt(column);
    return heading ? heading->text(QAccessible::Name) : QString();
}

QList<QAccessibleInterface *> AccessibleRows::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    const int columns = columnCount();
    for (const int row : view()->selectedRows(columns == 0 ? 0 : mostCells / columns))
        for (int column = 0; column < columns; ++column)
            cells += cellAt(row, column);
    return cells;
}

QList<int> AccessibleRows::selectedRows() const
{
    return view()->selectedRows(mostCells);
}

int AccessibleRows::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

int AccessibleRows::selectedRowCount() const
{
    return static_cast<int>(view()->selectedRowCount());
}

bool AccessibleRows::isRowSelected(int row) const
{
    const QModelIndex index = indexAt(row, 0);
    return index.isValid() && view()->selectionModel()->isSelected(index);
}

bool AccessibleRows::selectRow(int row)
{
    const QModelIndex index = indexAt(row, 0);
    if (index.isValid())
        view()->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    return index.isValid();
}

bool AccessibleRows::unselectRow(int row)
{
    const QModelIndex index = indexAt(row, 0);
    if (index.isValid())
        view()->selectionModel()->select(index, QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    return index.isValid();
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
bool AccessibleRows::selectAll()
{
    view()->selectAll();
    return true;
}

bool AccessibleRows::clear()
{
    view()->clearSelection();
    return true;
}

int AccessibleRows::rowOf(const QAccessibleInterface *cell) const
{
    const auto *ours = dynamic_cast<const Cell *>(cell);
    return ours && ours->table() == this ? ours->rowIndex() : -1;
}
#endif

void AccessibleRows::modelChange(QAccessibleTableModelChangeEvent *)
{
    const bool tooMany = m_cells.size() > mostCells;
    m_cells.removeIf([this, tooMany](std::pair<const QPersistentModelIndex &, QAccessible::Id &> each) {
        const QModelIndex index = each.first;
        const bool isOurs = index.isValid() && index.model() == view()->model();
        const bool keep = isOurs && (!tooMany || view()->viewport()->rect().intersects(view()->visualRect(index)));
        if (!keep)
            QAccessible::deleteAccessibleInterface(each.second);
        return !keep;
    });
}

} // namespace billow
