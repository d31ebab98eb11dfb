// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Broadcaster.h"

#include "core/api/Api.h"

#include <algorithm>
#include <map>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Faces are refreshed at most this often.
constexpr actor::Clock::Duration cadence = 50ms;
/// How long a commit that only stored invoices waits for the release that follows it: if it were sent at once, the
/// invoice itself would have to wait for the next update.
constexpr actor::Clock::Duration storedWaits = 10ms;
constexpr int unacknowledgedLimit = 2;
/// A subscriber that has missed more than this starts again with a snapshot.
constexpr qsizetype replayLimit = 10'000;
/// More invoices than this between two updates are no longer sent one by one.
constexpr qsizetype pendingLimit = 50'000;

} // namespace

struct Broadcaster::Subscriber {
    Seq cursor = 0; ///< sent up to here
    int unacknowledged = 0;
    bool snapshotDue = true;
    bool incomplete = false; ///< its snapshot had fewer invoices than there are
    std::optional<std::int64_t> continuesIn; ///< the epoch in which it asked to continue from cursor
    bool reading = false; ///< what it has missed
    InvoiceBatch missed; ///< read so far
    std::int64_t toldRevision = -1;
    std::int64_t wantedRevision = -1;

    /// The ledger's position is known.
    void begin(std::int64_t epoch) { snapshotDue = std::exchange(continuesIn, std::nullopt) != epoch; }
    /// What it asked for with refresh() is known by now, and it has room for another update.
    [[nodiscard]] bool wants(std::int64_t revision) const
    {
        return toldRevision < wantedRevision && wantedRevision <= revision && unacknowledged < unacknowledgedLimit;
    }
};

struct Broadcaster::State {
    LiveUpdate now; ///< without invoices
    InvoiceBatch newest; ///< displayed invoices, dense, up to now.cursor: those since the last flush and a few before
    std::optional<Seq> sliceAfter; ///< what slice is for
    InvoiceBatch slice; ///< most subscribers have the same cursor and share it
    std::map<JoinId, Subscriber> subscribers;
    TimerId timer = 0;
    std::optional<actor::Clock::Duration> flushAt;
    std::optional<actor::Clock::Duration> lastFlush;
    QObject context; ///< what waits for a page goes with it

    void restart()
    {
        for (auto &[id, subscriber] : subscribers)
            subscriber.snapshotDue = true;
    }
    void keep(qsizetype count)
    {
        if (newest.size() > count)
            newest = newest.last(count);
    }
    /// The invoices displayed after \a seq, if they are still kept.
    std::optional<InvoiceBatch> after(Seq seq)
    {
        const Seq missing = now.cursor - seq;
        if (missing < 0 || missing > newest.size())
            return std::nullopt;
        if (sliceAfter != seq) {
            sliceAfter = seq;
            slice = newest.last(missing);
        }
        return slice;
    }
};

Broadcaster::Broadcaster(actor::Clock &clock, RangeReader readRange)
    : Actor(u"Broadcaster"_s, clock)
    , m_readRange(std::move(readRange))
{
    qRegisterMetaType<LiveUpdate>();
}

Broadcaster::~Broadcaster() = default;

void Broadcaster::initialise()
{
    m_state = std::make_unique<State>();
    Q_EMIT positionWanted();
    Q_EMIT opened();
}

void Broadcaster::terminate() noexcept
{
    m_state.reset();
}

void Broadcaster::onState(const LiveUpdate &state, const SharedCommit &commit)
{
    LiveUpdate &now = m_state->now;
    // From a StatsAggregator that has just restarted and has no report of the ledger yet.
    if (now.isPositionKnown() && !state.isPositionKnown())
        return;
    const bool wasKnown = now.isPositionKnown();
    const bool displayed = takeInvoices(state, commit);
    const bool activity = state.status.activity != now.status.activity;
    const bool other = !commit && state.status != now.status;
    const bool stored = state.revision != now.revision || state.stats != now.stats || state.status != now.status;
    now = state;
    if (commit)
        Q_EMIT taken(now.cursor);
    if (!wasKnown && now.isPositionKnown()) {
        for (auto &[id, subscriber] : m_state->subscribers)
            subscriber.begin(now.epoch);
        return flush();
    }
    for (auto &[id, subscriber] : m_state->subscribers) {
        if (subscriber.wants(now.revision))
            serve(id, subscriber);
    }
    if (displayed || activity || other)
        schedule(true);
    else if (stored)
        schedule(false);
}

/// Answers whether there is something to show at once.
bool Broadcaster::takeInvoices(const LiveUpdate &state, const SharedCommit &commit)
{
    State &s = *m_state;
    const bool sameEpoch = s.now.isPositionKnown() && state.epoch == s.now.epoch;
    const InvoiceBatch released = commit ? commit->released : InvoiceBatch();
    if (sameEpoch && state.cursor == s.now.cursor + released.size()) {
        s.newest += released;
        if (s.newest.size() > pendingLimit) {
            s.keep(Commit::recentLimit);
            s.restart();
        }
    } else {
        s.newest = released;
        if (!sameEpoch)
            s.restart();
    }
    // A report has the invoices that were displayed before this actor started.
    const bool more = commit && commit->recent.size() > s.newest.size();
    if (more) {
        s.newest = commit->recent;
        for (auto &[id, subscriber] : s.subscribers)
            subscriber.snapshotDue |= subscriber.incomplete;
    }
    s.sliceAfter.reset();
    return more || !sameEpoch || state.cursor != s.now.cursor;
}

