// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Values.h"
#include "core/ledger/LedgerMessages.h"

#include <QFuture>

#include <functional>
#include <memory>

namespace billow {

/// Sends every subscriber the newly displayed invoices, the figures and the status, at most 20 times a second. A
/// subscriber that has not taken its last updates yet is passed over and gets a snapshot when it has: it never slows
/// another, and nothing piles up.
class Broadcaster final : public actor::Actor {
    Q_OBJECT
public:
    /// Reads the invoices with first <= seq <= last, without making the caller wait.
    using RangeReader = std::function<QFuture<Result<InvoiceBatch>>(Seq first, Seq last)>;

    Broadcaster(actor::Clock &clock, RangeReader readRange);
    ~Broadcaster() override;

    /// Names one join; a subscriber that joins again takes a new one, so that it can tell old deliveries from new.
    using JoinId = quint64;

    // Messages
    /// \a state has no invoices; \a commit is the one after which it holds, or null where something else has changed.
    void onState(const billow::LiveUpdate &state, const billow::SharedCommit &commit);
    /// The first delivery is a snapshot; or, if \a epoch and \a since give the subscriber's position and the rest is
    /// small enough to be read again, that rest. It waits until the ledger's position is known.
    void join(JoinId id, std::optional<std::int64_t> epoch, Seq since);
    void leave(JoinId id);
    /// The subscriber has taken one delivery.
    void acknowledge(JoinId id);
    /// The subscriber needs an update of that revision or a later one, out of turn.
    void refresh(JoinId id, std::int64_t revision);

Q_SIGNALS:
    void delivered(quint64 joinId, const billow::LiveUpdate &update);
    /// What was released up to \a cursor is no longer in its mailbox.
    void taken(billow::Seq cursor);
    /// It has no subscribers, at first or after a crash: each has to join.
    void opened();
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;
    struct Subscriber;

    bool takeInvoices(const LiveUpdate &state, const SharedCommit &commit);
    void schedule(bool atOnce);
    void flush();
    void serve(JoinId id, Subscriber &subscriber);
    void deliver(JoinId id, Subscriber &subscriber, const InvoiceBatch &invoices, bool snapshot);
    void read(JoinId id, Subscriber &subscriber, Seq first);
    void onPage(JoinId id, std::int64_t epoch, Seq last, const Result<InvoiceBatch> &page);

    const RangeReader m_readRange;
    std::unique_ptr<State> m_state;
};

} // namespace billow
