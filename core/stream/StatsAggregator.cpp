// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/StatsAggregator.h"

#include "core/cache/StatsCache.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcStats, "billow.stream")

namespace billow {

using namespace Qt::StringLiterals;

struct StatsAggregator::State {
    bool known = false; ///< the ledger has spoken
    std::int64_t revision = 0;
    std::int64_t epoch = 0;
    Stats stats;
    std::optional<CachedState> cached; ///< until it has been compared with the ledger
};

StatsAggregator::StatsAggregator(actor::Clock &clock, Currency defaultCurrency)
    : Actor(u"StatsAggregator"_s, clock)
    , m_defaultCurrency(defaultCurrency)
{
    qRegisterMetaType<Stats>();
}

StatsAggregator::~StatsAggregator() = default;

void StatsAggregator::initialise()
{
    m_state = std::make_unique<State>();
    m_state->stats.defaultCurrency = m_defaultCurrency;
    Q_EMIT positionWanted();
}

void StatsAggregator::terminate() noexcept
{
    m_state.reset();
}

void StatsAggregator::onCommitted(const Commit &commit)
{
    m_state->revision = commit.position.revision;
    m_state->epoch = commit.position.epoch;

    Stats stats{
        .defaultCurrency = m_defaultCurrency, .stored = commit.position.stored, .displayed = commit.position.displayed};
    const bool changed = !m_state->known || stats != m_state->stats;
    m_state->stats = std::move(stats);
    if (!m_state->known && m_state->cached) {
        const QString difference = billow::difference(*m_state->cached, m_state->stats, m_state->revision);
        if (!difference.isEmpty())
            qCInfo(lcStats).noquote() << "The cache is out of date and is written anew:" << difference;
    }
    m_state->known = true;
    m_state->cached.reset();
    if (!changed)
        return;
    Q_EMIT statsChanged(m_state->stats);
    Q_EMIT cacheable({.revision = m_state->revision, .epoch = m_state->epoch, .stats = m_state->stats});
}

void StatsAggregator::onCacheLoaded(const CachedState &cached)
{
    if (m_state->known)
        return;
    m_state->cached = cached;
    m_state->stats = cached.stats;
    Q_EMIT statsChanged(m_state->stats);
}

void StatsAggregator::report()
{
    Q_EMIT statsChanged(m_state->stats);
}

} // namespace billow
