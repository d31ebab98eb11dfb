// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/ItemOutcome.h"

#include <QSet>

namespace billow {

void creditFirstSending(std::vector<ItemOutcome> &outcomes, Seq newestBefore)
{
    QSet<Seq> credited;
    for (ItemOutcome &outcome : outcomes) {
        if (outcome.fault)
            continue;
        if (outcome.seq > newestBefore && !credited.contains(outcome.seq))
            outcome.duplicate = false;
        if (!outcome.duplicate)
            credited.insert(outcome.seq);
    }
}

} // namespace billow