void Broadcaster::join(JoinId id, std::optional<std::int64_t> epoch, Seq since)
{
    Subscriber &subscriber = m_state->subscribers[id];
    subscriber.cursor = since;
    subscriber.continuesIn = epoch;
    if (m_state->now.isPositionKnown())
        subscriber.begin(m_state->now.epoch);
    serve(id, subscriber);
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
    if (found->second.wants(m_state->now.revision))
        serve(id, found->second);
    else if (found->second.snapshotDue)
        schedule(true);
}

void Broadcaster::refresh(JoinId id, std::int64_t revision)
{
    const auto found = m_state->subscribers.find(id);
    if (found == m_state->subscribers.end())
        return;
    found->second.wantedRevision = revision;
    if (found->second.wants(m_state->now.revision))
        serve(id, found->second);
}

void Broadcaster::schedule(bool atOnce)
{
    const auto now = clock().now();
    const auto earliest = m_state->lastFlush ? *m_state->lastFlush + cadence : now;
    const auto due = std::max(earliest, atOnce ? now : now + storedWaits);
    if (m_state->flushAt && *m_state->flushAt <= due)
        return;
    cancel(m_state->timer);
    m_state->flushAt = due;
    m_state->timer = after(due - now, [this] { flush(); });
}

void Broadcaster::flush()
{
    cancel(m_state->timer);
    m_state->flushAt.reset();
    m_state->lastFlush = clock().now();
    for (auto &[id, subscriber] : m_state->subscribers)
        serve(id, subscriber);
    m_state->keep(Commit::recentLimit);
    m_state->sliceAfter.reset();
    m_state->slice.clear();
}

/// Brings it up to date.
void Broadcaster::serve(JoinId id, Subscriber &subscriber)
{
    if (subscriber.continuesIn || (subscriber.reading && !subscriber.snapshotDue))
        return;
    if (subscriber.unacknowledged >= unacknowledgedLimit) {
        subscriber.snapshotDue = true;
        return;
    }
    const auto missed = subscriber.snapshotDue ? std::nullopt : m_state->after(subscriber.cursor);
    const Seq missing = m_state->now.cursor - subscriber.cursor;
    if (missed)
        deliver(id, subscriber, *missed, false);
    else if (!subscriber.snapshotDue && missing > 0 && missing <= replayLimit)
        read(id, subscriber, subscriber.cursor + 1);
    else
        deliver(id, subscriber, m_state->newest.last(std::min<qsizetype>(m_state->newest.size(), Commit::recentLimit)),
            true);
}

void Broadcaster::deliver(JoinId id, Subscriber &subscriber, const InvoiceBatch &invoices, bool snapshot)
{
    LiveUpdate update = m_state->now;
    update.snapshot = snapshot;
    update.invoices = invoices;
    ++subscriber.unacknowledged;
    subscriber.cursor = update.cursor;
    subscriber.snapshotDue = false;
    subscriber.reading = false;
    subscriber.missed.clear();
    if (snapshot)
        subscriber.incomplete = invoices.size() < std::min<Seq>(update.cursor, Commit::recentLimit);
    subscriber.toldRevision = update.revision;
    Q_EMIT delivered(id, update);
}

/// From \a first up to the newest, over the Reader.
void Broadcaster::read(JoinId id, Subscriber &subscriber, Seq first)
{
    subscriber.reading = true;
    const Seq last = m_state->now.cursor;
    whenDone(m_readRange(first, last), &m_state->context,
        [this, id, epoch = m_state->now.epoch, last](const Result<InvoiceBatch> &page) {
            // As a message of its own: inside the crash boundary, and a timer always finds room in the mailbox.
            after(0ns, [this, id, epoch, last, page] { onPage(id, epoch, last, page); });
        });
}

void Broadcaster::onPage(JoinId id, std::int64_t epoch, Seq last, const Result<InvoiceBatch> &page)
{
    const auto found = m_state->subscribers.find(id);
    if (found == m_state->subscribers.end() || !found->second.reading)
        return;
    Subscriber &subscriber = found->second;
    if (page)
        subscriber.missed += *page;
    const bool whole = page.ok() && subscriber.missed.size() == last - subscriber.cursor;
    if (!whole || epoch != m_state->now.epoch || subscriber.missed.size() > 2 * replayLimit) {
        subscriber.snapshotDue = true;
        return serve(id, subscriber);
    }
    // More has been displayed in the meantime.
    if (const auto rest = m_state->after(last))
        deliver(id, subscriber, subscriber.missed + *rest, false);
    else
        read(id, subscriber, last + 1);
}

} // namespace billow
