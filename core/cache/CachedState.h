// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QMetaType>

#include <cstdint>

namespace billow {

/// What the cache keeps of a ledger: the figures of a first screen.
struct CachedState {
    std::int64_t revision = 0; ///< of the ledger, as in LedgerPosition
    std::int64_t epoch = 0;
    Stats stats;

    friend bool operator==(const CachedState &, const CachedState &) = default;
};

/// The JSON document that is kept in Redis. Amounts are decimal strings, exact in 128 bits. It names the ledger, its
/// revision and its epoch.
[[nodiscard]] QByteArray toJson(const CachedState &state, const QString &ledgerKey);
/// Trusts nothing: anyone may have written there. The error says what is wrong with \a json.
[[nodiscard]] Result<CachedState> cachedStateFromJson(const QByteArray &json, const QString &ledgerKey);

/// Where \a cached does not agree with the ledger, which stands at \a revision with the totals \a fromLedger: one
/// sentence for the log, with figures. Empty where it agrees. Another revision is a disagreement of its own, and then
/// no figures are compared.
[[nodiscard]] QString difference(const CachedState &cached, const Stats &fromLedger, std::int64_t revision);

} // namespace billow

Q_DECLARE_METATYPE(billow::CachedState)
