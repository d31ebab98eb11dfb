// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/VatRate.h"

#include <cstdint>
#include <optional>

namespace billow {

// All rounding of VAT: VatRate::vatOn(), and what is worked out of the amounts that are given.

/// The amounts that an invoice states, in minor units.
struct GivenAmounts {
    std::optional<std::int64_t> subtotal;
    std::optional<std::int64_t> vat;
    std::optional<std::int64_t> total;
    std::optional<VatRate> rate;
};

/// All of them.
struct CompleteAmounts {
    std::int64_t subtotal = 0;
    std::int64_t vat = 0;
    std::int64_t total = 0;
    VatRate rate;
};

/// Computes what is not given:
/// - all three amounts: taken as they are, for validate() to check that they add up;
/// - two amounts: the third is their sum or difference;
/// - subtotal and rate: VAT by VatRate::vatOn();
/// - total and rate: subtotal = total / (1 + rate) rounded half away from zero, VAT is what is left;
/// - no rate: the one that subtotal and VAT show, to the nearest hundredth of a percent.
/// An Error names the field (subtotal, vat, total, vat_rate) where something is missing or does not fit 64 bits.
[[nodiscard]] Result<CompleteAmounts> completeAmounts(const GivenAmounts &given, Currency currency);

} // namespace billow
