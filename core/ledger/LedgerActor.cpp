// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerActor.h"

#include "core/base/Words.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/RequestRules.h"
#include "core/ledger/search/Rollups.h"

#include <QLoggingCategory>
#include <QUrl>

#include <algorithm>
#include <deque>
#include <stdexcept>

Q_LOGGING_CATEGORY(lcLedger, "billow.ledger")

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto firstPause = 250ms;
constexpr auto longestPause = 5s;

/// How often a database that nobody uses is looked at.
constexpr auto betweenProbes = 2s;

// What the watchdog allows for: names, handshakes and locks of several addresses; a migration that rewrites a large
// table.
constexpr auto openingTime = 20s;
constexpr auto migrationTime = 1h;
constexpr auto removalTime = 1h;

/// Invoices one transaction takes at most, so that it stays well below the back end's deadline.
constexpr qsizetype invoicesPerTransaction = 20'000;

qsizetype weight(const LedgerRequest &request)
{
    if (const auto *append = std::get_if<AppendInvoices>(&request.operation))
        return append->invoices.size();
    if (const auto *release = std::get_if<ReleaseInvoices>(&request.operation))
        return static_cast<qsizetype>(std::min<std::int64_t>(release->most, invoicesPerTransaction));
    return 1;
}

/// It takes time in proportion to the ledger, and is a transaction of its own.
bool isRemoval(const LedgerRequest &request)
{
    return std::holds_alternative<RemoveInvoices>(request.operation);
}

} // namespace

/// What a crash destroys.
struct LedgerActor::State {
    State(const LedgerLocation &location, actor::Clock::Duration now)
        : writer(std::make_unique<LedgerStore>(location))
        , rollUpPace(now)
    {
    }

    /// A transaction whose commit got no answer: it took place if the revision says so when the database is back.
    struct InDoubt {
        std::int64_t revision;
        Commit commit;
    };

    LedgerWriter writer;
    Health health;
    std::deque<LedgerRequest> waiting;
    bool flushScheduled = false;
    std::optional<InDoubt> inDoubt;
    actor::Clock::Duration pause = firstPause;
    actor::Clock::Duration lastWork{}; ///< when the database answered last
    actor::Actor::TimerId retry = 0; ///< of open() or waitForSpace()
    bool isFull = false; ///< the last transaction found no space: whether the next one does is not known
    QString complaint; ///< what the log says already
    RollUpPace rollUpPace;
    bool rollUpScheduled = false;
    bool rollUpFailed = false; ///< since the ledger was opened
};

LedgerActor::LedgerActor(actor::Clock &clock, LedgerLocation location, QString instance)
    : Actor(u"Ledger"_s, clock)
    , m_location(std::move(location))
    , m_instance(std::move(instance))
{
    qRegisterMetaType<Health>();
}

LedgerActor::~LedgerActor() = default;

void LedgerActor::initialise()
{
    m_state = std::make_unique<State>(m_location, clock().now());
    const bool sqlite = m_location.engine == LedgerLocation::Engine::Sqlite;
    m_state->health.name = sqlite ? u"SQLite"_s : u"PostgreSQL"_s;
    m_state->health.location = m_location.display;
    setHealth(Health::State::Connecting, {}, {});
    // In a message of its own, so that a slow server does not hold up the start of the other actors.
    after(0ns, [this] { open(); });
    every(betweenProbes, [this] { probe(); });
}

void LedgerActor::terminate() noexcept
{
    m_state.reset();
}

void LedgerActor::request(const LedgerRequest &request)
{
    // While it is away a request is not kept: its sender hears of Opened, and then knows better what to ask for.
    const bool frees = std::holds_alternative<ResetLedger>(request.operation);
    const Health::State state = m_state->health.state;
    if (state != Health::State::Ready && !(frees && state == Health::State::Full))
        return;
    m_state->waiting.push_back(request);
    if (m_state->flushScheduled)
        return;
    // Behind what is in the mailbox already: all of that joins the same transaction.
    m_state->flushScheduled = true;
    if (!post([this] { flush(); }))
        flush();
}

void LedgerActor::report()
{
    Q_EMIT healthChanged(m_state->health);
    if (m_state->health.state != Health::State::Ready)
        return;
    Commit commit{.kind = Commit::Kind::Report, .position = m_state->writer.position()};
    auto recent = m_state->writer.newestDisplayed(Commit::recentLimit);
    if (!recent)
        return goAway(recent.error());
    commit.recent = std::move(*recent);
    Q_EMIT committed(std::make_shared<const Commit>(std::move(commit)));
}

