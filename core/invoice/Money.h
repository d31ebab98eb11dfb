// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Amount.h"
#include "core/invoice/Currency.h"

namespace billow {

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

} // namespace billow
