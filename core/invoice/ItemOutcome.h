// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <QSet>

#include <optional>
#include <vector>

namespace billow {

/// What became of one invoice that was offered to the ledger.
struct ItemOutcome {
    bool duplicate = false; ///< the same is stored already: of that seller, kind, number and year, with that content
    Seq seq = 0; ///< where it was stored, or that of the earlier one
    /// What differs from the earlier one, where that has the same seller, kind, number and year, but another content: a
    /// conflict, which changes nothing. Empty: there is none.
    QList<InvoiceKey> conflict;
    /// Why it is no invoice that a ledger may take; then it is not stored, and seq is 0. Where invoices are offered
    /// through the Api: the ledger itself is given none that could be so.
    std::optional<Error> fault;

    [[nodiscard]] bool isStored() const { return !duplicate && conflict.isEmpty() && !fault; } ///< by this very call
};

/// For invoices that were sent twice, because the answer to the first sending was lost: \a outcomes are those of the
/// second. One whose seq is beyond \a newestBefore, the ledger's newest at the first sending, was stored by that and is
/// no duplicate. A second one of the same number remains one: \a credited has those of the calls before.
inline void creditFirstSending(std::vector<ItemOutcome> &outcomes, Seq newestBefore, QSet<Seq> &credited)
{
    for (ItemOutcome &outcome : outcomes) {
        if (outcome.fault || !outcome.conflict.isEmpty())
            continue;
        if (outcome.seq > newestBefore && !credited.contains(outcome.seq))
            outcome.duplicate = false;
        if (!outcome.duplicate)
            credited.insert(outcome.seq);
    }
}

/// The same where all were sent in one call.
inline void creditFirstSending(std::vector<ItemOutcome> &outcomes, Seq newestBefore)
{
    QSet<Seq> credited;
    creditFirstSending(outcomes, newestBefore, credited);
}

} // namespace billow