void LedgerActor::onWebHealth(const Health &health)
{
    m_servedAt = health.state == Health::State::Ready ? QUrl(health.location).authority() : QString();
    if (m_state->health.state != Health::State::Ready)
        return; // becomeReady() tells it
    if (const auto told = m_state->writer.announce(m_servedAt); !told)
        goAway(told.error());
}

void LedgerActor::open()
{
    allowTime(openingTime);
    auto opened = m_state->writer.open([this](int step, int steps) {
        allowTime(migrationTime);
        setHealth(Health::State::Connecting,
            Words::tr("Upgrading the ledger, step %1 of %2. This can take minutes.").arg(step).arg(steps), {});
    });
    if (!opened)
        return goAway(opened.error());
    Commit commit{.kind = Commit::Kind::Opened, .position = *opened};
    if (m_state->inDoubt && m_state->inDoubt->revision == opened->revision) {
        commit.answers = std::move(m_state->inDoubt->commit.answers);
        commit.released = std::move(m_state->inDoubt->commit.released);
    }
    m_state->inDoubt.reset();

    LedgerWriter &writer = m_state->writer;
    if (opened->run.active && opened->run.owner != m_instance) {
        qCInfo(lcLedger) << "Ending run" << opened->run.id << "of a program that is gone, after"
                         << opened->run.generated << "invoices";
        Result<void> result = writer.begin();
        if (result) {
            writer.setRun(ended(opened->run, opened->lastSeq));
            result = writer.commit();
        }
        if (!result) {
            writer.close(); // open() has to do this again, also where it is space that is missing
            return goAway(result.error());
        }
        commit.position = writer.position();
    }
    becomeReady(std::move(commit));
}

void LedgerActor::becomeReady(Commit commit)
{
    if (const auto told = m_state->writer.announce(m_servedAt); !told)
        return goAway(told.error());
    auto recent = m_state->writer.newestDisplayed(Commit::recentLimit);
    if (!recent)
        return goAway(recent.error());
    commit.recent = std::move(*recent);
    m_state->lastWork = clock().now();
    if (!m_state->isFull) {
        m_state->pause = firstPause;
        m_state->complaint.clear();
        qCInfo(lcLedger).noquote() << "Ledger open at" << m_location.display << "with" << commit.position.lastSeq
                                   << "invoices, of which" << commit.position.cursor << "displayed";
    }
    setHealth(Health::State::Ready, {}, {});
    Q_EMIT committed(std::make_shared<const Commit>(std::move(commit)));
    m_state->rollUpFailed = false;
    scheduleRollUp(RollUpPace::pause);
}

void LedgerActor::flush()
{
    m_state->flushScheduled = false;
    const Health::State state = m_state->health.state;
    if ((state != Health::State::Ready && state != Health::State::Full) || m_state->waiting.empty())
        return;

    const auto started = clock().now();
    LedgerWriter &writer = m_state->writer;
    Commit commit;
    const bool removal = isRemoval(m_state->waiting.front());
    if (removal) {
        allowTime(removalTime);
        // Still Ready: what is asked for meanwhile waits.
        setHealth(Health::State::Ready, Words::tr("Deleting invoices. In a large ledger this can take minutes."), {});
    }
    const qsizetype most = removal ? 1 : invoicesPerTransaction;
    Result<void> result = writer.begin();
    for (qsizetype taken = 0; result && !m_state->waiting.empty() && taken < most;) {
        if (!removal && isRemoval(m_state->waiting.front()))
            break;
        const LedgerRequest request = std::move(m_state->waiting.front());
        m_state->waiting.pop_front();
        taken += weight(request);
        auto answer = perform(request, writer, clock().utcNow(), commit.released);
        if (answer)
            commit.answers.push_back(std::move(*answer));
        else
            result = answer.error();
    }
    const std::int64_t revision = writer.pending().revision;
    if (result) {
        result = writer.commit();
        if (!result && result.error().kind == Error::Kind::Unavailable)
            m_state->inDoubt = State::InDoubt{revision, commit};
    } else {
        writer.rollback();
    }
    m_state->isFull = !result && result.error().kind == Error::Kind::Full;
    if (!result)
        return goAway(result.error());

    m_state->lastWork = clock().now();
    m_state->pause = firstPause;
    m_state->complaint.clear();
    commit.position = writer.position();
    if (removal) {
        auto recent = writer.newestDisplayed(Commit::recentLimit);
        if (!recent)
            return goAway(recent.error());
        commit.recent = std::move(*recent);
    }
    const auto spent = m_state->lastWork - started;
    commit.latency = std::chrono::duration_cast<std::chrono::microseconds>(spent);
    if (state == Health::State::Full) {
        commit.kind = Commit::Kind::Opened; // what was asked for meanwhile is lost
        return becomeReady(std::move(commit));
    }
    setHealth(Health::State::Ready, {}, commit.latency);
    Q_EMIT committed(std::make_shared<const Commit>(std::move(commit)));
    m_state->rollUpPace.noteWork(spent);
    scheduleRollUp(RollUpPace::pause);
    if (!m_state->waiting.empty()) {
        m_state->flushScheduled = true;
        if (!post([this] { flush(); }))
            after(0ns, [this] { flush(); });
    }
}

