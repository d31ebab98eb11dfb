// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"
#include "ui/table/TableCard.h"

namespace billow {

class Api;
class InvoiceGrid;
class InvoiceGridModel;
class Theme;

/// The card with the grid of invoices. At the top it follows the newest; while someone reads (has scrolled away or
/// selected a row) nothing in view moves, and a pill announces what has come since: a click on it, or Home, goes back.
class InvoicePanel final : public TableCard {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvoicePanel)
public:
    InvoicePanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const LiveUpdate &update);
    /// Back to the top, following again.
    void showNewest();
    /// Holds what is in view still, also at the top, until showNewest() or the other way round.
    void setPaused(bool paused);

Q_SIGNALS:
    void pausedChanged(bool paused);
    void copyWanted(const QList<billow::Seq> &seqs, qsizetype selected);

private:
    void followReader();
    [[nodiscard]] bool mustHold() const;
    void thawIfUnread();
    void announceWaiting(std::int64_t waiting);
    void explainEmptiness(const SystemStatus &status);

    const MoneyFormat &m_format;
    bool m_paused = false;
    // Children.
    InvoiceGridModel *m_model;
    InvoiceGrid *m_grid;
};

} // namespace billow
