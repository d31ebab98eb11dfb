// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/RestartLimit.h"

namespace actor {

using namespace Qt::StringLiterals;

RestartLimit::RestartLimit(Intensity intensity)
    : m_intensity(intensity)
{
}

bool RestartLimit::admit(Clock::Duration now)
{
    while (!m_restarts.empty() && now - m_restarts.front() > m_intensity.period)
        m_restarts.pop_front();
    m_restarts.push_back(now);
    return m_restarts.size() <= static_cast<std::size_t>(m_intensity.restarts);
}

void RestartLimit::clear()
{
    m_restarts.clear();
}

QString RestartLimit::text() const
{
    const std::chrono::duration<double> seconds = m_intensity.period;
    return u"%1 times in %2 s"_s.arg(m_intensity.restarts).arg(seconds.count());
}

} // namespace actor
