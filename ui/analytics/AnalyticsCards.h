// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/analytics/AnalyticsText.h"
#include "ui/analytics/MinuteChart.h"

#include <QWidget>

class QGridLayout;

namespace billow {

class ChartCard;
class MonthChart;
class Theme;
class VatTable;

/// All figures, in as many columns as there is room for.
class AnalyticsCards final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsCards)
public:
    AnalyticsCards(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void setFigures(const Analytics &figures);

Q_SIGNALS:
    /// A bar's invoices are to be shown.
    void invoicesWanted(const billow::InvoiceFilter &filter);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What minute charts have in common: whichever is pointed at, all show that minute.
    struct MinuteCard {
        ChartCard *card;
        MinuteChart *chart;
    };
    /// Has a filter pass only invoices of that key; false: no filter can say that.
    using Narrow = bool (*)(InvoiceFilter &filter, const QString &key);
    struct ListCard {
        ChartCard *card;
        BarList *list;
        QString title; ///< with %1 for the currency
        Breakdown Analytics::*breakdown;
        AnalyticsText::Kind kind;
        int rows; ///< that room is kept for
        Narrow narrow;
    };
    MinuteCard makeMinuteCard(MinuteChart::Kind kind);
    ListCard makeListCard(
        const QString &title, Breakdown Analytics::*breakdown, AnalyticsText::Kind kind, int rows, Narrow narrow);
    void arrange();
    void inspectMinute(int place);
    void showVat();
    void showMinutes();
    void showMoment();
    [[nodiscard]] QString describeMoment(const MinuteFigures &point, bool running) const;
    void openRow(std::size_t list, int row);
    void openMonth(int place);
    void showMonths();
    void showMonth();

    const MoneyFormat &m_format;
    const AnalyticsText m_text;
    const Theme &m_theme;
    Analytics m_figures;
    std::vector<MinuteFigures> m_points; ///< of the minutes, one for each m_each
    std::chrono::minutes m_each{1};
    int m_columns = 0;
    // Children, as all they hold.
    MinuteCard m_counts;
    MinuteCard m_values;
    MinuteCard m_backlog;
    ChartCard *m_monthCard;
    MonthChart *m_months;
    std::vector<ListCard> m_lists; ///< the last two are short
    ChartCard *m_vatCard; ///< below all others, as wide as they
    VatTable *m_vat;
    QGridLayout *m_grid;
};

} // namespace billow
