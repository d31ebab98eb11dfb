// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Values.h"
#include "core/ledger/LedgerMessages.h"
#include "core/stream/RateBoard.h"

namespace billow {

/// Releases the backlog at the display rate. The backlog is rows in the ledger, so all this actor holds is two numbers
/// and the pace. One release is unanswered at a time.
class Buffer final : public actor::Actor {
    Q_OBJECT
public:
    Buffer(actor::Clock &clock, const RateBoard &rates);
    ~Buffer() override;

    // Messages
    void onCommitted(const billow::Commit &commit);
    void onRatesChanged();

Q_SIGNALS:
    void requested(const billow::LedgerRequest &request);
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void pump();

    const RateBoard &m_rates;
    std::uint64_t m_lastTicket = 0; ///< outlives a crash
    std::unique_ptr<State> m_state;
};

} // namespace billow
