// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"

namespace billow {

/// The minutes per point of a chart, so that it has about a hundred points at most: 1, 5 or 15.
[[nodiscard]] std::chrono::minutes minutesAPoint(const std::vector<MinuteFigures> &minutes);

/// One for every \a each minutes by the clock, with the averages of a minute and the backlog at the end. The last one
/// is of as many as there have been; one at the begin that would be cut is left out.
[[nodiscard]] std::vector<MinuteFigures> averages(const std::vector<MinuteFigures> &minutes, std::chrono::minutes each);

} // namespace billow
