// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/actor/Clock.h"
#include "core/api/Values.h"
#include "core/base/Rate.h"
#include "core/ledger/LedgerMessages.h"

#include <cstdint>

namespace billow {

/// When the next invoices may be released. Uses absolute times, so the pace does not drift. If there was nothing to
/// release for a while, the next invoice is due at once. A pause is caught up, but never more than catchUpLimit of it,
/// because no one can read a flood of rows.
class ReleasePace final {
public:
    static constexpr actor::Clock::Duration catchUpLimit = std::chrono::seconds{2};

    ReleasePace(Rate rate, actor::Clock::Duration now);

    void setRate(Rate rate, actor::Clock::Duration now);
    /// There was nothing to release until \a now.
    void idleUntil(actor::Clock::Duration now);
    /// How many may be released at \a now, of \a waiting; everything at an unlimited rate.
    [[nodiscard]] std::int64_t allowance(actor::Clock::Duration now, std::int64_t waiting);
    /// \a count have been.
    void spend(std::int64_t count);
    /// How long until allowance() is above zero.
    [[nodiscard]] actor::Clock::Duration untilNext(actor::Clock::Duration now) const;

private:
    [[nodiscard]] actor::Clock::Duration interval(std::int64_t count) const;

    Rate m_rate;
    actor::Clock::Duration m_next; ///< when the next one is due
};

/// Sets the pace: releases the backlog at the display rate, or at once where that is asked for. The backlog is rows in
/// the ledger, so this actor holds no invoices, only numbers and the pace. One release is unanswered at a time, and no
/// more than aheadLimit invoices are released before the Broadcaster has taken them.
class Buffer final : public actor::Actor {
    Q_OBJECT
public:
    static constexpr std::int64_t aheadLimit = 100'000;

    Buffer(actor::Clock &clock, const Rates &rates, Paced paced = Paced::Demo);
    ~Buffer() override;

    // Messages
    void onCommitted(const billow::SharedCommit &commit);
    void onRates(const billow::Rates &rates);
    /// The Broadcaster has taken what was released up to \a cursor.
    void onTaken(Seq cursor);
    /// Releases all up to \a last as fast as the ledger and the Broadcaster take them, unless there has been a reset
    /// since \a epoch.
    void releaseUpTo(Seq last, std::int64_t epoch);

Q_SIGNALS:
    void requested(const billow::LedgerRequest &request);
    void positionWanted();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void pump();
    [[nodiscard]] std::int64_t unpaced() const;

    struct Unpaced {
        Seq last = 0;
        std::int64_t epoch = 0;
    };
    const Paced m_paced;
    Unpaced m_unpaced; ///< outlives a crash, since it is sent only once
    Rate m_rate; ///< outlives a crash, since it is sent only once
    std::uint64_t m_lastTicket = 0; ///< outlives a crash
    std::unique_ptr<State> m_state;
};

} // namespace billow
