// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Values.h"
#include "core/cache/CachedState.h"
#include "core/ledger/LedgerMessages.h"

namespace billow {

/// Turns the ledger's running totals into the figures on the cards, and hands them to the cache. It adds nothing up
/// itself: the totals are the ledger's rows, so they cannot drift and do not change their meaning after a crash.
class StatsAggregator final : public actor::Actor {
    Q_OBJECT
public:
    StatsAggregator(actor::Clock &clock, Currency defaultCurrency);
    ~StatsAggregator() override;

    // Messages
    void onCommitted(const billow::Commit &commit);
    /// What the cache held when it was reached: shown only while the ledger has not spoken yet.
    void onCacheLoaded(const billow::CachedState &cached);
    /// Says the newest figures again.
    void report();

Q_SIGNALS:
    void statsChanged(const billow::Stats &stats);
    void cacheable(const billow::CachedState &state);
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    const Currency m_defaultCurrency;
    std::unique_ptr<State> m_state;
};

} // namespace billow
