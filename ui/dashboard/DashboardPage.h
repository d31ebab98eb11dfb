// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QWidget>

class QVBoxLayout;

namespace billow {

class Api;
class InvoicePanel;
class MoneyFormat;
class StatCards;
class Theme;

/// The page that is kept open all day: headline figures, and the newest invoices.
class DashboardPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DashboardPage)
public:
    DashboardPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const LiveUpdate &update);
    void showNewest();
    /// Holds the grid still, while intake and figures go on.
    void setPaused(bool paused);

Q_SIGNALS:
    /// Also where the person goes back to the newest by other ways.
    void pausedChanged(bool paused);
    void copyWanted(const QList<billow::Seq> &seqs, qsizetype selected);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // Children.
    StatCards *m_cards;
    InvoicePanel *m_invoices;
    QVBoxLayout *m_layout;
};

} // namespace billow
