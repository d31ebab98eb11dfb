// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Submitter.h"

#include "core/base/Health.h"
#include "core/base/Words.h"

#include <QPromise>

#include <algorithm>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// As many crashes of the ledger are survived by its supervisor, whatever their pace; see actor::Intensity.
constexpr int mostCrashes = 3;

void answer(QPromise<Submitter::Outcomes> &promise, Submitter::Outcomes outcomes)
{
    promise.addResult(std::move(outcomes));
    promise.finish();
}

/// Whether the ledger may accept it from outside. With the generator's own mark it would count for a run, and be
/// deleted by a Reset without confirmation.
Result<void> acceptable(const Invoice &invoice)
{
    if (invoice.source == demoSource)
        return Error::invalid(Words::tr("source can’t be \"demo\", which is for demo invoices"), u"source"_s);
    return validate(invoice);
}

} // namespace

/// One call, from the hand of its caller to the answer.
struct Submitter::Submission {
    Submission(const InvoiceBatch &offered, std::chrono::milliseconds longest,
        std::shared_ptr<std::atomic<qsizetype>> onTheirWay)
        : patience(longest)
        , invoices(offered)
        , m_weight(weightOf(offered))
        , m_onTheirWay(std::move(onTheirWay))
    {
    }
    ~Submission() { *m_onTheirWay -= m_weight; }
    Q_DISABLE_COPY_MOVE(Submission)

    /// Every call has a cost, however few invoices it brings, so the number of calls is bounded too, and with it the
    /// number of requests in the ledger's mailbox.
    static qsizetype weightOf(const InvoiceBatch &invoices) { return std::max<qsizetype>(invoices.size(), 20); }

    QPromise<Outcomes> promise;
    const std::chrono::milliseconds patience;
    InvoiceBatch invoices; ///< once taken, those alone that the ledger may accept
    std::vector<ItemOutcome> outcomes; ///< of all that were offered
    actor::Clock::Duration deadline{};
    Seq newestBefore = 0; ///< where the ledger stood when they were first sent
    bool sentAgain = false;
    int crashes = 0; ///< of the ledger, while it was on its way

private:
    const qsizetype m_weight;
    const std::shared_ptr<std::atomic<qsizetype>> m_onTheirWay;
};

struct Submitter::State {
    bool open = false; ///< the ledger takes requests
    bool outOfStep = true; ///< answers may have been lost in a crash of ours
    bool wasAway = false; ///< since the ledger was last opened; if not, it reopens because it crashed
    Seq newest = 0;
    Health storage;
    TimerId timer = 0;
    std::optional<actor::Clock::Duration> wakesAt;
};

Submitter::Submitter(actor::Clock &clock, qsizetype mostInvoices)
    : Actor(u"Submitter"_s, clock)
    , m_mostInvoices(mostInvoices)
    , m_onTheirWay(std::make_shared<std::atomic<qsizetype>>(0))
{
    qRegisterMetaType<LedgerRequest>();
}

Submitter::~Submitter() = default;

QFuture<Submitter::Outcomes> Submitter::submit(const InvoiceBatch &invoices, std::chrono::milliseconds patience)
{
    const qsizetype weight = Submission::weightOf(invoices);
    const bool room = m_onTheirWay->fetch_add(weight) + weight <= m_mostInvoices;
    const auto submission = std::make_shared<Submission>(invoices, patience, m_onTheirWay);
    submission->promise.start();
    const QFuture<Outcomes> future = submission->promise.future();
    if (!room || !tell(*this, [submission](Submitter &submitter) { submitter.take(submission); })) {
        answer(
            submission->promise, Error::unavailable(Words::tr("Too many invoices are queued. Try again in a moment.")));
    }
    return future;
}

void Submitter::initialise()
{
    m_state = std::make_unique<State>();
    giveUp();
    Q_EMIT positionWanted();
}

void Submitter::terminate() noexcept
{
    m_state.reset();
}

void Submitter::take(const SharedSubmission &submission)
{
    QPromise<Outcomes> &promise = submission->promise;
    if (promise.isCanceled())
        return;
    if (!m_state->open) {
        const bool forGood = m_state->storage.state == Health::State::Failed;
        const QString message =
            ledgerUnavailable(m_state->storage, Words::tr("The ledger is being opened. Try again in a moment."));
        return answer(promise, forGood ? Error::held(message) : Error::unavailable(message));
    }
    submission->outcomes.resize(static_cast<std::size_t>(submission->invoices.size()));
    InvoiceBatch valid;
    valid.reserve(submission->invoices.size());
    for (qsizetype i = 0; i < submission->invoices.size(); ++i) {
        Invoice invoice = submission->invoices.at(i);
        normalise(invoice);
        if (const auto checked = acceptable(invoice); checked)
            valid.append(std::move(invoice));
        else
            submission->outcomes[static_cast<std::size_t>(i)].fault = checked.error();
    }
    if (valid.isEmpty())
        return answer(promise, std::move(submission->outcomes));
    submission->invoices = valid;
    submission->deadline = clock().now() + submission->patience;
    submission->newestBefore = m_state->newest;
    m_pending.emplace(++m_lastTicket, submission);
    send(m_lastTicket, *submission);
    if (!m_state->wakesAt || submission->deadline < *m_state->wakesAt)
        giveUp();
}

