// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/Subscriptions.h"

#include <utility>

namespace billow {

using actor::tell;
using namespace std::chrono_literals;

LiveSubscription::LiveSubscription(Broadcaster &broadcaster, std::atomic<Broadcaster::JoinId> &lastJoin)
    : m_broadcaster(broadcaster)
    , m_lastJoin(lastJoin)
{
    connect(&broadcaster, &Broadcaster::delivered, this, &LiveSubscription::receive, Qt::QueuedConnection);
    connect(&broadcaster, &Broadcaster::opened, this, &LiveSubscription::join, Qt::QueuedConnection);
    m_retry.setSingleShot(true);
    m_retry.setInterval(20ms);
    connect(&m_retry, &QTimer::timeout, this, &LiveSubscription::send);
    join();
}

LiveSubscription::~LiveSubscription()
{
    tell(m_broadcaster, [id = m_join](Broadcaster &broadcaster) { broadcaster.leave(id); });
}

void LiveSubscription::fail(const QString &reason)
{
    LiveUpdate update = m_last.value_or(LiveUpdate{});
    update.snapshot = !m_last.has_value();
    update.status.failure = reason;
    Q_EMIT updated(update);
}

void LiveSubscription::refresh(std::int64_t revision)
{
    m_refresh = revision;
    send();
}

void LiveSubscription::join()
{
    const Broadcaster::JoinId before = std::exchange(m_join, ++m_lastJoin);
    if (!m_leave)
        m_leave = before;
    m_acknowledgements = 0;
    send();
}

/// Sends pending requests; if the mailbox is full, retries after a moment.
void LiveSubscription::send()
{
    bool taken = true;
    if (m_leave) {
        std::optional<std::int64_t> epoch;
        if (m_last && m_last->isPositionKnown())
            epoch = m_last->epoch;
        const Seq since = epoch ? m_last->cursor : 0;
        taken = tell(m_broadcaster, [before = *m_leave, id = m_join, epoch, since](Broadcaster &broadcaster) {
            broadcaster.leave(before);
            broadcaster.join(id, epoch, since);
        });
        if (taken)
            m_leave.reset();
    }
    while (taken && m_acknowledgements > 0) {
        taken = tell(m_broadcaster, [id = m_join](Broadcaster &broadcaster) { broadcaster.acknowledge(id); });
        m_acknowledgements -= taken ? 1 : 0;
    }
    if (taken && m_refresh) {
        taken = tell(m_broadcaster,
            [id = m_join, revision = *m_refresh](Broadcaster &broadcaster) { broadcaster.refresh(id, revision); });
        if (taken)
            m_refresh.reset();
    }
    if (!taken)
        m_retry.start();
}

void LiveSubscription::receive(Broadcaster::JoinId id, const LiveUpdate &update)
{
    if (id != m_join)
        return;
    if (!update.snapshot && !follows(update))
        return join();
    m_last = update;
    m_last->invoices.clear();
    Q_EMIT updated(update);
    // A slot may have joined again.
    if (id == m_join) {
        ++m_acknowledgements;
        send();
    }
}

bool LiveSubscription::follows(const LiveUpdate &update) const
{
    return m_last && m_last->epoch == update.epoch && update.cursor == m_last->cursor + update.invoices.size()
        && (update.invoices.isEmpty() || update.invoices.first().seq == m_last->cursor + 1);
}

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
