// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/invoice/InvoiceQuery.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace billow {

class Api;
class DetailPane;
class InvoicePanel;
class MoneyFormat;
class StatCards;
class Theme;

/// The page that is open all day: totals, the newest invoices, and the details of one of them.
class DashboardPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DashboardPage)
public:
    DashboardPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const LiveUpdate &update);
    void showNewest();
    /// Keeps the list still, while invoices are stored and totals change.
    void setPaused(bool paused);
    /// Of the cards, and of totals in the list that are shown without a code. Nothing: the ledger's default, or the
    /// most frequent one where no invoice shown is in that.
    void setMainCurrency(std::optional<Currency> currency);

Q_SIGNALS:
    /// Also after other ways to the newest.
    void pausedChanged(bool paused);
    void copyWanted(const QList<billow::Seq> &seqs, qsizetype selected);
    /// To the Invoices page, with that text searched for; empty: to its search field.
    void findWanted(const QString &text);
    /// To the Invoices page, filtered by that alone.
    void invoicesWanted(const billow::InvoiceFilter &filter);
    void importWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeDetails();
    void openDetails(bool open);
    void showDetails();
    [[nodiscard]] Currency mainCurrency(const Stats &stats) const;

    std::optional<Currency> m_mainCurrency;
    LiveUpdate m_latest; ///< without its invoices
    // Children.
    StatCards *m_cards;
    InvoicePanel *m_invoices;
    DetailPane *m_details;
    QVBoxLayout *m_layout;
};

} // namespace billow
