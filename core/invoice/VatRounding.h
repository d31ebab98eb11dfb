// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Vat.h"

#include <QList>

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
/// - no rate: the one that subtotal and VAT show, to the nearest hundredth of a percent; 0 % where there are
///   \a severalRates, because what those show together is none of them.
/// An Error names the field (subtotal, vat, total, vat_rate) where something is missing or does not fit 64 bits, and
/// vat_rate where a rate and VAT are both given and disagree; see agrees().
[[nodiscard]] Result<CompleteAmounts> completeAmounts(
    const GivenAmounts &given, Currency currency, bool severalRates = false);

/// What a breakdown adds up to is as good as given: fills in subtotal and VAT where \a given lacks them.
void addUp(const QList<VatLine> &breakdown, GivenAmounts &given);

/// Whether rounding can explain the difference of \a vat from \a rate on \a subtotal, in minor units. VAT may have been
/// rounded line by line, half a unit each: allowed are 2 units, or 0.05 % of the subtotal where that is more, which is
/// what lines of 10.00 each make.
[[nodiscard]] bool agrees(VatRate rate, std::int64_t subtotal, std::int64_t vat);

} // namespace billow
