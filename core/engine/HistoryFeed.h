// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Subscription.h"
#include "core/telemetry/LogHistory.h"

#include <QTimer>

#include <mutex>

namespace billow {

/// A face's view of the log's history. What is logged waits here, bounded, until the face takes it.
class HistoryFeed final : public LogFeed {
    Q_OBJECT
public:
    static constexpr qsizetype mostWaiting = 2'000; ///< beyond it the oldest make room, and are counted

    /// \a history: nullptr if there is none; then nothing ever arrives. Outlives this.
    explicit HistoryFeed(LogHistory *history);
    ~HistoryFeed() override;

private:
    void keep(const LogLine &line);
    void deliver();

    LogHistory *const m_history;
    LogHistory::ListenerId m_listener = 0;
    QTimer m_pause;

    std::mutex m_mutex; // guards what follows
    QList<LogEntry> m_waiting;
    qint64 m_lost = 0;
};

} // namespace billow
