// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"
#include "ui/table/TableCard.h"

namespace billow {

class Api;
class InvoiceGrid;
class InvoiceGridModel;
class Theme;

/// The card with the list of invoices. At the top it follows the newest. While someone reads (has scrolled away or
/// selected a row) nothing in view moves, and a pill announces new invoices: a click on it, or Home, jumps to the
/// newest.
class InvoicePanel final : public TableCard {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvoicePanel)
public:
    InvoicePanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const LiveUpdate &update);
    /// Jumps to the newest, and follows again.
    void showNewest();
    /// Keeps what is in view still, also at the top, until showNewest() or false.
    void setPaused(bool paused);
    /// That of the current row; nothing where there is none, or it has not been fetched.
    [[nodiscard]] const Invoice *currentInvoice() const;
    void focusGrid();

Q_SIGNALS:
    void pausedChanged(bool paused);
    void copyWanted(const QList<billow::Seq> &seqs, qsizetype selected);
    /// Enter, a double click, or the menu.
    void detailsWanted();
    /// currentInvoice() may be another one.
    void currentInvoiceChanged();
    /// To the Invoices page, with that text searched for.
    void findWanted(const QString &text);
    /// To the Invoices page, filtered by that alone.
    void invoicesWanted(const billow::InvoiceFilter &filter);
    void importWanted();

private:
    void followReader();
    [[nodiscard]] bool mustHold() const;
    void thawIfUnread();
    void announceWaiting(std::int64_t waiting);
    void explainEmptiness(const SystemStatus &status);
    void openMenu(const QPoint &global);

    const MoneyFormat &m_format;
    bool m_paused = false;
    // Children.
    InvoiceGridModel *m_model;
    InvoiceGrid *m_grid;
};

} // namespace billow
