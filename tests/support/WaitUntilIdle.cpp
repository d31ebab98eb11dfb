// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/WaitUntilIdle.h"

#include "core/actor/Actor.h"
#include "core/actor/ActorPrivate.h"

#include <algorithm>
#include <ranges>

namespace actor {

using SteadyTime = std::chrono::steady_clock::time_point;

/// Looks into one actor.
class IdleProbe final {
public:
    struct Reading {
        bool idle;
        std::uint64_t activity;
        bool operator==(const Reading &) const = default;
    };

    explicit IdleProbe(Actor &actor)
        : m_state(*actor.d)
    {
    }

    /// Sends a ring through the event loop of the actor's thread, behind all that is in it now.
    void ask() { m_echo = m_state.askForEcho(); }

    /// Waits for that ring; nothing where it has not come by \a deadline.
    [[nodiscard]] std::optional<Reading> read(SteadyTime deadline)
    {
        std::unique_lock lock(m_state.mutex);
        if (!m_state.echoed.wait_until(lock, deadline, [this] { return m_state.echoesGiven >= m_echo; }))
            return std::nullopt;
        const bool stopped = m_state.vital.state == State::Stopped && m_state.controls.empty() && !m_state.inHand;
        return Reading{.idle = stopped || m_state.isIdleLocked(), .activity = m_state.activity};
    }

private:
    Actor::Private &m_state;
    std::uint64_t m_echo = 0;
};

namespace {

/// One look at all of them; nothing where one does not answer in time.
std::optional<std::vector<IdleProbe::Reading>> look(std::vector<IdleProbe> &probes, SteadyTime deadline)
{
    for (IdleProbe &probe : probes)
        probe.ask();
    std::vector<IdleProbe::Reading> readings;
    // The last one first: when it has answered, most of the others have, and this thread has slept only once.
    for (IdleProbe &probe : probes | std::views::reverse) {
        const auto reading = probe.read(deadline);
        if (!reading)
            return std::nullopt;
        readings.push_back(*reading);
    }
    return readings;
}

} // namespace

bool waitUntilIdle(const std::vector<Actor *> &actors, std::chrono::milliseconds limit)
{
    const SteadyTime deadline = std::chrono::steady_clock::now() + limit;
    std::vector<IdleProbe> probes;
    probes.reserve(actors.size());
    for (Actor *actor : actors)
        probes.emplace_back(*actor);

    // Two looks with nothing handled in between: then all were idle at one moment between them.
    std::vector<IdleProbe::Reading> before;
    do {
        auto now = look(probes, deadline);
        if (!now)
            return false;
        if (*now == before && std::ranges::all_of(*now, &IdleProbe::Reading::idle))
            return true;
        before = std::move(*now);
        QThread::yieldCurrentThread();
    } while (std::chrono::steady_clock::now() < deadline);
    return false;
}

} // namespace actor
