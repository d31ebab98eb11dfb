// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerPosition.h"

#include <optional>
#include <vector>

namespace billow {

/// What has to be written for the rows of running_totals to say what a position says.
struct TotalsChange {
    struct Row {
        const char *scope; ///< "stored" or "displayed"
        CurrencyTotals totals;
    };
    bool clearFirst = false; ///< rows have gone: empty the table, and all that remain are in rows
    std::vector<Row> rows;
};

/// From what the table holds to what it is to hold; without \a written, which is not known, everything.
[[nodiscard]] TotalsChange totalsChange(const std::optional<LedgerPosition> &written, const LedgerPosition &position);

} // namespace billow
