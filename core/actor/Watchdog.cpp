// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Watchdog.h"

#include "core/actor/Actor.h"

#include <utility>

namespace actor {

using namespace std::chrono_literals;

Watchdog::Watchdog(Clock &clock, std::vector<Actor *> actors, Clock::Duration limit)
    : m_clock(clock)
    , m_actors(std::move(actors))
    , m_reported(m_actors.size(), false)
    , m_limit(limit)
{
}

Watchdog::~Watchdog() = default;

void Watchdog::start()
{
    m_timer = m_clock.startTimer(this, 1s, Clock::Repeat::Forever, [this] { look(); });
}

void Watchdog::look()
{
    for (std::size_t i = 0; i < m_actors.size(); ++i) {
        const bool hangs = m_actors[i]->busyFor() > m_limit;
        if (hangs == m_reported[i])
            continue;
        m_reported[i] = hangs;
        m_actors[i]->markUnresponsive(hangs);
        if (hangs)
            Q_EMIT unresponsive(m_actors[i]->name());
        else
            Q_EMIT responsiveAgain(m_actors[i]->name());
    }
}

} // namespace actor
