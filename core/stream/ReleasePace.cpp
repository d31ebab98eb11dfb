// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/ReleasePace.h"

#include <algorithm>
#include <cmath>

namespace billow {

using actor::Clock;

ReleasePace::ReleasePace(Rate rate, Clock::Duration now)
    : m_rate(rate)
    , m_next(now)
{
}

void ReleasePace::setRate(Rate rate, Clock::Duration now)
{
    m_rate = rate;
    if (!rate.isUnlimited())
        m_next = std::min(m_next, now + interval(1));
}

void ReleasePace::idleUntil(Clock::Duration now)
{
    m_next = std::max(m_next, now);
}

std::int64_t ReleasePace::allowance(Clock::Duration now, std::int64_t waiting)
{
    if (m_rate.isUnlimited())
        return waiting;
    if (now < m_next)
        return 0;
    m_next = std::max(m_next, now - catchUpLimit);
    const double passed = std::chrono::duration<double>(now - m_next).count();
    return std::min(waiting, 1 + static_cast<std::int64_t>(std::floor(passed * m_rate.perSecond)));
}

void ReleasePace::spend(std::int64_t count)
{
    if (!m_rate.isUnlimited())
        m_next += interval(count);
}

Clock::Duration ReleasePace::untilNext(Clock::Duration now) const
{
    return m_rate.isUnlimited() ? Clock::Duration::zero() : std::max(m_next - now, Clock::Duration::zero());
}

Clock::Duration ReleasePace::interval(std::int64_t count) const
{
    return std::chrono::round<Clock::Duration>(
        std::chrono::duration<double>(static_cast<double>(count) / m_rate.perSecond));
}

} // namespace billow
