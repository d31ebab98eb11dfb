// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/ledger/LedgerPosition.h"

#include <optional>

namespace billow {

/// When the invoices of a run are due. A pure function of the run as the ledger knows it: a run with a target is
/// counted back from its end, so that neither a crash nor a change of rate shifts it, and 5/s for 5 minutes are exactly
/// 1,500.
class RunSchedule final {
public:
    /// \a learnedAt is when this run, at this rate, came to be known: what an endless run at a finite rate counts from.
    RunSchedule(const Run &run, UtcTime learnedAt);

    /// How many invoices of the run should exist at \a now; nothing at an unlimited rate.
    [[nodiscard]] std::optional<std::int64_t> dueBy(UtcTime now) const;
    /// When the k-th (1, 2, …) is due; nothing at an unlimited rate.
    [[nodiscard]] std::optional<UtcTime> dueTime(std::int64_t k) const;
    /// The time of the run is up, and no target says how many more are owed.
    [[nodiscard]] bool isOver(UtcTime now) const;

private:
    Run m_run;
    UtcTime m_learnedAt;
};

} // namespace billow
