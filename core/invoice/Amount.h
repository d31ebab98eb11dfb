// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Currency.h"

#include <QString>

#include <cstdint>
#include <limits>

namespace billow {

/// 128 bits: what sums of amounts are kept in. The largest ledger of the largest amounts cannot overflow it.
__extension__ using Int128 = __int128;

/// Decimal digits of a 128-bit number, with a minus sign where it is negative, and back; nothing where \a text is not
/// a number or does not fit.
[[nodiscard]] QString toString(Int128 number);
[[nodiscard]] std::optional<Int128> int128FromString(QStringView text);

/// An amount in minor units (cents) written with the currency's own decimals, "1234.50"; never grouped, "." as point.
[[nodiscard]] QString toDecimal(Int128 minorUnits, Currency currency);
/// The same as a number, for JSON fields that must be one. Exact up to 2^53 minor units.
[[nodiscard]] double toDouble(Int128 minorUnits, Currency currency);

/// The minor units that \a text names: "1234.5", "-7", "0.05". Refuses more decimals than the currency has (unless
/// they are zeros), exponents, grouping, blanks, and what does not fit 64 bits; the error says which.
[[nodiscard]] Result<std::int64_t> parseDecimal(QStringView text, Currency currency);

/// a + b, a - b, a × b, or nothing on overflow.
[[nodiscard]] std::optional<std::int64_t> checkedAdd(std::int64_t a, std::int64_t b);
[[nodiscard]] std::optional<std::int64_t> checkedSubtract(std::int64_t a, std::int64_t b);
[[nodiscard]] std::optional<std::int64_t> checkedMultiply(std::int64_t a, std::int64_t b);

/// numerator / denominator rounded half away from zero (2.5 to 3, -2.5 to -3), the commercial rounding that tax
/// authorities expect. The denominator is above zero.
[[nodiscard]] Int128 divideRoundingHalfAway(Int128 numerator, Int128 denominator);

} // namespace billow
