// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"

#include <QChar>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace billow {

/// A way to write a date, with or without a time of day: "d/M/yyyy H:mm". The letters are those of QDateTime: d dd, M
/// MM MMM (Jan, in English), yy (2000 to 2099) yyyy, H HH, h hh with AP, m mm, s ss, z zzz; all else is literal.
/// One letter takes one digit or two. What is not written is zero. The time is taken as UTC. Free of any locale.
class DateFormat final {
public:
    /// Refuses a format without a year, a month, and a day.
    [[nodiscard]] static Result<DateFormat> parse(QStringView format);

    [[nodiscard]] std::optional<UtcTime> read(QStringView text) const;
    [[nodiscard]] const QString &format() const { return m_format; }
    [[nodiscard]] bool hasTime() const;

    friend bool operator==(const DateFormat &, const DateFormat &) = default;

private:
    struct Part {
        char16_t letter = 0; ///< of a number or name; 0 for literal text
        qsizetype count = 0; ///< how often the letter is repeated
        QString text;

        friend bool operator==(const Part &, const Part &) = default;
    };
    DateFormat() = default;

    QString m_format;
    std::vector<Part> m_parts;
};

/// How a file writes numbers: its decimal point, and its separator of thousands, if any.
struct NumberFormat {
    QChar point = u'.';
    std::optional<QChar> grouping;

    /// \a text times 10^decimals, see parseFixedPoint(). Groups must be of three digits, or the text is refused; a
    /// blank as grouping is also a no-break space; ".5" is 0.5.
    [[nodiscard]] Result<std::int64_t> read(QStringView text, int decimals) const;
};

} // namespace billow
