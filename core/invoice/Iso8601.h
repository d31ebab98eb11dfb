// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QString>

#include <chrono>
#include <optional>

namespace billow {

/// A moment in UTC, to the millisecond.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// ISO 8601 in UTC with milliseconds and "Z", as the API writes it: 2026-11-23T08:42:59.123Z.
[[nodiscard]] QString toIso8601(UtcTime time);
/// ISO 8601 with "Z" or an offset; without either it is taken as UTC. Fractions below a millisecond are cut.
[[nodiscard]] std::optional<UtcTime> utcTimeFromIso8601(QStringView text);

/// A date as it was written down somewhere, and the moment: midnight in UTC where no time of day was given with it.
struct WrittenTime {
    QDate date; ///< that of the place where it was written
    UtcTime time;
};
/// As utcTimeFromIso8601(): 2026-11-23T00:30+02:00 is the 23rd, and 2026-11-22T22:30Z.
[[nodiscard]] std::optional<WrittenTime> writtenTimeFromIso8601(QStringView text);

/// A date without a time of day: 2026-11-23. Years have four digits.
[[nodiscard]] QString toIso8601(QDate date);
[[nodiscard]] std::optional<QDate> dateFromIso8601(QStringView text);

/// The day of \a time in UTC, and its first moment; the latter of an invalid date is that of 1970-01-01.
[[nodiscard]] QDate utcDateOf(UtcTime time);
[[nodiscard]] UtcTime midnightUtc(QDate date);

} // namespace billow
