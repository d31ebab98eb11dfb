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
    for (const auto &[id, listener] : m_listeners)
        listener(line);
}

std::vector<LogLine> LogHistory::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

LogHistory::ListenerId LogHistory::listen(Listener listener)
{
    const QMutexLocker lock(&m_mutex);
    for (const LogLine &line : m_lines)
        listener(line);
    m_listeners.emplace(++m_lastListener, std::move(listener));
    return m_lastListener;
}

void LogHistory::stopListening(ListenerId listener)
{
    const QMutexLocker lock(&m_mutex);
    m_listeners.erase(listener);
}

} // namespace billow
