// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Values.h"
#include "core/ledger/LedgerMessages.h"

#include <functional>
#include <memory>

namespace billow {

class LedgerReader;

/// Tells every subscriber what has been displayed and how things stand, at most 20 times a second. A subscriber that
/// has not taken its last updates yet is passed over and gets a snapshot when it has: it never slows another, and
/// nothing piles up.
class Broadcaster final : public actor::Actor {
    Q_OBJECT
public:
    using ReaderFactory = std::function<std::unique_ptr<LedgerReader>()>;

    Broadcaster(actor::Clock &clock, ReaderFactory readers);
    ~Broadcaster() override;

    /// Names one join; a subscriber that joins again takes a new one, so that it can tell old deliveries from new.
    using JoinId = quint64;

    // Messages
    void onCommitted(const billow::Commit &commit);
    void onStats(const billow::Stats &stats);
    void onStatus(const billow::SystemStatus &status);
    /// The first delivery is a snapshot, or, where \a epoch and \a since say what the subscriber has seen and the rest
    /// is small enough to be read again, the rest.
    void join(JoinId id, std::optional<std::int64_t> epoch, Seq since);
    void leave(JoinId id);
    /// The subscriber has taken one delivery.
    void acknowledge(JoinId id);

Q_SIGNALS:
    void delivered(quint64 joinId, const billow::LiveUpdate &update);
    /// It has (again) no subscribers: who wants to be one has to join.
    void opened();
    void positionWanted();
    void stateWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void schedule();
    void flush();
    void deliver(JoinId id, const InvoiceBatch &invoices, bool snapshot);
    [[nodiscard]] std::optional<InvoiceBatch> missedSince(Seq since);

    const ReaderFactory m_readers;
    std::unique_ptr<State> m_state;
};

} // namespace billow
