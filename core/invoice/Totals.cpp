// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Totals.h"

#include <algorithm>

namespace billow {

Int128 CurrencyTotals::average() const
{
    return count == 0 ? Int128{0} : divideRoundingHalfAway(total, count);
}

void Totals::add(const Invoice &invoice)
{
    CurrencyTotals &sum = slot(invoice.currency);
    ++sum.count;
    sum.subtotal += invoice.subtotal;
    sum.vat += invoice.vat;
    sum.total += invoice.total;
}

void Totals::add(const CurrencyTotals &totals)
{
    if (totals.count == 0)
        return;
    CurrencyTotals &sum = slot(totals.currency);
    sum.count += totals.count;
    sum.subtotal += totals.subtotal;
    sum.vat += totals.vat;
    sum.total += totals.total;
}

void Totals::add(const Totals &other)
{
    if (&other == this) {
        add(Totals(other)); // slot() may not grow the list that is walked
        return;
    }
    for (const CurrencyTotals &totals : other.m_byCurrency)
        add(totals);
}

std::int64_t Totals::count() const
{
    std::int64_t count = 0;
    for (const CurrencyTotals &totals : m_byCurrency)
        count += totals.count;
    return count;
}

CurrencyTotals Totals::of(Currency currency) const
{
    const auto found = std::ranges::find(m_byCurrency, currency, &CurrencyTotals::currency);
    return found != m_byCurrency.end() ? *found : CurrencyTotals{.currency = currency};
}

CurrencyTotals &Totals::slot(Currency currency)
{
    // A ledger holds a handful of currencies, most often one: looking at each beats any cleverer search.
    const auto found = std::ranges::find(m_byCurrency, currency, &CurrencyTotals::currency);
    if (found != m_byCurrency.end())
        return *found;
    const auto place = std::ranges::lower_bound(m_byCurrency, currency, {}, &CurrencyTotals::currency);
    return *m_byCurrency.insert(place, CurrencyTotals{.currency = currency});
}

} // namespace billow
