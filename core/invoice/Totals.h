// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/invoice/Money.h"

#include <QMetaType>

#include <cstdint>
#include <vector>

namespace billow {

/// Count and sums of the invoices and credit notes of one currency, in minor units. Amounts are effects: credit notes
/// have been taken off.
struct CurrencyTotals {
    Currency currency;
    std::int64_t count = 0;
    Int128 subtotal = 0;
    Int128 vat = 0;
    Int128 total = 0;
    std::int64_t creditNotes = 0; ///< how many of count
    Int128 credited = 0; ///< the part of total that is theirs, most often below zero

    /// The total of the invoices alone.
    [[nodiscard]] Int128 invoiced() const { return total - credited; }
    /// total / count rounded half away from zero; 0 where there is none.
    [[nodiscard]] Int128 average() const;

    void add(const Invoice &invoice);
    // Of the same currency.
    CurrencyTotals &operator+=(const CurrencyTotals &other);
    CurrencyTotals &operator-=(const CurrencyTotals &other);

    friend bool operator==(const CurrencyTotals &, const CurrencyTotals &) = default;
};

/// Exact totals, per currency; sums of different currencies are never added.
class Totals final {
public:
    void add(const Invoice &invoice);
    void add(const CurrencyTotals &totals);
    void add(const Totals &other);

    /// Of all currencies together: a count is the only figure that may be added across them.
    [[nodiscard]] std::int64_t count() const;
    /// Zeros where there is no invoice of that currency.
    [[nodiscard]] CurrencyTotals of(Currency currency) const;
    /// Those with at least one invoice, sorted by code.
    [[nodiscard]] const std::vector<CurrencyTotals> &byCurrency() const { return m_byCurrency; }
    [[nodiscard]] bool isEmpty() const { return m_byCurrency.empty(); }

    friend bool operator==(const Totals &, const Totals &) = default;

private:
    CurrencyTotals &slot(Currency currency);
    std::vector<CurrencyTotals> m_byCurrency;
};

} // namespace billow

Q_DECLARE_METATYPE(billow::Totals)
