// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/EngineRun.h"

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

EngineOptions unlimited(const LedgerLocation &ledger)
{
    constexpr std::uint64_t anySeed = 1;
    return {.ledger = ledger,
        .redis = {},
        .rates = {.generation = Rate{0}, .display = Rate{0}, .runLength = std::chrono::seconds(0)},
        .defaultCurrency = {},
        .seed = anySeed,
        .startRun = false};
}

} // namespace

EngineRun::EngineRun(const LedgerLocation &ledger, std::int64_t rows)
    : m_rows(rows)
    , m_engine(unlimited(ledger), m_clock)
{
    connect(&m_engine, &Engine::failed, this, &EngineRun::failed);
    connect(&m_engine, &Engine::ledgerRefused, this, &EngineRun::failed);
}

EngineRun::~EngineRun()
{
    m_subscription.reset();
}

void EngineRun::start()
{
    m_engine.start();
    m_subscription = m_engine.api().subscribe();
    connect(m_subscription.get(), &Subscription::updated, this, &EngineRun::onUpdate);
}

double EngineRun::seconds() const
{
    return std::chrono::duration<double>(m_to - m_from).count();
}

void EngineRun::onUpdate(const LiveUpdate &update)
{
    if (!m_begun)
        return begin(update);
    if (m_done)
        return;
    // A snapshot would mean that invoices went by untold: then this is not the figure it claims to be.
    if (update.snapshot && update.cursor > 0) {
        Q_EMIT failed(u"the subscriber was too slow and was given a snapshot"_s);
        return;
    }
    ++m_updates;
    m_seen += update.invoices.size();
    if (!m_stopped && update.status.stored >= m_rows) {
        m_stopped = true;
        m_engine.api().stop();
    }
    if (isComplete(update)) {
        m_to = m_clock.now();
        m_done = true;
        Q_EMIT finished();
    }
}

void EngineRun::begin(const LiveUpdate &update)
{
    if (update.status.storage.state != Health::State::Ready || update.status.activity != Activity::Stopped)
        return;
    if (update.status.stored > 0) {
        Q_EMIT failed(u"the ledger is not empty"_s);
        return;
    }
    m_begun = true;
    m_from = m_clock.now();
    m_engine.api().start();
}

bool EngineRun::isComplete(const LiveUpdate &update) const
{
    const SystemStatus &status = update.status;
    return m_stopped && status.activity == Activity::Stopped && status.stored >= m_rows && m_seen == status.stored
        && update.stats.displayed.count() == m_seen;
}

} // namespace billow::bench
