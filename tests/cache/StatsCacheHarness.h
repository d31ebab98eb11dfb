// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/cache/StatsCache.h"
#include "tests/support/RedisServer.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

// What the tests of the StatsCache share.

inline const QString ledger = QStringLiteral("ledger é");
inline const QString totalsKey = QStringLiteral("billow:{ledger é}:totals");

/// What \a server holds for that ledger; nothing where it is not a whole and valid state.
[[nodiscard]] std::optional<billow::CachedState> stateIn(const RedisServer &server);

/// Gathers what the cache writes to the log while it lives. One at a time.
class CacheLog final {
public:
    CacheLog();
    ~CacheLog();
    Q_DISABLE_COPY_MOVE(CacheLog)

    [[nodiscard]] QStringList all() const;
};

/// A running StatsCache, and what it has told, gathered on the thread of the test.
class StatsCacheHarness final {
public:
    StatsCacheHarness(const QString &url, actor::Clock &clock);
    StatsCacheHarness(const QString &url, actor::Clock &clock, billow::StatsCache::Options options);
    ~StatsCacheHarness();
    Q_DISABLE_COPY_MOVE(StatsCacheHarness)

    /// Retries and writes within milliseconds, and patient with a busy machine.
    [[nodiscard]] static billow::StatsCache::Options quick();

    /// As in the program, but for time-outs that a busy machine keeps.
    [[nodiscard]] static billow::StatsCache::Options patient(
        std::chrono::milliseconds checkInterval = std::chrono::seconds(5));

    void stop();
    void store(const billow::CachedState &state);
    [[nodiscard]] bool isNow(billow::Health::State state) const;
    /// Waits until nothing is being done.
    void settle();

    billow::StatsCache cache;
    QList<billow::Health> health;
    QList<billow::CachedState> loaded;

private:
    QObject m_context;
    bool m_stopped = false;
};
