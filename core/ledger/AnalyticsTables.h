// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ledger/Rollups.h"

#include <span>
#include <vector>

namespace billow {

/// Tables minute_totals, rollups and rollup_state of one connection, inside its open transaction or snapshot. As
/// LedgerBackend, to which it belongs: it speaks SQL and knows nothing of the rules.
class AnalyticsTables {
public:
    AnalyticsTables() = default;
    virtual ~AnalyticsTables() = default;
    Q_DISABLE_COPY_MOVE(AnalyticsTables)

    virtual Result<RollupState> readState() = 0;
    /// Each row is added to the one of its minute and currency.
    virtual Result<void> addMinutes(std::span<const MinuteTotals> rows) = 0;
    /// Each row is added to the one of its dimension, key and currency; none may be there twice. Then rollups reach up
    /// to \a upTo.
    virtual Result<void> addRollups(std::span<const Rollup> rows, Seq upTo) = 0;

    /// Those of \a from and later, ascending.
    virtual Result<std::vector<MinuteTotals>> minutesFrom(UtcMinute from) = 0;
    virtual Result<std::vector<Rollup>> allRollups() = 0;
    virtual Result<std::vector<Rollup>> rollupsOf(Dimension dimension) = 0;
    /// At most \a most, by total, the largest first; equal ones by key.
    virtual Result<std::vector<Rollup>> largest(Dimension dimension, Currency currency, int most) = 0;
    /// At most \a most, by key, the last first.
    virtual Result<std::vector<Rollup>> last(Dimension dimension, Currency currency, int most) = 0;
};

} // namespace billow
