// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Money.h"

namespace billow {

/// A rate of value-added tax in thousandths of a percent: 15,000 is 15 %. 0 to 100,000.
class VatRate final {
public:
    static constexpr int decimals = 3; ///< of a rate in per cent
    static constexpr int hundredPercent = 100'000; ///< the highest rate, in thousandths of a percent

    /// 15 %, that of the demo data.
    constexpr VatRate() = default;
    [[nodiscard]] static std::optional<VatRate> fromThousandths(std::int64_t thousandths);
    /// "15", "15.5", "9.975": per cent with at most three decimals.
    [[nodiscard]] static Result<VatRate> parsePercent(QStringView percent);

    [[nodiscard]] constexpr int thousandths() const { return m_thousandths; }
    /// "15", "15.5", "9.975".
    [[nodiscard]] QString toPercent() const;

    /// subtotal × rate, rounded half away from zero, once per invoice and rate; nothing on overflow. The rounding is
    /// that of South Africa's VAT Act 89 of 1991 in common practice: to the nearest cent, half up. Defined in
    /// VatRounding.cpp.
    [[nodiscard]] std::optional<Money> vatOn(Money subtotal) const;

    friend constexpr bool operator==(VatRate, VatRate) = default;
    friend constexpr auto operator<=>(VatRate, VatRate) = default;

private:
    explicit constexpr VatRate(int thousandths)
        : m_thousandths(thousandths)
    {
    }
    int m_thousandths = 15'000;
};

} // namespace billow
