// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMutex>
#include <QString>

#include <qlogging.h>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace billow {

/// What was logged once; its secrets are masked already.
struct LogLine {
    std::chrono::sys_time<std::chrono::milliseconds> time{};
    QtMsgType level = QtInfoMsg;
    QString category; ///< "ledger" for billow.ledger, other names whole
    QString message;
};

/// "debug", "info", "warning", "error" or "fatal"
[[nodiscard]] QString levelName(QtMsgType level);

/// "2026-11-23T08:42:59.123Z  info     ledger    message", always one line: control characters are escaped. With "\n".
[[nodiscard]] QByteArray asText(const LogLine &line);

/// {"category":…,"level":…,"message":…,"time":…} and "\n".
[[nodiscard]] QByteArray asJson(const LogLine &line);

/// The newest lines, for the window. Thread-safe; bounded: the oldest line makes room.
class LogHistory final {
public:
    /// Is called on the thread that logs, one line after another: it must be quick, and may neither log nor use the
    /// history. Typically it hands the line to the thread of the window.
    using Listener = std::function<void(const LogLine &)>;

    explicit LogHistory(std::size_t capacity)
        : m_capacity(capacity)
    {
    }
    Q_DISABLE_COPY_MOVE(LogHistory)

    void add(const LogLine &line);
    [[nodiscard]] std::vector<LogLine> lines() const; ///< the oldest first

    using ListenerId = int;
    /// From now on \a listener hears each line; it has heard those that are there already, the oldest first, when this
    /// returns. None is left out and none comes twice. The answer names it for stopListening().
    [[nodiscard]] ListenerId listen(Listener listener);
    /// When this returns, that listener runs no more.
    void stopListening(ListenerId listener);

private:
    const std::size_t m_capacity;
    mutable QMutex m_mutex;
    std::deque<LogLine> m_lines;
    std::map<ListenerId, Listener> m_listeners;
    ListenerId m_lastListener = 0;
};

} // namespace billow
