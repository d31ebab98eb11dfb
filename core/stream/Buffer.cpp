// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Buffer.h"

#include <algorithm>
#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using actor::Clock;

ReleasePace::ReleasePace(Rate rate, Clock::Duration now)
    : m_rate(rate)
    , m_next(now)
{
}

void ReleasePace::setRate(Rate rate, Clock::Duration now)
{
    m_rate = rate;
    if (!rate.isUnlimited())
        m_next = std::min(m_next, now + interval(1));
}

void ReleasePace::idleUntil(Clock::Duration now)
{
    m_next = std::max(m_next, now);
}

std::int64_t ReleasePace::allowance(Clock::Duration now, std::int64_t waiting)
{
    if (m_rate.isUnlimited())
        return waiting;
    if (now < m_next)
        return 0;
    m_next = std::max(m_next, now - catchUpLimit);
    const double passed = std::chrono::duration<double>(now - m_next).count();
    return std::min(waiting, 1 + static_cast<std::int64_t>(std::floor(passed * m_rate.perSecond)));
}

void ReleasePace::spend(std::int64_t count)
{
    if (!m_rate.isUnlimited())
        m_next += interval(count);
}

Clock::Duration ReleasePace::untilNext(Clock::Duration now) const
{
    return m_rate.isUnlimited() ? Clock::Duration::zero() : std::max(m_next - now, Clock::Duration::zero());
}

Clock::Duration ReleasePace::interval(std::int64_t count) const
{
    return std::chrono::round<Clock::Duration>(
        std::chrono::duration<double>(static_cast<double>(count) / m_rate.perSecond));
}

namespace {

/// Above what the producer can have on its way: at unlimited rates the backlog must shrink while it generates, or else
/// every release reads from the disk what the ledger still remembers of a short backlog.
constexpr std::int64_t releaseLimit = 20'000;
/// At high rates releases gather for this long.
constexpr actor::Clock::Duration shortestWait = 10ms;

} // namespace

struct Buffer::State {
    explicit State(Rate rate, actor::Clock::Duration now)
        : pace(rate, now)
    {
    }

    ReleasePace pace;
    std::int64_t backlog = 0;
    Seq cursor = 0;
    Seq lastReal = 0; ///< the newest real invoice
    std::int64_t epoch = 0;
    std::optional<Seq> taken; ///< by the Broadcaster; nothing: it has not said so yet
    std::optional<std::uint64_t> unanswered;
    TimerId timer = 0;
};

Buffer::Buffer(actor::Clock &clock, const Rates &rates, Paced paced)
    : Actor(u"Buffer"_s, clock)
    , m_paced(paced)
    , m_rate(rates.display)
{
}

Buffer::~Buffer() = default;

void Buffer::initialise()
{
    m_state = std::make_unique<State>(m_rate, clock().now());
    Q_EMIT positionWanted();
}

void Buffer::terminate() noexcept
{
    m_state.reset();
}

void Buffer::onCommitted(const SharedCommit &commit)
{
    if (m_state->backlog == 0)
        m_state->pace.idleUntil(clock().now());
    m_state->backlog = commit->position.backlog();
    m_state->cursor = commit->position.cursor;
    m_state->lastReal = commit->position.lastRealSeq;
    m_state->epoch = commit->position.epoch;
    if (commit->kind == Commit::Kind::Opened)
        m_state->unanswered.reset();
    for (const LedgerAnswer &answer : commit->answers) {
        if (answer.ticket.sender == name() && m_state->unanswered == answer.ticket.number)
            m_state->unanswered.reset();
    }
    pump();
}

void Buffer::onRates(const Rates &rates)
{
    m_rate = rates.display;
    m_state->pace.setRate(m_rate, clock().now());
    pump();
}

void Buffer::onTaken(Seq cursor)
{
    m_state->taken = cursor;
    pump();
}

void Buffer::releaseUpTo(Seq last, std::int64_t epoch)
{
    m_unpaced = {last, epoch};
    pump();
}

/// How many of the backlog need not keep the pace.
std::int64_t Buffer::unpaced() const
{
    const Seq wanted = m_unpaced.epoch == m_state->epoch ? m_unpaced.last : 0;
    const Seq real = m_paced == Paced::Demo ? m_state->lastReal : 0;
    return std::clamp<std::int64_t>(std::max(wanted, real) - m_state->cursor, 0, m_state->backlog);
}

void Buffer::pump()
{
    if (m_state->backlog == 0 || m_state->unanswered)
        return;
    // What has been released waits in memory until it is taken.
    if (m_state->taken && m_state->cursor - *m_state->taken >= aheadLimit)
        return;
    const auto now = clock().now();
    const std::int64_t atOnce = unpaced();
    const bool paced = atOnce == 0;
    const std::int64_t count = std::min(paced ? m_state->pace.allowance(now, m_state->backlog) : atOnce, releaseLimit);
    if (count == 0) {
        cancel(m_state->timer);
        m_state->timer = after(std::max(m_state->pace.untilNext(now), shortestWait), [this] { pump(); });
        return;
    }
    if (paced)
        m_state->pace.spend(count);
    else
        m_state->pace.idleUntil(now); // after them the pace starts again
    m_state->unanswered = ++m_lastTicket;
    Q_EMIT requested({.ticket = {name(), m_lastTicket}, .operation = ReleaseInvoices{count}});
}

} // namespace billow
