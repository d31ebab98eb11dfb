// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Broadcaster.h"

#include "core/ledger/LedgerReader.h"

#include <algorithm>
#include <map>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Faces are refreshed at most this often.
constexpr actor::Clock::Duration cadence = 50ms;
/// After a quiet time, how long an update waits for what belongs to it: the release that follows a commit, and the
/// figures. Shorter, and the commit would be told at once, but the invoice only a whole cadence later.
constexpr actor::Clock::Duration gathering = 10ms;
constexpr int unacknowledgedLimit = 2;
constexpr qsizetype replayLimit = 10'000;
/// More than this between two updates is no longer told one by one.
constexpr qsizetype pendingLimit = 50'000;

} // namespace

struct Broadcaster::State {
    struct Subscriber {
        int unacknowledged = 0;
        bool snapshotDue = true;
    };

    bool known = false; ///< where the ledger stands
    std::int64_t epoch = 0;
    Seq cursor = 0;
    InvoiceBatch recent; ///< the newest displayed, ascending
    InvoiceBatch pending; ///< displayed since the last flush
    Stats stats;
    SystemStatus status;
    std::map<JoinId, Subscriber> subscribers;
    std::unique_ptr<LedgerReader> reader;
    bool scheduled = false;
    bool changed = false; ///< since the last flush
    std::optional<actor::Clock::Duration> lastFlush;

    /// Everybody starts afresh.
    void restart()
    {
        pending.clear();
        for (auto &[id, subscriber] : subscribers)
            subscriber.snapshotDue = true;
    }
};

Broadcaster::Broadcaster(actor::Clock &clock, ReaderFactory readers)
    : Actor(u"Broadcaster"_s, clock)
    , m_readers(std::move(readers))
{
    qRegisterMetaType<LiveUpdate>();
}

Broadcaster::~Broadcaster() = default;

void Broadcaster::initialise()
{
    m_state = std::make_unique<State>();
    m_state->reader = m_readers();
    Q_EMIT positionWanted();
    Q_EMIT stateWanted();
    Q_EMIT opened();
}

void Broadcaster::terminate() noexcept
{
    m_state.reset();
}

void Broadcaster::onCommitted(const Commit &commit)
{
    const LedgerPosition &position = commit.position;
    // Without a position only one that brings the newest invoices along is a place to start from.
    const bool resetNow = m_state->known && position.epoch != m_state->epoch;
    if (!m_state->known && commit.kind == Commit::Kind::Written)
        return;
    const bool continues = m_state->known && !resetNow && position.cursor == m_state->cursor + commit.released.size();
    if (continues) {
        if (commit.released.isEmpty())
            return;
        m_state->recent =
            (m_state->recent + commit.released.last(std::min<qsizetype>(commit.released.size(), Commit::recentLimit)));
        m_state->pending += commit.released;
        if (m_state->pending.size() > pendingLimit)
            m_state->restart();
    } else {
        m_state->recent = commit.recent.isEmpty() ? commit.released : commit.recent;
        m_state->restart();
    }
    if (m_state->recent.size() > Commit::recentLimit)
        m_state->recent = m_state->recent.last(Commit::recentLimit);
    m_state->known = true;
    m_state->epoch = position.epoch;
    m_state->cursor = position.cursor;
    schedule();
}

void Broadcaster::onStats(const Stats &stats)
{
    if (stats == m_state->stats)
        return;
    m_state->stats = stats;
    schedule();
}

void Broadcaster::onStatus(const SystemStatus &status)
{
    if (status == m_state->status)
        return;
    m_state->status = status;
    schedule();
}

void Broadcaster::join(JoinId id, std::optional<std::int64_t> epoch, Seq since)
{
    flush();
    State::Subscriber &subscriber = m_state->subscribers[id];
    if (epoch && m_state->known && *epoch == m_state->epoch) {
        if (const auto missed = missedSince(since)) {
            subscriber.snapshotDue = false;
            return deliver(id, *missed, false);
        }
    }
    deliver(id, m_state->recent, true);
}

void Broadcaster::leave(JoinId id)
{
    m_state->subscribers.erase(id);
}

void Broadcaster::acknowledge(JoinId id)
{
    const auto found = m_state->subscribers.find(id);
    if (found == m_state->subscribers.end())
        return;
    found->second.unacknowledged = std::max(found->second.unacknowledged - 1, 0);
    if (found->second.snapshotDue)
        schedule();
}

void Broadcaster::schedule()
{
    m_state->changed = true;
    if (m_state->scheduled)
        return;
    m_state->scheduled = true;
    const auto now = clock().now();
    const auto earliest = m_state->lastFlush ? *m_state->lastFlush + cadence : now;
    after(std::max(earliest - now, gathering), [this] {
        m_state->scheduled = false;
        flush();
    });
}

void Broadcaster::flush()
{
    if (!m_state->changed)
        return;
    m_state->changed = false;
    m_state->lastFlush = clock().now();
    const InvoiceBatch pending = std::exchange(m_state->pending, {});
    for (auto &[id, subscriber] : m_state->subscribers) {
        if (subscriber.unacknowledged >= unacknowledgedLimit)
            subscriber.snapshotDue = true;
        else if (subscriber.snapshotDue)
            deliver(id, m_state->recent, true);
        else
            deliver(id, pending, false);
    }
}

void Broadcaster::deliver(JoinId id, const InvoiceBatch &invoices, bool snapshot)
{
    State::Subscriber &subscriber = m_state->subscribers[id];
    subscriber.snapshotDue = false;
    ++subscriber.unacknowledged;
    Q_EMIT delivered(id,
        {.epoch = m_state->epoch,
            .cursor = m_state->cursor,
            .snapshot = snapshot,
            .invoices = invoices,
            .stats = m_state->stats,
            .status = m_state->status});
}

std::optional<InvoiceBatch> Broadcaster::missedSince(Seq since)
{
    if (since > m_state->cursor || m_state->cursor - since > replayLimit)
        return std::nullopt;
    if (since == m_state->cursor)
        return InvoiceBatch{};
    auto missed = m_state->reader->range(since + 1, m_state->cursor);
    if (!missed || missed->size() != m_state->cursor - since)
        return std::nullopt;
    return std::move(*missed);
}

} // namespace billow
