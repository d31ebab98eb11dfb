// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "ui/table/TableView.h"

#include <QTimer>

namespace billow {

class InvoiceGridModel;
class MoneyFormat;
class Theme;

/// The table of invoices: columns that share the width by importance, and new rows that fade.
class InvoiceGrid final : public TableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvoiceGrid)
public:
    /// \a model must outlive the grid.
    InvoiceGrid(InvoiceGridModel &model, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// Whether someone is reading: scrolled away from the newest, or a row selected.
    [[nodiscard]] bool isBeingRead() const;
    /// Ends the reading: nothing selected, the newest on top.
    void showNewest();
    /// As Ctrl+C.
    void copy();

Q_SIGNALS:
    void readingChanged();
    /// Ctrl+C, with so many rows selected: the seqs of the first mostCopied, from top to bottom.
    void copyWanted(const QList<billow::Seq> &seqs, qsizetype selected);
    /// The Home key.
    void newestWanted();
    /// Enter, or a double click.
    void detailsWanted();
    /// For the current row, at that place of the screen.
    void menuWanted(const QPoint &global);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void setUp();
    void takeTheme();
    void shareColumns();
    void afterInsertion();
    void fade();

    InvoiceGridModel &m_model;
    const MoneyFormat &m_format;
    const Theme &m_theme;
    QTimer m_fading; ///< repaints tinted rows; runs while there are any
};

} // namespace billow
