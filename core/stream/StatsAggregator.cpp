// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/StatsAggregator.h"

#include "core/stream/Coordinator.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcStats, "billow.stream")

namespace billow {

using namespace Qt::StringLiterals;

namespace {

void derive(SystemStatus &status, const LedgerPosition &position)
{
    status.activity = activityOf(position);
    status.stored = position.lastSeq;
    status.displayed = position.cursor;
    status.backlog = position.backlog();
    status.realCount = position.realCount;
    // After a reset the ledger keeps the id of the last run, for the next one, but no run.
    const Run &run = position.run;
    const bool isThere = run.startedAt != UtcTime{};
    status.run = isThere ? RunStatus{run.id, run.target, run.generated, run.startedAt, run.endsAt} : RunStatus{};
}

} // namespace

struct StatsAggregator::State {
    LiveUpdate now; ///< without invoices
    std::optional<CachedState> cached; ///< until it has been compared with the ledger
};

StatsAggregator::StatsAggregator(actor::Clock &clock, Currency defaultCurrency, const Rates &rates)
    : Actor(u"StatsAggregator"_s, clock)
    , m_defaultCurrency(defaultCurrency)
    , m_rates(rates)
{
}

StatsAggregator::~StatsAggregator() = default;

void StatsAggregator::initialise()
{
    m_state = std::make_unique<State>();
    m_state->now.stats.defaultCurrency = m_defaultCurrency;
    Q_EMIT positionWanted();
    Q_EMIT healthWanted();
}

void StatsAggregator::terminate() noexcept
{
    m_state.reset();
}

void StatsAggregator::onCommitted(const SharedCommit &commit)
{
    const LedgerPosition &position = commit->position;
    LiveUpdate &now = m_state->now;
    Stats stats{.defaultCurrency = m_defaultCurrency, .stored = position.stored, .displayed = position.displayed};
    const bool newFigures = !now.isPositionKnown() || stats != now.stats;
    now.revision = position.revision;
    now.epoch = position.epoch;
    now.cursor = position.cursor;
    now.stats = std::move(stats);
    derive(now.status, position);
    if (commit->kind == Commit::Kind::Written)
        now.status.storage.latency = commit->latency;
    compareWithCache();
    publish(commit);
    if (newFigures)
        Q_EMIT cacheable({.revision = now.revision, .epoch = now.epoch, .stats = now.stats});
}

/// Once, when the ledger has spoken.
void StatsAggregator::compareWithCache()
{
    if (!m_state->cached)
        return;
    const QString difference = billow::difference(*m_state->cached, m_state->now.stats, m_state->now.revision);
    if (!difference.isEmpty())
        qCInfo(lcStats).noquote() << "The cache is out of date and is written anew:" << difference;
    m_state->cached.reset();
}

void StatsAggregator::onCacheLoaded(const CachedState &cached)
{
    if (m_state->now.isPositionKnown())
        return;
    m_state->cached = cached;
    m_state->now.stats = cached.stats;
    publish();
}

void StatsAggregator::onRates(const Rates &rates)
{
    m_rates = rates;
    publish();
}

void StatsAggregator::onStorageHealth(const Health &health)
{
    m_state->now.status.storage = health;
    publish();
}

void StatsAggregator::onCacheHealth(const Health &health)
{
    m_state->now.status.cache = health;
    publish();
}

void StatsAggregator::onWebHealth(const Health &health)
{
    m_state->now.status.web = health;
    publish();
}

void StatsAggregator::onFolderHealth(const Health &health)
{
    m_state->now.status.folder = health;
    publish();
}

void StatsAggregator::onViewers(int viewers)
{
    m_state->now.status.viewers = viewers;
    publish();
}

void StatsAggregator::publish(const SharedCommit &commit)
{
    m_state->now.status.rates = m_rates;
    LiveUpdate now = m_state->now;
    // "Ready" means that the figures sent with it are the ledger's.
    if (!now.isPositionKnown() && now.status.storage.state == Health::State::Ready)
        now.status.storage.state = Health::State::Connecting;
    Q_EMIT changed(now, commit);
}

} // namespace billow
