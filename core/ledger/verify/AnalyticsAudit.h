// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/search/Rollups.h"
#include "core/ledger/verify/LedgerVerifier.h"

namespace billow {

/// Recomputes the analytics tables from the invoices, which it is shown once each in the order of seq. Takes memory for
/// every row of those tables.
class AnalyticsAudit final {
public:
    AnalyticsAudit(const RollupState &state, Seq lastSeq, Seq cursor);

    void add(const Invoice &invoice);

    /// Read from \a tables; what they hold that is no figure at all is a check that fails.
    [[nodiscard]] Result<QList<Check>> checks(AnalyticsTables &tables) const;

private:
    [[nodiscard]] QString rollupsProblem(const std::vector<Rollup> &kept) const;
    [[nodiscard]] QString minutesProblem(const std::vector<MinuteTotals> &kept) const;

    const RollupState m_state;
    const Seq m_lastSeq;
    const Seq m_cursor;
    RollupSums m_rollups; ///< up to m_state.upTo
    MinuteSums m_stored; ///< behind m_state.storedAfter
    Totals m_displayed; ///< behind m_state.displayedAfter; nobody knows in which minutes
};

} // namespace billow
