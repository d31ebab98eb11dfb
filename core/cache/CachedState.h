// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QMetaType>

#include <cstdint>

namespace billow {

/// What the cache keeps of a ledger: enough to paint a first screen.
struct CachedState {
    std::int64_t revision = 0; ///< of the ledger, as in LedgerPosition
    std::int64_t epoch = 0;
    Stats stats;
    InvoiceBatch recent; ///< the newest displayed ones, ascending in seq; the cache keeps the last 20

    friend bool operator==(const CachedState &, const CachedState &) = default;
};

/// Where \a cached does not agree with the ledger, which stands at \a revision with the totals \a fromLedger: one
/// sentence for the log, with figures. Empty where it agrees. Another revision is a disagreement of its own, and then
/// no figures are compared.
[[nodiscard]] QString difference(const CachedState &cached, const Stats &fromLedger, std::int64_t revision);

} // namespace billow

Q_DECLARE_METATYPE(billow::CachedState)
