// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cache/CachedState.h"
#include "core/cache/RedisConnection.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace billow {

/// The two keys in which the cache of one ledger is kept: billow:{LEDGER}:totals and billow:{LEDGER}:recent. (The
/// braces keep the two on one node where keys are sharded.)
class CachedStateKeys final {
public:
    CachedStateKeys(const QString &ledgerKey, std::chrono::seconds timeToLive);

    /// In one transaction, over whatever stands there.
    Result<void> save(RedisConnection &connection, const CachedState &state) const;

    struct Found {
        std::optional<CachedState> state;
        QString unusable; ///< not empty: something stands there that is not ours, and this is what is wrong with it
    };
    /// An error only where Redis could not be asked.
    Result<Found> load(RedisConnection &connection) const;

private:
    const QString m_ledgerKey;
    const QByteArray m_totals;
    const QByteArray m_recent;
    const QByteArray m_timeToLive; ///< seconds, as Redis takes it
};

} // namespace billow
