// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/actor/Clock.h"
#include "core/ledger/LedgerMessages.h"
#include "core/ledger/LedgerPosition.h"

#include <functional>
#include <optional>

namespace billow {

/// When the invoices of a run are due. A pure function of the run in the ledger: a run with a target is
/// counted back from its end, so that neither a crash nor a change of rate shifts it, and 5/s for 5 minutes are exactly
/// 1,500.
class RunSchedule final {
public:
    /// \a learnedAt is when this run, at this rate, came to be known: what an endless run at a finite rate counts from.
    RunSchedule(const Run &run, UtcTime learnedAt);

    /// How many invoices of the run should exist at \a now; nothing at an unlimited rate.
    [[nodiscard]] std::optional<std::int64_t> dueBy(UtcTime now) const;
    /// When the k-th (1, 2, …) is due; nothing at an unlimited rate.
    [[nodiscard]] std::optional<UtcTime> dueTime(std::int64_t k) const;
    /// The run's time is over, and it has no target number of invoices.
    [[nodiscard]] bool isOver(UtcTime now) const;

private:
    Run m_run;
    UtcTime m_learnedAt;
};

/// Makes the invoice of that number; always the same one for the same number and moment.
using InvoiceMaker = std::function<Invoice(DemoNumber number, UtcTime issuedAt)>;
/// Makes the maker of one run from its seed.
using InvoiceMakerFactory = std::function<InvoiceMaker(std::uint64_t seed)>;

/// Generates the invoices of the active run when they are due and sends them to the ledger. It reads the run from the
/// ledger, so a crash loses nothing. At most two batches are unanswered: the ledger's answers are the
/// demand.
class Producer final : public actor::Actor {
    Q_OBJECT
public:
    Producer(actor::Clock &clock, InvoiceMakerFactory makers);
    ~Producer() override;

    // Messages
    void onCommitted(const billow::SharedCommit &commit);

Q_SIGNALS:
    void requested(const billow::LedgerRequest &request);
    /// It doesn't have the ledger's position, and requests a report.
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void learn(const Commit &commit);
    void pump();
    void send(std::int64_t count);
    void wakeAt(UtcTime due);
    [[nodiscard]] UtcTime steadyUtc() const;

    const InvoiceMakerFactory m_makers;
    std::uint64_t m_lastTicket =
        0; ///< outlives a crash: an answer to what an earlier state asked must not be taken for ours
    std::unique_ptr<State> m_state;
};

} // namespace billow
