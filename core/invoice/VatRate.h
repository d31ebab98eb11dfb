// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Money.h"

namespace billow {

/// A rate of value-added tax in basis points: 1500 is 15 %. 0 to 10,000.
class VatRate final {
public:
    constexpr VatRate() = default;
    [[nodiscard]] static std::optional<VatRate> fromBasisPoints(int basisPoints);
    /// "15", "15.5", "7.25": per cent with at most two decimals.
    [[nodiscard]] static Result<VatRate> parsePercent(QStringView percent);

    [[nodiscard]] constexpr int basisPoints() const { return m_basisPoints; }
    /// "15", "15.5", "7.25".
    [[nodiscard]] QString toPercent() const;

    /// subtotal × rate, rounded half away from zero, once per invoice and rate; nothing on overflow. The rounding is
    /// that of South Africa's VAT Act 89 of 1991 in common practice: to the nearest cent, half up. Defined in
    /// VatRounding.cpp.
    [[nodiscard]] std::optional<Money> vatOn(Money subtotal) const;

    friend constexpr bool operator==(VatRate, VatRate) = default;

private:
    explicit constexpr VatRate(int basisPoints)
        : m_basisPoints(basisPoints)
    {
    }
    int m_basisPoints = 1500;
};

} // namespace billow
