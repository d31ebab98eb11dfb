// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/DecimalArithmetic.h"

#include <QString>

#include <compare>
#include <optional>

namespace billow::einvoice {

/// An exact decimal number, as e-invoices write amounts and rates: up to 15 digits before the point and 18 behind it.
/// Nothing is rounded unless a function says so; what does not fit is nothing, never a near value.
class Decimal final {
public:
    constexpr Decimal() = default;
    /// \a units divided by 10^decimals; \a decimals is 0 to 18.
    [[nodiscard]] static std::optional<Decimal> fromUnits(std::int64_t units, int decimals);
    /// The number that \a text writes by the rules of xs:decimal: "12", "-0.5", "+.5", "5."; blanks around it are
    /// ignored. Neither exponents nor grouping.
    [[nodiscard]] static std::optional<Decimal> parse(QStringView text);

    [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
    [[nodiscard]] std::optional<Decimal> minus(Decimal other) const;
    [[nodiscard]] Decimal absolute() const;
    [[nodiscard]] constexpr Decimal negated() const { return Decimal(-m_value); }
    [[nodiscard]] constexpr bool isZero() const { return m_value == 0; }
    /// This times \a percent / 100, rounded to two decimals half away from zero.
    [[nodiscard]] std::optional<Decimal> percentage(Decimal percent) const;

    /// Rounded as XPath's round() does, halves towards plus infinity: 0.005 to 0.01, -0.005 to 0. \a decimals is 0
    /// to 18.
    [[nodiscard]] Decimal roundedHalfUp(int decimals) const;
    /// This in units of 10^-decimals, rounded half away from zero; nothing where 64 bits do not hold it.
    [[nodiscard]] std::optional<std::int64_t> toUnits(int decimals) const;
    /// Every digit, with at least two decimals: "12.00", "0.125".
    [[nodiscard]] QString toString() const;

    friend constexpr bool operator==(Decimal, Decimal) = default;
    friend constexpr std::strong_ordering operator<=>(Decimal a, Decimal b)
    {
        if (a.m_value == b.m_value)
            return std::strong_ordering::equal;
        return a.m_value < b.m_value ? std::strong_ordering::less : std::strong_ordering::greater;
    }

private:
    explicit constexpr Decimal(Int128 value)
        : m_value(value)
    {
    }
    static constexpr int scale = 18;
    static constexpr int wholeDigits = 15;

    Int128 m_value = 0; ///< times 10^18
};

[[nodiscard]] size_t qHash(Decimal decimal, size_t seed = 0) noexcept;

} // namespace billow::einvoice
