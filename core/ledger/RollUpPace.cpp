// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/RollUpPace.h"

namespace billow {

namespace {

/// Measured: some 10 ms a step, of the 500 between two.
constexpr std::int64_t rowsWhileBusy = 2'000;

/// Some 25 ms, for which a request may have to wait.
constexpr std::int64_t rowsAtLeisure = 5'000;

} // namespace

RollUpPace::Step RollUpPace::next(Duration now)
{
    const bool busy = 2 * m_work > now - m_since;
    m_since = now;
    m_work = {};
    return busy ? Step{rowsWhileBusy, pause} : Step{rowsAtLeisure, Duration::zero()};
}

} // namespace billow
