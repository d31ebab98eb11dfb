// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QSpinBox;

namespace billow {

class ElidedLabel;
class MoneyFormat;
class Theme;

/// What the page looks at: how far back, and in which currency. And how far the figures reach.
class AnalyticsControls final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsControls)
public:
    AnalyticsControls(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// What is chosen. Without a currency until there has been an answer.
    [[nodiscard]] const AnalyticsQuery &query() const { return m_query; }
    /// Offers the currencies that occur, and shows how up to date the figures are.
    void setFigures(const Analytics &figures);
    [[nodiscard]] QString reach() const;

Q_SIGNALS:
    void queryChanged();

private:
    QButtonGroup *makeWindows();
    void makeMinutes();
    void chooseWindow(std::chrono::minutes window);
    void takeTheme();
    void chooseCurrency();
    void offer(const std::vector<Currency> &currencies, Currency current);
    [[nodiscard]] QString describeReach(const Analytics &figures) const;

    const MoneyFormat &m_format;
    const Theme &m_theme;
    AnalyticsQuery m_query;
    std::vector<Currency> m_offered;
    QButtonGroup *m_windows; // children
    QSpinBox *m_minutes; ///< of a range of one's own
    QLabel *m_currencyLabel;
    QComboBox *m_currency;
    ElidedLabel *m_reach;
};

} // namespace billow
