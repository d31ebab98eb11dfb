// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace billow {

/// A currency of ISO 4217, e.g. ZAR. A small value; there is no invalid one: it is made by fromCode() alone.
class Currency final {
public:
    /// ZAR, the currency of the demo data and the default of every setting.
    constexpr Currency() = default;

    /// The currency of that three-letter code, in upper case, or nothing where ISO 4217 has none.
    [[nodiscard]] static std::optional<Currency> fromCode(QStringView code);
    /// Every currency that is known, sorted by code.
    [[nodiscard]] static const std::vector<Currency> &all();

    [[nodiscard]] QString code() const;
    /// How many decimals an amount has: JPY 0, ZAR 2, KWD 3 (ISO 4217 list one, "minor unit"). 0 to 4.
    [[nodiscard]] constexpr int exponent() const { return m_exponent; }

    friend constexpr bool operator==(Currency, Currency) = default;
    friend constexpr auto operator<=>(Currency, Currency) = default;

private:
    constexpr Currency(std::array<char, 3> code, int exponent)
        : m_code(code)
        , m_exponent(static_cast<signed char>(exponent))
    {
    }
    friend struct CurrencyTable;

    std::array<char, 3> m_code{'Z', 'A', 'R'};
    signed char m_exponent = 2;
};

} // namespace billow
