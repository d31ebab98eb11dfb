// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Currency.h"
#include "core/invoice/DecimalArithmetic.h"

#include <QString>

#include <cstdint>

namespace billow {

/// An amount in minor units (cents) written with the currency's own decimals, "1234.50"; never grouped, "." as point.
[[nodiscard]] QString toDecimal(Int128 minorUnits, Currency currency);
/// The same as a number, for JSON fields that must be one. Exact up to 2^53 minor units.
[[nodiscard]] double toDouble(Int128 minorUnits, Currency currency);
/// The minor units that \a text names: "1234.5", "-7", "0.05". Refuses more decimals than the currency has (unless
/// they are zeros), exponents, grouping, blanks, and what does not fit 64 bits; the error says which.
[[nodiscard]] Result<std::int64_t> parseDecimal(QStringView text, Currency currency);

/// An amount of a currency in its minor unit. 64 bits; arithmetic is checked. Amounts of different currencies never
/// add.
class Money final {
public:
    constexpr Money() = default;
    constexpr Money(std::int64_t minorUnits, Currency currency)
        : m_minor(minorUnits)
        , m_currency(currency)
    {
    }

    [[nodiscard]] static Result<Money> parse(QStringView decimal, Currency currency);

    [[nodiscard]] constexpr std::int64_t minorUnits() const { return m_minor; }
    [[nodiscard]] constexpr Currency currency() const { return m_currency; }
    [[nodiscard]] QString toDecimal() const;

    /// The sum, or nothing where it overflows or the currencies differ.
    [[nodiscard]] std::optional<Money> plus(Money other) const;
    [[nodiscard]] std::optional<Money> minus(Money other) const;

    friend constexpr bool operator==(Money, Money) = default;

private:
    std::int64_t m_minor = 0;
    Currency m_currency;
};

/// A count as Words::locale() writes it, for reports that people read: "1.894.220" in German. In the
/// "C" locale nothing is grouped.
[[nodiscard]] QString localNumber(std::int64_t number);
/// The same of an amount, exact to the last digit: "1.894.220,17".
[[nodiscard]] QString localAmount(Int128 minorUnits, Currency currency);

} // namespace billow
