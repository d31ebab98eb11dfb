// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/LiveSubscription.h"

namespace billow {

using actor::tell;

LiveSubscription::LiveSubscription(Broadcaster &broadcaster, std::atomic<Broadcaster::JoinId> &lastJoin)
    : m_broadcaster(broadcaster)
    , m_lastJoin(lastJoin)
{
    connect(&broadcaster, &Broadcaster::delivered, this, &LiveSubscription::receive, Qt::QueuedConnection);
    connect(&broadcaster, &Broadcaster::opened, this, &LiveSubscription::join, Qt::QueuedConnection);
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

void LiveSubscription::join()
{
    const Broadcaster::JoinId before = std::exchange(m_join, ++m_lastJoin);
    std::optional<std::int64_t> epoch;
    Seq since = 0;
    if (m_last) {
        epoch = m_last->epoch;
        since = m_last->cursor;
    }
    // A full mailbox refuses: then the broadcaster is overwhelmed or down, and says opened() when it is back.
    (void)tell(m_broadcaster, [before, id = m_join, epoch, since](Broadcaster &broadcaster) {
        broadcaster.leave(before);
        broadcaster.join(id, epoch, since);
    });
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
    (void)tell(m_broadcaster, [id](Broadcaster &broadcaster) { broadcaster.acknowledge(id); });
}

bool LiveSubscription::follows(const LiveUpdate &update) const
{
    return m_last && m_last->epoch == update.epoch && update.cursor == m_last->cursor + update.invoices.size()
        && (update.invoices.isEmpty() || update.invoices.first().seq == m_last->cursor + 1);
}

} // namespace billow
