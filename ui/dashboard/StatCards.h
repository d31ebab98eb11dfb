// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/dashboard/RecentFigures.h"
#include "ui/format/MoneyFormat.h"

#include <QFrame>

#include <array>
#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace billow {

class ElidedLabel;
class StatCard;
class Theme;

/// The totals of a further currency in one line.
class CurrencyLine final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurrencyLine)
public:
    CurrencyLine(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const CurrencyTotals &totals);

private:
    const MoneyFormat &m_format;
    // Children.
    ElidedLabel *m_count;
    ElidedLabel *m_total;
    ElidedLabel *m_vat;
    ElidedLabel *m_average;
};

/// The totals of the invoices shown, in the main currency, and a line for each further one.
class StatCards final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatCards)
public:
    StatCards(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const LiveUpdate &update);
    /// Where height is scarce there is one line of further currencies instead of three (the rest is said in a line of
    /// text); cards that stand two by two have no foot then, and no such line.
    void setLow(bool low);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawRecent();
    void showHeadline(const Stats &stats);
    void showFurther(const Stats &stats);
    void placeCards();
    void fit();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    Stats m_stats;
    RecentFigures m_recent;
    bool m_known = false; ///< the storage has been read; before, nothing is zero
    bool m_low = false;
    int m_columns = 0;
    // Children.
    std::array<StatCard *, 4> m_cards; ///< invoices, total, VAT, average
    std::vector<CurrencyLine *> m_lines;
    ElidedLabel *m_rest;
    QGridLayout *m_grid;
    QVBoxLayout *m_linesLayout;
};

} // namespace billow
