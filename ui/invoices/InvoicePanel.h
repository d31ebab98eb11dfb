// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"

#include <QFrame>

class QLabel;

namespace billow {

class AnnouncementPill;
class Api;
class InvoiceGrid;
class InvoiceGridModel;
class Theme;

/// The card with the grid of invoices. At the top it follows the newest; while someone reads (has scrolled away or
/// selected a row) nothing in view moves, and a pill announces what has come since: a click on it, or Home, goes back.
class InvoicePanel final : public QFrame {
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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildEmptyState();
    void followReader();
    [[nodiscard]] bool mustHold() const;
    void thawIfUnread();
    void announce(std::int64_t waiting);
    void explainEmptiness(const SystemStatus &status);
    void placeOverlays();
    void roundGrid();
    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    bool m_paused = false;
    // All children of the panel.
    InvoiceGridModel *m_model;
    InvoiceGrid *m_grid;
    AnnouncementPill *m_pill;
    QWidget *m_empty;
    QLabel *m_emptyTitle;
    QLabel *m_emptyText;
};

} // namespace billow
