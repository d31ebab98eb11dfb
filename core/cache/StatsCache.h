// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/cache/CachedState.h"
#include "core/cache/RedisLocation.h"

#include <chrono>
#include <memory>
#include <optional>

namespace billow {

/// Keeps the newest totals in Redis, for the next start to show before the ledger has been read.
///
/// A cache and only that: the system is complete without it. While Redis is away nothing is queued but the newest
/// state, the log gets one line when it goes and one when it is back, and it is tried again after 0.5 s, doubling to 10
/// s. No message takes longer than about a second, whatever Redis does.
class StatsCache final : public actor::Actor {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatsCache)
public:
    struct Options {
        std::chrono::seconds timeToLive{3600}; ///< of what is written; renewed by each write and at half of it
        std::chrono::milliseconds writeInterval{500}; ///< at the least between two writes
        std::chrono::milliseconds checkInterval{5000}; ///< how often Redis is asked whether it is there
        std::chrono::milliseconds firstRetry{500};
        std::chrono::milliseconds longestRetry{10'000};
        std::chrono::milliseconds connectTimeOut{500};
        std::chrono::milliseconds commandTimeOut{500};
    };

    /// Without a location it is Off and ignores all that it is told. \a ledgerKey names the ledger, without secrets:
    /// several ledgers may share one Redis.
    StatsCache(actor::Clock &clock, std::optional<RedisLocation> location, QString ledgerKey);
    StatsCache(actor::Clock &clock, std::optional<RedisLocation> location, QString ledgerKey, Options options);
    ~StatsCache() override;

public Q_SLOTS:
    /// Takes the place of any state that has not been written yet. May come as often as it likes.
    void store(const billow::CachedState &state);
    /// Emits healthChanged() again, and loaded() as long as nothing newer has been stored: for one who started later.
    void report();

Q_SIGNALS:
    /// On each change of state or message; for a change of latency alone at most once a second.
    void healthChanged(const billow::Health &health);
    /// Once after the first connection, where the cache held a state of this ledger.
    void loaded(const billow::CachedState &state);

protected:
    void initialise() override;
    /// Writes a state that waits, if Redis is there and quick.
    void terminate() noexcept override;

private:
    struct State;

    void connectNow();
    [[nodiscard]] bool load();
    [[nodiscard]] Result<void> saveNewest();
    void scheduleWrite();
    void write();
    void check();
    void goAway(const QString &reason);
    void becomeReady(std::chrono::microseconds latency);
    void setHealth(Health::State state, const QString &message, std::chrono::microseconds latency = {});

    const std::optional<RedisLocation> m_location;
    const QString m_ledgerKey;
    const Options m_options;
    std::unique_ptr<State> m_state;
};

} // namespace billow
