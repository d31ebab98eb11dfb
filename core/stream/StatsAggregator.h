// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Values.h"
#include "core/cache/CachedState.h"
#include "core/ledger/LedgerMessages.h"

namespace billow {

/// Derives the figures on the cards and the status of the system from the same commit, so that everything sent
/// together is of one moment. It sums nothing itself: the totals are the ledger's rows, so they can't drift and don't
/// change their meaning after a crash.
class StatsAggregator final : public actor::Actor {
    Q_OBJECT
public:
    StatsAggregator(actor::Clock &clock, Currency defaultCurrency, const Rates &rates);
    ~StatsAggregator() override;

    // Messages
    void onCommitted(const billow::SharedCommit &commit);
    /// What the cache held when it was reached: shown only while the ledger has not spoken yet.
    void onCacheLoaded(const billow::CachedState &cached);
    void onRates(const billow::Rates &rates);
    void onStorageHealth(const billow::Health &health);
    void onCacheHealth(const billow::Health &health);
    void onWebHealth(const billow::Health &health);
    void onFolderHealth(const billow::Health &health);
    void onViewers(int viewers);

Q_SIGNALS:
    /// The current figures and status; \a state has no invoices. \a commit: the one that led to it; null if
    /// something else has changed.
    void changed(const billow::LiveUpdate &state, const billow::SharedCommit &commit);
    void cacheable(const billow::CachedState &state);
    void positionWanted();
    void healthWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void compareWithCache();
    void publish(const SharedCommit &commit = nullptr);

    const Currency m_defaultCurrency;
    Rates m_rates; ///< outlive a crash, since they are sent only once
    std::unique_ptr<State> m_state;
};

} // namespace billow
