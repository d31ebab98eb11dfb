// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/VatRate.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace billow {

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
