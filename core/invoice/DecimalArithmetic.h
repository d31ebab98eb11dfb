// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

#include <cstdint>
#include <optional>

// Exact arithmetic on whole numbers and the decimal texts that they are written as. It knows no currency; see Money.h.
namespace billow {

#ifndef __SIZEOF_INT128__
#error "Billow needs a compiler with 128-bit integers: GCC, Clang, or on Windows MinGW."
#endif

/// 128 bits: what sums of amounts are kept in. The largest ledger of the largest amounts cannot overflow it.
__extension__ using Int128 = __int128;
__extension__ using UnsignedInt128 = unsigned __int128;

/// Decimal digits of a 128-bit number, with a minus sign where it is negative, and back; nothing where \a text is not
/// a number or does not fit.
[[nodiscard]] QString toString(Int128 number);
[[nodiscard]] std::optional<Int128> int128FromString(QStringView text);

/// Of ASCII: QChar::isDigit() knows those of every script.
[[nodiscard]] constexpr bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// \a number divided by 10^decimals as text, every digit: 2550 with three decimals is "2.550".
[[nodiscard]] QString toFixedPoint(Int128 number, int decimals);
/// The number that \a text writes, times 10^decimals: "2.55" with three decimals is 2550. Digits are ASCII, "." is the
/// point, with digits on both sides of it; "-" may come first. Refused, each with a message of its own: anything else,
/// more decimals (unless they are zeros), and what does not fit 64 bits. \a decimals is 0 to 18.
[[nodiscard]] Result<std::int64_t> parseFixedPoint(QStringView text, int decimals);

/// 10^exponent; \a exponent is 0 to 38.
[[nodiscard]] constexpr Int128 powerOfTen(int exponent)
{
    Int128 power = 1;
    for (; exponent > 0; --exponent)
        power *= 10;
    return power;
}

/// a + b, a - b, a × b, or nothing on overflow.
[[nodiscard]] std::optional<std::int64_t> checkedAdd(std::int64_t a, std::int64_t b);
[[nodiscard]] std::optional<std::int64_t> checkedSubtract(std::int64_t a, std::int64_t b);
[[nodiscard]] std::optional<std::int64_t> checkedMultiply(std::int64_t a, std::int64_t b);

/// numerator / denominator rounded half away from zero (2.5 to 3, -2.5 to -3), the commercial rounding that tax
/// authorities expect. The denominator is above zero.
[[nodiscard]] Int128 divideRoundingHalfAway(Int128 numerator, Int128 denominator);

} // namespace billow