void Submitter::send(std::uint64_t ticket, const Submission &submission)
{
    Q_EMIT requested({.ticket = {name(), ticket},
        .operation =
            AppendInvoices{.invoices = submission.invoices, .duplicates = Duplicates::Likely, .generated = {}}});
}

void Submitter::onCommitted(const SharedCommit &commit)
{
    for (const LedgerAnswer &reply : commit->answers)
        settle(reply, commit->position.revision);
    m_state->open = true;
    m_state->newest = commit->position.lastSeq;
    // Of what was asked before the ledger opened, nothing else will be answered; nor what its answer was to a state of
    // ours that crashed on it.
    const bool lost = commit->kind == Commit::Kind::Opened
        || (commit->kind == Commit::Kind::Report && std::exchange(m_state->outOfStep, false));
    if (commit->kind == Commit::Kind::Opened && !std::exchange(m_state->wasAway, false))
        noteCrash();
    if (lost)
        sendAgain();
}

void Submitter::onStorageHealth(const Health &health)
{
    m_state->storage = health;
    m_state->wasAway |= health.state == Health::State::Away;
    // Not before the ledger reports Opened: anything sent in between would be sent twice.
    if (health.state != Health::State::Ready)
        m_state->open = false;
    if (health.state == Health::State::Failed)
        failPending(Error::held(ledgerUnavailable(health, Words::tr("The ledger didn’t answer in time. Try again."))));
}

/// Answers submissions on which the ledger crashed repeatedly: they may be the cause, and it would crash endlessly.
void Submitter::noteCrash()
{
    const Error error =
        Error::internal(Words::tr("The ledger failed %1 times while storing these invoices").arg(mostCrashes));
    std::erase_if(m_pending, [&error](const auto &pending) {
        const bool refused = ++pending.second->crashes == mostCrashes;
        if (refused)
            answer(pending.second->promise, error);
        return refused;
    });
}

void Submitter::sendAgain()
{
    m_state->outOfStep = false;
    std::erase_if(m_pending, [](const auto &pending) { return pending.second->promise.isCanceled(); });
    for (const auto &[ticket, submission] : m_pending) {
        submission->sentAgain = true;
        send(ticket, *submission);
    }
}

void Submitter::settle(const LedgerAnswer &reply, std::int64_t revision)
{
    if (reply.ticket.sender != name())
        return;
    const auto found = m_pending.find(reply.ticket.number);
    if (found == m_pending.end())
        return;
    const SharedSubmission submission = std::move(found->second);
    m_pending.erase(found);
    auto item = reply.items.begin();
    for (ItemOutcome &outcome : submission->outcomes) {
        if (!outcome.fault && item != reply.items.end())
            outcome = *item++;
    }
    if (submission->sentAgain)
        creditFirstSending(submission->outcomes, submission->newestBefore);
    m_acknowledged = revision;
    answer(submission->promise, std::move(submission->outcomes));
}

/// Answers submissions that have timed out, and wakes for the next timeout.
void Submitter::giveUp()
{
    const auto now = clock().now();
    const Error late = Error::unavailable(
        ledgerUnavailable(m_state->storage, Words::tr("The ledger didn’t answer in time. Try again.")));
    cancel(m_state->timer);
    m_state->wakesAt.reset();
    std::erase_if(m_pending, [&](const auto &pending) {
        Submission &submission = *pending.second;
        if (submission.deadline <= now)
            answer(submission.promise, late);
        else if (!m_state->wakesAt || submission.deadline < *m_state->wakesAt)
            m_state->wakesAt = submission.deadline;
        return submission.deadline <= now;
    });
    if (m_state->wakesAt)
        m_state->timer = after(*m_state->wakesAt - now, [this] { giveUp(); });
}

void Submitter::failPending(const Error &error)
{
    const auto pending = std::exchange(m_pending, {});
    for (const auto &[ticket, submission] : pending)
        answer(submission->promise, error);
}

} // namespace billow