/// Where there is something to roll up.
void LedgerActor::scheduleRollUp(actor::Clock::Duration pause)
{
    const LedgerWriter &writer = m_state->writer;
    if (m_state->rollUpScheduled || m_state->rollUpFailed || writer.rolledUpTo() >= writer.position().lastSeq)
        return;
    m_state->rollUpScheduled = true;
    after(pause, [this] { rollUp(); });
}

void LedgerActor::rollUp()
{
    m_state->rollUpScheduled = false;
    if (m_state->health.state != Health::State::Ready)
        return; // it is scheduled anew when the ledger is open again
    const RollUpPace::Step step = m_state->rollUpPace.next(clock().now());
    if (const auto done = m_state->writer.rollUp(step.rows); !done) {
        m_state->isFull = done.error().kind == Error::Kind::Full;
        if (m_state->isFull || done.error().kind == Error::Kind::Unavailable)
            return goAway(done.error());
        // The invoices are what counts: they go on without these figures, which can be computed from them again.
        m_state->rollUpFailed = true;
        qCCritical(lcLedger).noquote() << "The figures of analytics are kept up no longer:" << done.error().message;
        return;
    }
    m_state->isFull = false;
    scheduleRollUp(step.before);
}

void LedgerActor::probe()
{
    if (m_state->health.state != Health::State::Ready || clock().now() - m_state->lastWork < betweenProbes)
        return;
    if (const auto there = m_state->writer.probe(); !there)
        return goAway(there.error());
    m_state->lastWork = clock().now();
}

/// The ledger stays open: what is there can be read, and deleted.
void LedgerActor::waitForSpace()
{
    if (m_state->health.state != Health::State::Full)
        return; // it was reset meanwhile
    if (const auto written = m_state->writer.tryToWrite(); !written)
        return goAway(written.error());
    becomeReady({.kind = Commit::Kind::Opened, .position = m_state->writer.position()});
}

/// Whether the log does not say so already.
bool LedgerActor::isNews(const QString &message)
{
    return std::exchange(m_state->complaint, message) != message;
}

void LedgerActor::retry(void (LedgerActor::*again)())
{
    cancel(m_state->retry);
    m_state->retry = after(m_state->pause, [this, again] { (this->*again)(); });
    m_state->pause = std::min<actor::Clock::Duration>(m_state->pause * 2, longestPause);
}

void LedgerActor::goAway(const Error &error)
{
    m_state->waiting.clear();
    if (error.kind == Error::Kind::Full && m_state->writer.isOpen()) {
        if (isNews(error.message))
            qCWarning(lcLedger).noquote() << "The ledger has no space left:" << error.message;
        setHealth(Health::State::Full, error.message, {});
        retry(&LedgerActor::waitForSpace);
        return;
    }
    m_state->writer.close();
    switch (error.kind) {
    case Error::Kind::Unavailable:
    case Error::Kind::Full:
        if (isNews(error.message))
            qCWarning(lcLedger).noquote() << "The ledger is away:" << error.message;
        setHealth(Health::State::Away, error.message, {});
        retry(&LedgerActor::open);
        return;
    case Error::Kind::Held:
    case Error::Kind::Incompatible:
        qCCritical(lcLedger).noquote() << error.message;
        setHealth(Health::State::Failed, error.message, {});
        return;
    case Error::Kind::Invalid:
    case Error::Kind::Internal:
        break;
    }
    // The database contradicts what this program believes: a bug, and the crash boundary is the place for it.
    throw std::runtime_error(error.message.toStdString());
}

void LedgerActor::setHealth(Health::State state, const QString &message, std::chrono::microseconds latency)
{
    Health &health = m_state->health;
    const bool changed = health.state != state || health.message != message;
    health.state = state;
    health.message = message;
    health.latency = latency;
    // The latency of each commit travels with the commit.
    if (changed)
        Q_EMIT healthChanged(health);
}

} // namespace billow
