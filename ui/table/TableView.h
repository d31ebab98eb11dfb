// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

class QHeaderView;

namespace billow {

class Theme;

/// A QTableView of whole rows that all have one height, scrolled by pixels and never edited.
///
/// Home and End lead to the first and the last row, the first key begins in view, and only Left and Right move
/// sideways. A selected range is kept as one range, however many rows it has. The model must be flat. Qt keeps eight
/// bytes of each row.
///
/// Lives on the GUI thread.
class TableView : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableView)
public:
    static constexpr qsizetype mostCopied = 10'000; ///< rows that Ctrl+C takes along

    explicit TableView(QWidget *parent = nullptr);
    ~TableView() override;

    /// Pixels, 1 or more; of all rows.
    void setEqualRowHeight(int height);
    [[nodiscard]] int equalRowHeight() const;
    /// The row under the mouse; negative: none.
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }

    /// From left to right (in a language that is read so).
    [[nodiscard]] QList<int> shownColumns() const;
    /// Of that row the cell in the current column, or in the first where that is hidden: keys lead nowhere from a
    /// hidden cell. Invalid: there is none.
    [[nodiscard]] QModelIndex shownIndex(int row) const;

    /// From top to bottom, at most \a most of them. Everything may be selected, so never ask for all.
    [[nodiscard]] QList<int> selectedRows(qsizetype most) const;
    [[nodiscard]] qsizetype selectedRowCount() const; ///< cheap, however many they are

    /// Up and down only: a row is wider than the window, and the reader chose what to see of it.
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    /// Does nothing: QAbstractItemView would look through all rows for what is typed, and the model would fetch them.
    void keyboardSearch(const QString &search) override;

    /// Nothing is typed here. Qt would answer with the current row, at a wrong place, and a scroll area that brings the
    /// focus into view would bring no more of the table than that.
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override
    {
        return QWidget::inputMethodQuery(query); // NOLINT(bugprone-parent-virtual-call)
    }

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] int rowCount() const;
    void showColumn(int column);
    void hover(int row);

    int m_hoveredRow = -1;
};

/// How much room the lines of a table take.
enum class Density {
    Rows, ///< of invoices and the like
    Lines, ///< of text
};

/// The theme's font and heights, to be set again whenever it changes.
void dressTable(TableView &table, const Theme &theme, Density density = Density::Rows);
void dressHeader(QHeaderView &header, const Theme &theme, Density density = Density::Rows);

} // namespace billow
