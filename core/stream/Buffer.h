// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Values.h"
#include "core/ledger/LedgerMessages.h"

namespace billow {

/// Sets the pace: releases the backlog at the display rate. The backlog is rows in the ledger, so this actor holds no
/// invoices, only numbers and the pace. One release is unanswered at a time, and no more than aheadLimit invoices are
/// released before the Broadcaster has taken them.
class Buffer final : public actor::Actor {
    Q_OBJECT
public:
    static constexpr std::int64_t aheadLimit = 100'000;

    Buffer(actor::Clock &clock, const Rates &rates);
    ~Buffer() override;

    // Messages
    void onCommitted(const billow::SharedCommit &commit);
    void onRates(const billow::Rates &rates);
    /// The Broadcaster has taken what was released up to \a cursor.
    void onTaken(Seq cursor);

Q_SIGNALS:
    void requested(const billow::LedgerRequest &request);
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void pump();

    Rate m_rate; ///< outlives a crash, since it is sent only once
    std::uint64_t m_lastTicket = 0; ///< outlives a crash
    std::unique_ptr<State> m_state;
};

} // namespace billow
