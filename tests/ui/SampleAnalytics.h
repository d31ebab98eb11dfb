// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"

/// Figures as a ledger gives them after a day of trade, the same for the same moment.
namespace samples {

/// The running minute is that of \a now.
[[nodiscard]] billow::Analytics analytics(const billow::AnalyticsQuery &query, billow::UtcTime now);

} // namespace samples
