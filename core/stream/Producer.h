// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/ledger/LedgerMessages.h"

#include <functional>

namespace billow {

/// Makes the invoice of that number; always the same one for the same number and moment.
using InvoiceMaker = std::function<Invoice(DemoNumber number, UtcTime issuedAt)>;
/// Makes the maker of one run from its seed.
using InvoiceMakerFactory = std::function<InvoiceMaker(std::uint64_t seed)>;

/// Makes the invoices of the active run when they are due and hands them to the ledger. What it knows of the run it
/// knows from the ledger, so a crash costs it nothing. At most two batches are unanswered: the ledger's answers are the
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
    /// It does not know where the ledger stands, and would like a report.
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
