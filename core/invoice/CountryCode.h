// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace billow {

/// A country of ISO 3166-1, as its alpha-2 code.
class CountryCode final {
public:
    /// The country of that two-letter code, in upper case, or nothing where ISO 3166-1 assigns none.
    [[nodiscard]] static std::optional<CountryCode> fromCode(QStringView code);
    [[nodiscard]] QString code() const;

    friend constexpr bool operator==(CountryCode, CountryCode) = default;
    friend constexpr auto operator<=>(CountryCode, CountryCode) = default;

private:
    constexpr CountryCode(char first, char second)
        : m_code{first, second}
    {
    }
    std::array<char, 2> m_code;
};

} // namespace billow
