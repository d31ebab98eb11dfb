// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"
#include "ui/analytics/BarList.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>
#include <QDate>

namespace billow {

/// The words and tables of the Analytics page.
class AnalyticsText final {
    Q_DECLARE_TR_FUNCTIONS(AnalyticsText)
public:
    explicit AnalyticsText(const MoneyFormat &format)
        : m_format(format)
    {
    }

    /// By what a breakdown is: how its keys are called and shown.
    enum class Kind { Company, Country, Payment, Risk };

    /// "14:07", in the time of this place.
    [[nodiscard]] QString time(UtcMinute minute) const;
    /// Of a month such as "2026-11".
    [[nodiscard]] static QDate firstDay(const QString &month);
    /// "Nov 2026" from "2026-11".
    [[nodiscard]] QString month(const QString &key) const;
    /// "Nov", and of January the year: "2026".
    [[nodiscard]] QString shortMonth(const QString &key) const;
    /// "ZA  South Africa"; "Not given".
    [[nodiscard]] QString name(const QString &key, Kind kind) const;
    [[nodiscard]] QString compactMoney(Int128 minorUnits, Currency currency) const;

    /// The largest and the rest, each with its share of \a total.
    [[nodiscard]] QList<BarList::Row> rows(const Breakdown &breakdown, const CurrencyTotals &total, Kind kind) const;

    // Tables to be copied and to be heard.
    [[nodiscard]] QString table(const QList<BarList::Row> &rows, Currency currency) const;
    [[nodiscard]] QString countsTable(const std::vector<MinuteFigures> &minutes) const;
    [[nodiscard]] QString valuesTable(const std::vector<MinuteFigures> &minutes, Currency currency) const;
    [[nodiscard]] QString backlogTable(const std::vector<MinuteFigures> &minutes) const;
    [[nodiscard]] QString monthsTable(const std::vector<KeyFigures> &months, Currency currency) const;

private:
    [[nodiscard]] BarList::Row row(const QString &name, const CurrencyTotals &totals, const CurrencyTotals &all) const;

    const MoneyFormat &m_format;
};

} // namespace billow
