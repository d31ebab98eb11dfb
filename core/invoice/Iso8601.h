// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

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

} // namespace billow
