// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/TotalsChange.h"

namespace billow {

namespace {

void addChanged(TotalsChange &change, const char *scope, const Totals &totals, const Totals *before)
{
    for (const CurrencyTotals &row : totals.byCurrency()) {
        if (!before || before->of(row.currency) != row)
            change.rows.push_back({scope, row});
    }
}

/// Totals only grow, currency by currency, until a reset.
bool hasShrunk(const Totals &totals, const Totals &before)
{
    return totals.byCurrency().size() < before.byCurrency().size() || totals.count() < before.count();
}

} // namespace

TotalsChange totalsChange(const std::optional<LedgerPosition> &written, const LedgerPosition &position)
{
    TotalsChange change;
    change.clearFirst = !written || hasShrunk(position.stored, written->stored)
        || hasShrunk(position.displayed, written->displayed) || written->epoch != position.epoch;
    const bool all = change.clearFirst;
    addChanged(change, "stored", position.stored, all ? nullptr : &written->stored);
    addChanged(change, "displayed", position.displayed, all ? nullptr : &written->displayed);
    return change;
}

} // namespace billow
