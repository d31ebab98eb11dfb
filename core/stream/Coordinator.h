// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Values.h"
#include "core/ledger/LedgerMessages.h"

#include <QPromise>

#include <memory>

namespace billow {

/// The state machine of the stream: start, stop, reset, rates, release. Its state is computed from the ledger (is
/// a run active, has its last invoice been displayed), so a crash can't make it wrong.
class Coordinator final : public actor::Actor {
    Q_OBJECT
public:
    /// \a instance names this program's run of the engine. \a seed of the generator; 0: a new one for each run.
    Coordinator(actor::Clock &clock, const Rates &rates, QString instance, std::uint64_t seed);
    ~Coordinator() override;

    /// Shared, because a message is copied on its way; where the last copy dies unanswered the future is cancelled.
    using Reply = std::shared_ptr<QPromise<CommandOutcome>>;

    // Messages
    void startRun(const Reply &reply);
    void stopRun(const Reply &reply);
    void reset(bool deleteRealInvoices, const Reply &reply);
    void removeInvoices(const QString &source, bool deleteRealInvoices, const Reply &reply);
    void setRates(const Rates &rates, const Reply &reply);
    void releaseBacklog(const Reply &reply);
    /// Starts a run as soon as the ledger is open and the stream is stopped.
    void startWhenPossible();
    void onCommitted(const billow::SharedCommit &commit);
    void onStorageHealth(const billow::Health &health);

Q_SIGNALS:
    void requested(const billow::LedgerRequest &request);
    void ratesChanged(const billow::Rates &rates);
    void releaseWanted(Seq last, std::int64_t epoch);
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void ask(const LedgerOperation &operation, const Reply &reply, const QString &done, const QString &refused);
    void answer(
        const Reply &reply, CommandOutcome::Verdict verdict, const QString &message, std::int64_t invoices = 0) const;
    void settle(const LedgerAnswer &answer);
    void failPending(const QString &message);
    void adjustRun();
    [[nodiscard]] bool refuseWhileAway(const Reply &reply) const;
    [[nodiscard]] QString whyAway() const;

    Rates m_rates; ///< in force; they outlive a crash
    const QString m_instance;
    const std::uint64_t m_seed;
    std::uint64_t m_lastTicket = 0; ///< outlives a crash
    std::unique_ptr<State> m_state;
};

/// The activity of the stream, computed from the ledger alone.
[[nodiscard]] Activity activityOf(const LedgerPosition &position);

/// Rates out of range are refused with a sentence; empty: they are fine.
[[nodiscard]] QString problemWith(const Rates &rates);

} // namespace billow
