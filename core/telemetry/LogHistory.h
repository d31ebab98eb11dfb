// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/telemetry/LogLine.h"

#include <QMutex>

#include <deque>
#include <functional>
#include <vector>

namespace billow {

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
    /// In place of the one before; an empty one to hear no more, and when this returns the one before runs no more.
    void setListener(Listener listener);

private:
    const std::size_t m_capacity;
    mutable QMutex m_mutex;
    std::deque<LogLine> m_lines;
    Listener m_listener;
};

} // namespace billow
