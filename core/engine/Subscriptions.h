// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Subscription.h"
#include "core/stream/Broadcaster.h"
#include "core/telemetry/LogLine.h"

#include <QTimer>

#include <atomic>
#include <mutex>

namespace billow {

/// A face's end of the stream. It watches over the sequence itself: whatever the broadcaster forgets in a crash, the
/// face sees each displayed invoice once and in order.
class LiveSubscription final : public Subscription {
    Q_OBJECT
public:
    /// \a lastJoin is where join numbers come from, shared by all subscriptions of an engine. Both outlive this.
    LiveSubscription(Broadcaster &broadcaster, std::atomic<Broadcaster::JoinId> &lastJoin);
    ~LiveSubscription() override;

    void refresh(std::int64_t revision) override;
    /// The engine has stopped permanently; the subscriber gets this with the last state it saw.
    void fail(const QString &reason);

private:
    void join();
    void send();
    void receive(Broadcaster::JoinId id, const LiveUpdate &update);
    [[nodiscard]] bool follows(const LiveUpdate &update) const;

    Broadcaster &m_broadcaster;
    std::atomic<Broadcaster::JoinId> &m_lastJoin;
    Broadcaster::JoinId m_join = 0; ///< the one whose deliveries count
    std::optional<LiveUpdate> m_last; ///< without its invoices

    // Not yet sent to the broadcaster.
    std::optional<Broadcaster::JoinId> m_leave; ///< the join before, which the new one replaces
    int m_acknowledgements = 0;
    std::optional<std::int64_t> m_refresh;
    QTimer m_retry; ///< after its mailbox was full
};

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
