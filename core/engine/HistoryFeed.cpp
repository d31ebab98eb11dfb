// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/HistoryFeed.h"

#include <utility>

namespace billow {

using namespace std::chrono_literals;

namespace {

constexpr auto leastPause = 100ms;

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogLevel::Error;
}

} // namespace

HistoryFeed::HistoryFeed(LogHistory *history)
    : m_history(history)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(leastPause);
    connect(&m_pause, &QTimer::timeout, this, &HistoryFeed::deliver);
    if (m_history)
        m_listener = m_history->listen([this](const LogLine &line) { keep(line); });
}

HistoryFeed::~HistoryFeed()
{
    if (m_history)
        m_history->stopListening(m_listener);
}

// On the thread that logs.
void HistoryFeed::keep(const LogLine &line)
{
    const std::scoped_lock lock(m_mutex);
    const bool first = m_waiting.isEmpty();
    m_waiting.append({line.time, levelOf(line.level), line.category, line.message});
    if (m_waiting.size() > mostWaiting) {
        m_waiting.removeFirst();
        ++m_lost;
    }
    if (first)
        QMetaObject::invokeMethod(
            this, [this] { m_pause.start(); }, Qt::QueuedConnection);
}

void HistoryFeed::deliver()
{
    std::unique_lock lock(m_mutex);
    const QList<LogEntry> entries = std::exchange(m_waiting, {});
    const qint64 lost = std::exchange(m_lost, 0);
    lock.unlock();
    if (!entries.isEmpty())
        Q_EMIT arrived(entries, lost);
}

} // namespace billow
