// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Currency.h"
#include "core/invoice/Money.h"

#include <QString>

#include <cstdint>

namespace billow {

/// A count as the process's locale (QLocale()) writes it, for reports that people read: "1.894.220" in German. In the
/// "C" locale nothing is grouped.
[[nodiscard]] QString localNumber(std::int64_t number);
/// The same of an amount, exact to the last digit: "1.894.220,17".
[[nodiscard]] QString localAmount(Int128 minorUnits, Currency currency);

} // namespace billow
