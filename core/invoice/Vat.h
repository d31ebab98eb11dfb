// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Money.h"

#include <QString>

#include <cstdint>
#include <optional>

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

/// Why an amount is taxed as it is: the codes of UNCL 5305 that EN 16931 (BT-118, BT-151) allows.
enum class VatCategory : std::uint8_t {
    Standard, ///< S: taxed at a rate, also a reduced one
    Zero, ///< Z: taxed at 0 %
    Exempt, ///< E
    ReverseCharge, ///< AE: the buyer owes the tax
    IntraCommunity, ///< K: supplied to another country of the EU
    Export, ///< G: supplied to a country outside the EU
    OutsideScope, ///< O: not subject to VAT
    CanaryIslands, ///< L: IGIC
    CeutaMelilla, ///< M: IPSI
};
[[nodiscard]] QString toString(VatCategory category); ///< the code: "S", "Z", "E", "AE", …
[[nodiscard]] std::optional<VatCategory> vatCategoryFromString(QStringView code); ///< exactly, in upper case

/// The part of an invoice that is taxed at one rate of one category. Amounts in minor units of the invoice's currency,
/// with the sign of their effect.
struct VatLine {
    VatCategory category = VatCategory::Standard;
    VatRate rate;
    std::int64_t taxable = 0;
    std::int64_t vat = 0;

    friend bool operator==(const VatLine &, const VatLine &) = default;
    /// The order of a breakdown, in which each category and rate has one place.
    friend bool operator<(const VatLine &a, const VatLine &b)
    {
        return a.category != b.category ? a.category < b.category : a.rate < b.rate;
    }
};

} // namespace billow
