// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Coordinator.h"

#include "core/base/Health.h"
#include "core/base/Words.h"
#include "core/ledger/RequestRules.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <map>

Q_LOGGING_CATEGORY(lcCoordinator, "billow.stream")

namespace billow {

using namespace Qt::StringLiterals;
using Verdict = CommandOutcome::Verdict;

namespace {

/// A sentence that clients rely on word by word: an interface in another language translates it itself.
QString fixed(const char *sentence)
{
    return QString::fromUtf8(sentence);
}

} // namespace

struct Coordinator::State {
    struct Pending {
        Reply reply; ///< null: no one waits for it
        QString done;
        QString refused;
    };

    bool known = false; ///< the ledger's position
    bool startWanted = false;
    LedgerPosition position;
    Health storage;
    std::map<std::uint64_t, Pending> pending;
    std::optional<std::uint64_t> rateChange; ///< the ticket of the last one asked for
};

Coordinator::Coordinator(actor::Clock &clock, const Rates &rates, QString instance, std::uint64_t seed)
    : Actor(u"Coordinator"_s, clock)
    , m_rates(rates)
    , m_instance(std::move(instance))
    , m_seed(seed)
{
    qRegisterMetaType<LedgerRequest>();
}

Coordinator::~Coordinator() = default;

void Coordinator::initialise()
{
    m_state = std::make_unique<State>();
    Q_EMIT positionWanted();
}

void Coordinator::terminate() noexcept
{
    m_state.reset();
}

void Coordinator::startRun(const Reply &reply)
{
    if (refuseWhileAway(reply))
        return;
    switch (activityOf(m_state->position)) {
    case Activity::Running:
        return answer(reply, Verdict::Refused, fixed(QT_TRANSLATE_NOOP("core", "Generation is already running")));
    case Activity::Stopping:
        return answer(reply, Verdict::Refused,
            fixed(QT_TRANSLATE_NOOP("core", "The backlog of the last run is still being shown")));
    case Activity::Stopped:
        break;
    }
    const UtcTime now = clock().utcNow();
    Run run{.owner = m_instance, .rate = m_rates.generation, .startedAt = now};
    run.seed = m_seed != 0 ? m_seed : QRandomGenerator::global()->generate64() >> 1;
    if (m_rates.runLength.count() > 0)
        run.endsAt = now + m_rates.runLength;
    run.target = targetAt(run, m_rates.generation, now);
    ask(StartRun{run}, reply, fixed(QT_TRANSLATE_NOOP("core", "Generation started")),
        fixed(QT_TRANSLATE_NOOP("core", "Generation is already running")));
}

void Coordinator::stopRun(const Reply &reply)
{
    if (refuseWhileAway(reply))
        return;
    switch (activityOf(m_state->position)) {
    case Activity::Stopped:
        return answer(reply, Verdict::Refused, fixed(QT_TRANSLATE_NOOP("core", "Generation is already stopped")));
    case Activity::Stopping:
        return answer(reply, Verdict::Refused, fixed(QT_TRANSLATE_NOOP("core", "Generation is already stopping")));
    case Activity::Running:
        break;
    }
    ask(EndRun{m_state->position.run.id}, reply,
        fixed(QT_TRANSLATE_NOOP("core", "Generation stopped; the backlog is still being shown")),
        fixed(QT_TRANSLATE_NOOP("core", "Generation is already stopped")));
}

void Coordinator::reset(bool deleteRealInvoices, const Reply &reply)
{
    // If the disk is full, deleting the invoices frees space.
    const bool full = m_state->known && m_state->storage.state == Health::State::Full;
    if (!full && refuseWhileAway(reply))
        return;
    ask(ResetLedger{deleteRealInvoices}, reply, fixed(QT_TRANSLATE_NOOP("core", "All invoices were deleted")),
        fixed(QT_TRANSLATE_NOOP("core",
            "The ledger has real invoices, which were imported or received. Confirm that they should be deleted.")));
}

void Coordinator::removeInvoices(const QString &source, bool deleteRealInvoices, const Reply &reply)
{
    if (refuseWhileAway(reply))
        return;
    ask(RemoveInvoices{source, deleteRealInvoices}, reply,
        fixed(QT_TRANSLATE_NOOP("core", "The invoices were deleted")), {});
}

void Coordinator::setRates(const Rates &rates, const Reply &reply)
{
    if (const QString problem = problemWith(rates); !problem.isEmpty())
        return answer(reply, Verdict::Invalid, problem);
    m_rates = rates;
    Q_EMIT ratesChanged(rates);
    adjustRun();
    answer(reply, Verdict::Done, fixed(QT_TRANSLATE_NOOP("core", "Rates changed")));
}

void Coordinator::releaseBacklog(const Reply &reply)
{
    if (refuseWhileAway(reply))
        return;
    const LedgerPosition &position = m_state->position;
    Q_EMIT releaseWanted(position.lastSeq, position.epoch);
    answer(reply, Verdict::Done, fixed(QT_TRANSLATE_NOOP("core", "All waiting invoices are being shown now")),
        position.backlog());
}

void Coordinator::adjustRun()
{
    const Run &run = m_state->position.run;
    const Rate wanted = m_rates.generation;
    const bool asked = m_state->rateChange && m_state->pending.contains(*m_state->rateChange);
    if (!m_state->known || !run.active || run.rate == wanted || asked)
        return;
    ask(ChangeRun{run.id, wanted, clock().utcNow()}, nullptr, {}, {});
    m_state->rateChange = m_lastTicket;
}

void Coordinator::startWhenPossible()
{
    m_state->startWanted = true;
    if (m_state->known && activityOf(m_state->position) == Activity::Stopped) {
        m_state->startWanted = false;
        startRun(nullptr);
    }
}

void Coordinator::onCommitted(const SharedCommit &commit)
{
    const Activity before = activityOf(m_state->position);
    const bool wasKnown = m_state->known;
    m_state->position = commit->position;
    m_state->known = true;
    for (const LedgerAnswer &reply : commit->answers)
        settle(reply);
    if (commit->kind == Commit::Kind::Opened)
        failPending(fixed(QT_TRANSLATE_NOOP("core", "The ledger was unavailable for a moment. Try again.")));

    const Activity now = activityOf(m_state->position);
    if (wasKnown && before != now) {
        const Run &run = m_state->position.run;
        qCInfo(lcCoordinator).noquote() << "The stream is" << toString(now)
                                        << u"(run %1: %2 generated, %3 of %4 displayed)"_s.arg(run.id)
                                               .arg(run.generated)
                                               .arg(commit->position.cursor)
                                               .arg(commit->position.lastSeq);
    }
    // Also where the change got lost because the ledger was away when it was asked for.
    adjustRun();
    if (m_state->startWanted)
        startWhenPossible();
}

void Coordinator::onStorageHealth(const Health &health)
{
    m_state->storage = health;
    if (health.state != Health::State::Ready)
        failPending(whyAway());
}

void Coordinator::ask(const LedgerOperation &operation, const Reply &reply, const QString &done, const QString &refused)
{
    m_state->pending.emplace(++m_lastTicket, State::Pending{reply, done, refused});
    Q_EMIT requested({.ticket = {name(), m_lastTicket}, .operation = operation});
}

void Coordinator::answer(const Reply &reply, Verdict verdict, const QString &message, std::int64_t invoices) const
{
    if (!reply)
        return;
    reply->addResult(CommandOutcome{verdict, message, activityOf(m_state->position), invoices});
    reply->finish();
}

void Coordinator::settle(const LedgerAnswer &reply)
{
    if (reply.ticket.sender != name())
        return;
    const auto found = m_state->pending.find(reply.ticket.number);
    if (found == m_state->pending.end())
        return;
    const State::Pending pending = std::move(found->second);
    m_state->pending.erase(found);
    if (reply.accepted)
        answer(pending.reply, Verdict::Done, pending.done, reply.removed);
    else
        answer(pending.reply, Verdict::Refused, reply.reason.isEmpty() ? pending.refused : reply.reason);
}

void Coordinator::failPending(const QString &message)
{
    const auto pending = std::exchange(m_state->pending, {});
    for (const auto &[ticket, command] : pending)
        answer(command.reply, Verdict::Unavailable, message);
}

bool Coordinator::refuseWhileAway(const Reply &reply) const
{
    if (m_state->known && m_state->storage.state == Health::State::Ready)
        return false;
    answer(reply, Verdict::Unavailable, whyAway());
    return true;
}

QString Coordinator::whyAway() const
{
    return ledgerUnavailable(
        m_state->storage, fixed(QT_TRANSLATE_NOOP("core", "The ledger is being opened. Try again.")));
}

Activity activityOf(const LedgerPosition &position)
{
    if (position.run.active)
        return Activity::Running;
    return position.cursor < position.run.endSeq ? Activity::Stopping : Activity::Stopped;
}

QString problemWith(const Rates &rates)
{
    constexpr std::chrono::seconds longest = std::chrono::days{365};
    if (!rates.generation.isInRange())
        return u"generation_per_second must be 0 (unlimited) or a number from 0.00001 to 1000000"_s;
    if (!rates.display.isInRange())
        return u"display_per_second must be 0 (unlimited) or a number from 0.00001 to 1000000"_s;
    if (rates.runLength.count() < 0 || rates.runLength > longest)
        return u"run_seconds must be a whole number from 0 (until Stop) to 31536000"_s;
    return {};
}

} // namespace billow
