// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

#include <cstdint>

namespace billow {

/// The number that \a text writes, times 10^decimals: "2.55" with three decimals is 2550. Digits are ASCII, "." is the
/// point, with digits on both sides of it; "-" may stand in front. Refused, each with a message of its own: anything
/// else, more decimals (unless they are zeros), and what does not fit 64 bits. \a decimals is 0 to 18.
[[nodiscard]] Result<std::int64_t> parseFixedPoint(QStringView text, int decimals);

} // namespace billow
