// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractItemView>
#include <QAccessible>

class QHeaderView;

namespace billow {

/// A table whose rows all have one height, so that it keeps nothing for a row: a million cost what ten do.
/// (QTableView's header keeps eight bytes of each, and looks through them.)
///
/// Rows are what is selected and what keys move by: Home and End lead to the first and the last of them, Left and Right
/// to the next column that is shown. Nothing is edited, and it scrolls by pixels. Its columns are those of header():
/// sized, moved and hidden there. The model must be flat; 2^30 pixels of it can be scrolled to, some 30 million rows.
///
/// Lives on the GUI thread. Assistive technology is told of it as of a table: AccessibleRows.h.
class RowView : public QAbstractItemView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowView)
public:
    static constexpr qsizetype mostCopied = 10'000; ///< rows that Ctrl+C takes along

    explicit RowView(QWidget *parent = nullptr);
    ~RowView() override;

    void setModel(QAbstractItemModel *model) override;
    void setSelectionModel(QItemSelectionModel *selectionModel) override;

    [[nodiscard]] QHeaderView *header() const { return m_header; }
    /// From left to right (in a language that is read so).
    [[nodiscard]] QList<int> shownColumns() const;
    /// Of that row the cell in the current column, or in the first where that is hidden: keys lead nowhere from a
    /// hidden cell. Invalid: there is none.
    [[nodiscard]] QModelIndex shownIndex(int row) const;
    /// As wide as its heading and what is in view of it need.
    void fitColumn(int column);

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int rowHeight() const { return m_rowHeight; } ///< pixels, 1 or more
    void setRowHeight(int height);
    /// Where the row's upper edge is in the viewport, or would be if that were larger.
    [[nodiscard]] int rowTop(int row) const;
    /// -1: no row is there.
    [[nodiscard]] int rowAt(int y) const;

    void selectRow(int row);
    /// From top to bottom, at most \a most of them. Everything may be selected, so never ask for all.
    [[nodiscard]] QList<int> selectedRows(qsizetype most) const;
    [[nodiscard]] qsizetype selectedRowCount() const; ///< cheap, however many they are

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    /// Up and down only: a row is wider than the window, and the reader chose what to see of it.
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    /// Does nothing: QAbstractItemView would look through all rows for what is typed.
    void keyboardSearch(const QString &search) override;

protected:
    void updateGeometries() override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    int sizeHintForColumn(int column) const override;

    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void columnsChanged();
    void showColumn(int column);
    [[nodiscard]] int columnBeside(int column, int step) const;
    [[nodiscard]] QRect rowRect(int first, int last) const;
    [[nodiscard]] std::pair<int, int> rowsWithin(const QRect &area) const;
    void paintRow(QPainter &painter, const QStyleOptionViewItem &option, int row, const QList<int> &columns) const;
    void tell(QAccessible::Event event, const QModelIndex &index);

    QHeaderView *m_header; // child
    QMetaObject::Connection m_removal;
    int m_rowHeight = 24;
};

} // namespace billow
