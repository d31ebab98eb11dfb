// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/search/ColumnLayout.h"
#include "ui/table/TableView.h"

#include <QSet>

namespace billow {

class MoneyFormat;
class SearchModel;
class Theme;

/// The smallest width of each column that fits its usual content.
[[nodiscard]] FieldWidths leastFieldWidths(const MoneyFormat &format, const Theme &theme, const SearchModel &model);

/// The table of search results. Columns can be moved, resized, shown and hidden; until then, the table shows those that
/// fit the window.
class SearchTable final : public TableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchTable)
public:
    static constexpr qsizetype mostKept = 1'000; ///< selected rows that a refresh keeps

    /// \a model must outlive the table.
    SearchTable(SearchModel &model, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// Scroll position and selection, to be restored after the model has changed.
    struct Place {
        Seq top = 0; ///< the invoice of the first row in view; 0: the top, whatever is there
        int offset = 0; ///< pixels of it that are out of view
        int sideways = 0;
        Seq current = 0;
        QSet<Seq> selected;
    };
    [[nodiscard]] Place place() const;
    void goTo(const Place &place);

    [[nodiscard]] const ColumnLayout &columnLayout() const { return m_chosen; } ///< automatic until someone changes it
    void setColumnLayout(const ColumnLayout &layout);
    void setFieldShown(InvoiceKey field, bool shown);
    void putFirst(InvoiceKey field);
    [[nodiscard]] QList<InvoiceKey> shownFields() const; ///< from left to right

    /// In the order of the rows; at most \a most.
    [[nodiscard]] QList<Seq> selectedSeqs(qsizetype most) const;

Q_SIGNALS:
    void columnLayoutChanged();
    void sortWanted(billow::InvoiceKey field);
    void copyWanted();
    void detailsWanted();
    void currentChangedTo(int row);
    void rowMenuWanted(const QPoint &global);
    void columnMenuWanted(const QPoint &global);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void setUp();
    void setUpHeader();
    void takeTheme();
    void fitColumns();
    void arrange(const ColumnLayout &layout);
    void afterChange();
    [[nodiscard]] ColumnLayout currentLayout() const; ///< of the header

    SearchModel &m_model;
    const MoneyFormat &m_format;
    const Theme &m_theme;
    ColumnLayout m_chosen;
    bool m_arranging = false; ///< while the columns are moved by the program
};

} // namespace billow
