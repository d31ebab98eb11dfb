// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/base/Health.h"
#include "core/invoice/ItemOutcome.h"
#include "core/ledger/LedgerMessages.h"

#include <QFuture>

#include <atomic>
#include <map>
#include <memory>

namespace billow {

/// Takes invoices that come from outside, from files and over HTTP, to the ledger, and answers once they are stored.
/// What is on its way when the ledger goes away is sent again when it is back: the ledger takes no invoice twice.
class Submitter final : public actor::Actor {
    Q_OBJECT
public:
    /// \a mostInvoices: in flight at a time, of all callers together; beyond that, callers are told to retry.
    Submitter(actor::Clock &clock, qsizetype mostInvoices);
    ~Submitter() override;

    using Outcomes = Result<std::vector<ItemOutcome>>;
    static constexpr qsizetype mostOnTheirWay = 20'000;
    /// As Api::submit(). From any thread.
    [[nodiscard]] QFuture<Outcomes> submit(const InvoiceBatch &invoices, std::chrono::milliseconds patience);

    /// The ledger's revision as of the newest answer; -1: there has been none. Thread-safe.
    [[nodiscard]] std::int64_t acknowledgedRevision() const { return m_acknowledged; }

    // Messages
    void onCommitted(const billow::SharedCommit &commit);
    void onStorageHealth(const billow::Health &health);

Q_SIGNALS:
    void requested(const billow::LedgerRequest &request);
    /// It doesn't know whether the ledger is open, and requests a report.
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;
    struct Submission;
    using SharedSubmission = std::shared_ptr<Submission>; ///< shared, because a message is copied on its way

    void take(const SharedSubmission &submission);
    void send(std::uint64_t ticket, const Submission &submission);
    void noteCrash();
    void sendAgain();
    void settle(const LedgerAnswer &answer, std::int64_t revision);
    void giveUp();
    void failPending(const Error &error);

    const qsizetype m_mostInvoices;
    /// Shared with the submissions: those still in the mailbox are destroyed after this object's members.
    const std::shared_ptr<std::atomic<qsizetype>> m_onTheirWay;
    std::atomic<std::int64_t> m_acknowledged = -1;
    // What follows outlives a crash: the callers still wait for their answers, which the ledger may have sent already.
    std::uint64_t m_lastTicket = 0;
    std::map<std::uint64_t, SharedSubmission> m_pending; ///< by ticket, so the oldest first
    std::unique_ptr<State> m_state;
};

} // namespace billow
