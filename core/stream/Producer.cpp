// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Producer.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Seconds = std::chrono::duration<double>;

/// Below a microsecond: keeps a rounding error of the arithmetic from making an invoice late by a whole tick.
constexpr double tolerance = 1e-6;

UtcTime::duration toMilliseconds(double seconds)
{
    return std::chrono::ceil<UtcTime::duration>(Seconds(seconds - tolerance));
}

} // namespace

RunSchedule::RunSchedule(const Run &run, UtcTime learnedAt)
    : m_run(run)
    , m_learnedAt(learnedAt)
{
}

std::optional<std::int64_t> RunSchedule::dueBy(UtcTime now) const
{
    const double rate = m_run.rate.perSecond;
    if (m_run.rate.isUnlimited())
        return std::nullopt;
    if (m_run.target > 0 && m_run.endsAt) {
        const double left = std::ceil(Seconds(*m_run.endsAt - now).count() * rate - tolerance);
        return m_run.target - static_cast<std::int64_t>(std::clamp(left, 0.0, static_cast<double>(m_run.target)));
    }
    const double passed = std::max(Seconds(now - m_learnedAt).count(), 0.0);
    return m_run.generated + static_cast<std::int64_t>(std::floor(passed * rate + tolerance));
}

std::optional<UtcTime> RunSchedule::dueTime(std::int64_t k) const
{
    const double rate = m_run.rate.perSecond;
    if (m_run.rate.isUnlimited())
        return std::nullopt;
    if (m_run.target > 0 && m_run.endsAt)
        return *m_run.endsAt
            - std::chrono::floor<UtcTime::duration>(Seconds(static_cast<double>(m_run.target - k) / rate));
    return m_learnedAt + toMilliseconds(static_cast<double>(k - m_run.generated) / rate);
}

bool RunSchedule::isOver(UtcTime now) const
{
    return m_run.endsAt && m_run.target == 0 && now >= *m_run.endsAt;
}

namespace {

constexpr std::size_t unansweredBatches = 2;
constexpr std::int64_t batchLimit = 5'000;
/// At high rates invoices gather for this long and travel as a batch.
constexpr UtcTime::duration shortestTick = 20ms;

int dayOf(UtcTime time)
{
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    return static_cast<int>(date.year()) * 10'000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100
        + static_cast<int>(static_cast<unsigned>(date.day()));
}

/// The number after \a number on the day of \a issuedAt. A clock that goes back does not take the numbers with it.
DemoNumber next(DemoNumber number, UtcTime issuedAt)
{
    const int day = dayOf(issuedAt);
    if (day > number.day)
        return {day, 1};
    return {number.day, number.ordinal + 1};
}

} // namespace

struct Producer::State {
    bool known = false; ///< the ledger's position
    Run run;
    std::optional<RunSchedule> schedule;
    InvoiceMaker maker;
    DemoNumber last; ///< the number given last, stored or on its way
    std::map<std::uint64_t, std::int64_t> unanswered; ///< ticket to number of invoices
    std::int64_t onTheirWay = 0;
    bool outOfStep = false; ///< a batch was refused: the ones after it will be too; only then another may be made
    std::optional<std::uint64_t> endRequest;
    // A time of day that doesn't jump when the machine's clock is set.
    UtcTime utcAnchor{};
    actor::Clock::Duration monotonicAnchor{};
    TimerId timer = 0;
};

Producer::Producer(actor::Clock &clock, InvoiceMakerFactory makers)
    : Actor(u"Producer"_s, clock)
    , m_makers(std::move(makers))
{
    qRegisterMetaType<LedgerRequest>();
}

Producer::~Producer() = default;

void Producer::initialise()
{
    m_state = std::make_unique<State>();
    Q_EMIT positionWanted();
}

void Producer::terminate() noexcept
{
    m_state.reset();
}

