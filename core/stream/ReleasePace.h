// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/base/Rate.h"

#include <cstdint>

namespace billow {

/// When the next invoices may be released. Aims at absolute times, so the pace does not drift; after a time with
/// nothing to release the next one may go at once; a pause is caught up, but never more than catchUpLimit of it, for
/// nobody can read an avalanche.
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

} // namespace billow
