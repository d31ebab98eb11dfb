// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Totals.h"

#include <algorithm>

namespace billow {

Int128 CurrencyTotals::average() const
{
    return count == 0 ? Int128{0} : divideRoundingHalfAway(total, count);
}

void CurrencyTotals::add(const Invoice &invoice)
{
    ++count;
    subtotal += invoice.subtotal;
    vat += invoice.vat;
    total += invoice.total;
    if (invoice.kind == DocumentKind::CreditNote) {
        ++creditNotes;
        credited += invoice.total;
    }
}

CurrencyTotals &CurrencyTotals::operator+=(const CurrencyTotals &other)
{
    count += other.count;
    subtotal += other.subtotal;
    vat += other.vat;
    total += other.total;
    creditNotes += other.creditNotes;
    credited += other.credited;
    return *this;
}

CurrencyTotals &CurrencyTotals::operator-=(const CurrencyTotals &other)
{
    count -= other.count;
    subtotal -= other.subtotal;
    vat -= other.vat;
    total -= other.total;
    creditNotes -= other.creditNotes;
    credited -= other.credited;
    return *this;
}

void Totals::add(const Invoice &invoice)
{
    slot(invoice.currency).add(invoice);
}

void Totals::add(const CurrencyTotals &totals)
{
    if (totals.count == 0)
        return;
    slot(totals.currency) += totals;
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