void Producer::onCommitted(const SharedCommit &commit)
{
    for (const LedgerAnswer &answer : commit->answers) {
        if (answer.ticket.sender != name())
            continue;
        const auto batch = m_state->unanswered.find(answer.ticket.number);
        if (batch != m_state->unanswered.end()) {
            m_state->onTheirWay -= batch->second;
            m_state->unanswered.erase(batch);
            m_state->outOfStep |= !answer.accepted;
        }
        if (m_state->endRequest == answer.ticket.number)
            m_state->endRequest.reset();
    }
    if (commit->kind == Commit::Kind::Opened) {
        m_state->unanswered.clear();
        m_state->onTheirWay = 0;
        m_state->endRequest.reset();
    }
    // A Written commit has the ledger's position, as a Report does.
    learn(*commit);
    pump();
}

void Producer::learn(const Commit &commit)
{
    const Run &run = commit.position.run;
    const bool sameRun = m_state->known && run.id == m_state->run.id;
    const bool sameSchedule = sameRun && run.rate == m_state->run.rate && run.target == m_state->run.target;
    if (!sameRun) {
        m_state->utcAnchor = clock().utcNow();
        m_state->monotonicAnchor = clock().now();
        m_state->maker = m_makers(run.seed);
    }
    if (!sameSchedule)
        m_state->schedule.emplace(run, steadyUtc());
    m_state->known = true;
    m_state->run = run;
    // With nothing on its way the ledger's word is the only one; also after a batch that it refused.
    if (m_state->unanswered.empty()) {
        m_state->last = commit.position.demoNumber;
        m_state->outOfStep = false;
    }
}

void Producer::pump()
{
    if (!m_state->known || !m_state->run.active || m_state->outOfStep)
        return;
    const UtcTime now = steadyUtc();
    const Run &run = m_state->run;
    if (m_state->schedule->isOver(now)) {
        if (m_state->unanswered.empty() && !m_state->endRequest) {
            m_state->endRequest = ++m_lastTicket;
            Q_EMIT requested({.ticket = {name(), m_lastTicket}, .operation = EndRun{run.id}});
        }
        return;
    }
    while (m_state->unanswered.size() < unansweredBatches) {
        const std::int64_t made = run.generated + m_state->onTheirWay;
        const auto due = m_state->schedule->dueBy(now);
        const std::int64_t wanted = std::min(due ? *due - made : batchLimit, batchLimit);
        if (wanted <= 0) {
            if (run.target == 0 || made < run.target)
                wakeAt(std::max(m_state->schedule->dueTime(made + 1).value_or(now), now + 1ms));
            return;
        }
        send(wanted);
    }
    if (run.endsAt && run.target == 0)
        wakeAt(*run.endsAt);
}

void Producer::send(std::int64_t count)
{
    const UtcTime now = steadyUtc();
    const Run &run = m_state->run;
    GeneratedPart part{.runId = run.id, .after = m_state->last, .last = {}, .rate = run.rate};
    InvoiceBatch invoices;
    invoices.reserve(count);
    for (std::int64_t i = 1; i <= count; ++i) {
        const auto due = m_state->schedule->dueTime(run.generated + m_state->onTheirWay + i);
        const UtcTime issuedAt = due.value_or(now);
        m_state->last = next(m_state->last, issuedAt);
        invoices.append(m_state->maker(m_state->last, issuedAt));
    }
    part.last = m_state->last;
    m_state->onTheirWay += count;
    m_state->unanswered.emplace(++m_lastTicket, count);
    Q_EMIT requested({.ticket = {name(), m_lastTicket},
        .operation = AppendInvoices{.invoices = invoices, .duplicates = Duplicates::Unlikely, .generated = part}});
}

void Producer::wakeAt(UtcTime due)
{
    cancel(m_state->timer);
    const auto wait = due - steadyUtc();
    const double rate = m_state->run.rate.perSecond;
    const bool fast = rate * std::chrono::duration<double>(shortestTick).count() > 1.0;
    m_state->timer =
        after(fast ? std::max(wait, shortestTick) : std::max(wait, UtcTime::duration(1)), [this] { pump(); });
}

UtcTime Producer::steadyUtc() const
{
    return m_state->utcAnchor + std::chrono::floor<UtcTime::duration>(clock().now() - m_state->monotonicAnchor);
}

} // namespace billow
