// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/LogHistory.h"

#include <QMutexLocker>

namespace billow {

void LogHistory::add(const LogLine &line)
{
    const QMutexLocker lock(&m_mutex);
    m_lines.push_back(line);
    if (m_lines.size() > m_capacity)
        m_lines.pop_front();
    if (m_listener)
        m_listener(line);
}

std::vector<LogLine> LogHistory::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

void LogHistory::setListener(Listener listener)
{
    const QMutexLocker lock(&m_mutex);
    m_listener = std::move(listener);
}

} // namespace billow
