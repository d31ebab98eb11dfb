// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Amount.h"

namespace billow {

/// An amount of the original, whose columns may hold more decimals than a currency has: exact to 18 of them.
class ExactAmount final {
public:
    ExactAmount() = default;
    /// As PostgreSQL writes a numeric. Invalid: no number, more decimals than 18 (unless they are zeros), or no amount
    /// that a ledger can hold.
    [[nodiscard]] static Result<ExactAmount> parse(QStringView text);

    /// In minor units, rounded half away from zero.
    [[nodiscard]] std::int64_t rounded(Currency currency) const;
    /// Whether rounding changes nothing.
    [[nodiscard]] bool fits(Currency currency) const;

    friend ExactAmount operator+(ExactAmount a, ExactAmount b) { return ExactAmount(a.m_value + b.m_value); }
    friend ExactAmount operator-(ExactAmount a, ExactAmount b) { return ExactAmount(a.m_value - b.m_value); }
    friend bool operator==(ExactAmount, ExactAmount) = default;

private:
    explicit ExactAmount(Int128 value)
        : m_value(value)
    {
    }

    Int128 m_value = 0; ///< times 10^18
};

} // namespace billow
