// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/intake/FieldReader.h"
#include "core/intake/TextSource.h"

#include <functional>
#include <optional>
#include <vector>

namespace billow {

/// What the values of a file show of how it writes amounts, rates and dates: for each, the first cell that shows it.
class ValueEvidence final {
public:
    /// Looks at the columns that \a plan reads as such.
    explicit ValueEvidence(const ColumnPlan &plan);

    /// The next row, at \a line.
    void add(const QStringList &cells, qint64 line);
    /// Reads \a source, which can be rewound, until \a isSettled or to its end, and rewinds it.
    void readOn(TextSource &source, char separator, qint64 headerLine, const std::function<bool()> &isSettled);

    /// Whether a number is known that has a decimal point or comma beyond doubt.
    [[nodiscard]] bool numbersAreSettled() const;
    /// Whether no rate is watched, or one of 1 or more is known: the others are no fractions then.
    [[nodiscard]] bool ratesAreSettled() const;
    /// Whether no date is open, or one proves the order of day and month.
    [[nodiscard]] bool datesAreSettled() const;

    [[nodiscard]] const FileCell &provesPoint() const { return m_point; }
    [[nodiscard]] const FileCell &provesComma() const { return m_comma; }
    [[nodiscard]] const FileCell &eitherNumber() const { return m_either; } ///< 1.190
    [[nodiscard]] std::optional<QChar> grouping() const { return m_grouping; }
    [[nodiscard]] const FileCell &provesDayFirst() const { return m_dayFirst; }
    [[nodiscard]] const FileCell &provesMonthFirst() const { return m_monthFirst; }
    [[nodiscard]] const FileCell &openDate() const { return m_openDate; } ///< 03/04/2026
    [[nodiscard]] const FileCell &firstSerial() const { return m_serial; }
    /// Whether every rate is below 1, and one above 0.
    [[nodiscard]] bool ratesAreFractions() const { return m_rate.line > 0 && m_onlyFractions; }
    [[nodiscard]] const FileCell &firstRate() const { return m_rate; }

private:
    enum class Role { Amount, Number, Rate, Date };
    struct Watched {
        qsizetype column;
        QString name;
        Role role;
    };
    void lookAtNumber(const Watched &watched, const QString &text, qint64 line, std::optional<int> decimals);
    void lookAtRate(const Watched &watched, const QString &text, qint64 line);
    void lookAtDate(const Watched &watched, const QString &text, qint64 line);

    [[nodiscard]] std::optional<int> decimalsOf(const QStringList &cells) const;

    std::vector<Watched> m_watched;
    qsizetype m_currencyColumn = -1;
    QString m_currency; ///< where it is a constant
    DateReader m_formats;
    TextEncoding::Kind m_encoding;
    FileCell m_point;
    FileCell m_comma;
    FileCell m_either;
    std::optional<QChar> m_grouping;
    FileCell m_dayFirst;
    FileCell m_monthFirst;
    FileCell m_openDate;
    FileCell m_serial;
    FileCell m_rate;
    bool m_onlyFractions = true;
};

} // namespace billow
