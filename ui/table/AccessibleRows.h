// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

namespace billow {

class RowView;

/// What assistive technology is told of a RowView: a table of the columns that are shown, in the order they are shown
/// in, under their headings. Its children are the headings, and then row by row the cells.
///
/// Cells are made when they are asked for. One that was handed out stays that of its invoice while rows come above it,
/// until that row goes or, where very many were, until it is out of view and the model changes.
///
/// Lives on the GUI thread, and is owned by Qt, as each QAccessibleInterface is.
class AccessibleRows final : public QAccessibleWidget,
                             public QAccessibleTableInterface
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    ,
                             public QAccessibleSelectionInterface
#endif
{
    Q_DISABLE_COPY_MOVE(AccessibleRows)
public:
    static constexpr qsizetype mostCells = 2'000; ///< that are kept whether they are in view or not

    /// Has Qt make one for each RowView. Once, however often it is called.
    static void install();
    /// Which child that cell is; -1: of none that is shown.
    [[nodiscard]] static int childOf(const RowView &view, const QModelIndex &index);

    explicit AccessibleRows(RowView &view);
    ~AccessibleRows() override;

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int place) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *caption() const override
    {
        return nullptr;
    }
    QAccessibleInterface *summary() const override
    {
        return nullptr;
    }
    QAccessibleInterface *cellAt(int row, int column) const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int) const override
    {
        return {};
    }
    int columnCount() const override;
    int rowCount() const override;

    /// Of selected rows, at most mostCells are named.
    QList<QAccessibleInterface *> selectedCells() const override;
    QList<int> selectedRows() const override;
    QList<int> selectedColumns() const override
    {
        return {};
    } ///< rows are what is selected
    int selectedCellCount() const override;
    int selectedRowCount() const override;
    int selectedColumnCount() const override
    {
        return 0;
    }
    bool isRowSelected(int row) const override;
    bool isColumnSelected(int) const override
    {
        return false;
    }
    bool selectRow(int row) override;
    bool unselectRow(int row) override;
    bool selectColumn(int) override
    {
        return false;
    }
    bool unselectColumn(int) override
    {
        return false;
    }

    void modelChange(QAccessibleTableModelChangeEvent *event) override;

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    // What is selected of a cell is its row.
    int selectedItemCount() const override
    {
        return selectedCellCount();
    }
    QList<QAccessibleInterface *> selectedItems() const override
    {
        return selectedCells();
    }
    bool isSelected(QAccessibleInterface *cell) const override
    {
        return isRowSelected(rowOf(cell));
    }
    bool select(QAccessibleInterface *cell) override
    {
        return selectRow(rowOf(cell));
    }
    bool unselect(QAccessibleInterface *cell) override
    {
        return unselectRow(rowOf(cell));
    }
    bool selectAll() override;
    bool clear() override;
#endif

private:
    [[nodiscard]] RowView *view() const;
    [[nodiscard]] QAccessibleInterface *headingAt(int column) const;
    /// Invalid where there is no such cell.
    [[nodiscard]] QModelIndex indexAt(int row, int column) const;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    /// -1: it is no cell of this table.
    [[nodiscard]] int rowOf(const QAccessibleInterface *cell) const;
#endif

    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_cells;
    mutable QHash<int, QAccessible::Id> m_headings; ///< by the model's column
};

} // namespace billow
