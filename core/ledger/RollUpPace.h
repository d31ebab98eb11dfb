// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"

#include <cstdint>

namespace billow {

/// When the Ledger rolls up, and how much at a time: so much that the figures of a stream at a readable pace are half a
/// second old, and so little that one at full speed hardly notices.
class RollUpPace final {
public:
    using Duration = actor::Clock::Duration;

    /// Between a commit and the step that rolls it up, and between steps while the ledger is busy.
    static constexpr Duration pause = std::chrono::milliseconds(500);

    explicit RollUpPace(Duration now)
        : m_since(now)
    {
    }

    /// The ledger has spent this long on what it was asked for.
    void noteWork(Duration spent) { m_work += spent; }

    struct Step {
        std::int64_t rows; ///< at most
        Duration before; ///< the pause before the next one, where invoices are left
    };
    /// A step begins.
    [[nodiscard]] Step next(Duration now);

private:
    Duration m_since; ///< the last step
    Duration m_work{}; ///< since then
};

} // namespace billow
