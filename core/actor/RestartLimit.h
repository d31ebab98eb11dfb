// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Supervisor.h"

#include <deque>

namespace actor {

/// Counts the restarts of one supervisor in a window that slides with time.
class RestartLimit final {
public:
    explicit RestartLimit(Intensity intensity);

    /// Takes note of a restart at \a now; false where it is one too many.
    [[nodiscard]] bool admit(Clock::Duration now);
    void clear();
    /// "3 times in 5 s"
    [[nodiscard]] QString text() const;

private:
    const Intensity m_intensity;
    std::deque<Clock::Duration> m_restarts;
};

} // namespace actor
