// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"

#include "core/actor/Actor.h"
#include "tests/support/WaitUntilIdle.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 20s;

/// Those that are not waiting for the clock: a crashed one starts again when its supervisor's pause is over.
std::vector<actor::Actor *> awake(const std::vector<actor::Actor *> &actors)
{
    std::vector<actor::Actor *> result;
    std::ranges::copy_if(actors, std::back_inserter(result),
        [](const actor::Actor *actor) { return actor->vitalSigns().state != actor::State::Crashed; });
    return result;
}

} // namespace

EngineFixture::EngineFixture(const QString &databaseUrl)
    : clock(std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 9h)
{
    const QString url = databaseUrl.isEmpty() ? u"sqlite:"_s + m_folder.filePath(u"ledger.db"_s) : databaseUrl;
    options.ledger = LedgerLocation::fromUrl(url).value();
    options.seed = 1;
}

EngineFixture::~EngineFixture()
{
    stop();
}

void EngineFixture::start(bool untilReady)
{
    engine = std::make_unique<Engine>(options, clock);
    engine->start();
    if (!untilReady)
        return;
    // A stream that knows its ledger refuses to stop, for no run survives the program that started it.
    const bool ready = waitUntil([this] { return stopRun().verdict == CommandOutcome::Verdict::Refused; });
    if (!ready)
        qFatal("the engine did not start");
    advance(1ms);
}

void EngineFixture::stop()
{
    if (engine && !engine->stop(10s))
        qFatal("the engine did not stop");
    engine.reset();
}

void EngineFixture::settle()
{
    const QDeadlineTimer deadline(patience);
    // In slices, for one may crash meanwhile.
    while (!actor::waitUntilIdle(awake(engine->actors()), 100ms) && !deadline.hasExpired()) { }
    // Deliveries to faces in this thread.
    QCoreApplication::processEvents();
}

void EngineFixture::advance(actor::Clock::Duration duration)
{
    // What a command has just set in motion happens at this moment, not at the next one.
    settle();
    clock.advance(duration, [this] { settle(); });
}

bool EngineFixture::advanceUntil(const std::function<bool()> &done, actor::Clock::Duration limit)
{
    constexpr actor::Clock::Duration step = 50ms;
    settle();
    for (actor::Clock::Duration passed{}; passed < limit; passed += step) {
        if (done())
            return true;
        clock.advance(step, [this] { settle(); });
    }
    return done();
}

bool EngineFixture::waitUntil(const std::function<bool()> &done)
{
    const QDeadlineTimer deadline(patience);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        clock.advance(1ms);
        QTest::qWait(1);
    }
    return true;
}

CommandOutcome EngineFixture::command(const QFuture<CommandOutcome> &future)
{
    const QDeadlineTimer deadline(patience);
    while (!future.isFinished() && !deadline.hasExpired())
        QTest::qWait(1);
    if (!future.isFinished() || future.resultCount() == 0)
        return {CommandOutcome::Verdict::Unavailable, u"no answer"_s, {}};
    return future.result();
}

bool EngineFixture::crashAndRecover(const QString &actor)
{
    // A reason of its own, which it tells from the moment on at which it is down.
    const QString reason = u"crashed by the test, no. %1"_s.arg(++m_crashes);
    if (!engine->crash(actor, reason))
        return false;
    return waitUntil([&] {
        const actor::VitalSigns signs = signsOf(actor);
        return signs.lastError == reason && signs.state == actor::State::Running;
    });
}

actor::VitalSigns EngineFixture::signsOf(const QString &actor) const
{
    for (const actor::Actor *candidate : engine->actors()) {
        if (candidate->name() == actor)
            return candidate->vitalSigns();
    }
    return {};
}

LedgerPosition EngineFixture::position() const
{
    const auto store = std::make_unique<LedgerStore>(options.ledger);
    if (!store->connect(Access::Read) || store->schemaVersion().ok() == false)
        return {.revision = -1};
    const auto position = store->readPosition();
    return position ? *position : LedgerPosition{.revision = -1};
}

QStringList EngineFixture::broken() const
{
    const auto store = std::make_unique<LedgerStore>(options.ledger);
    if (const auto connected = store->connect(Access::Read); !connected)
        return {connected.error().message};
    const auto report = verifyLedger(*store);
    if (!report)
        return {report.error().message};
    QStringList broken;
    for (const Check &check : report->checks) {
        if (!check.holds)
            broken.append(check.name + u": "_s + check.detail);
    }
    return broken;
}

Face::Face(Api &api)
    : m_subscription(api.subscribe())
{
    connect(m_subscription.get(), &Subscription::updated, this, &Face::onUpdated);
}

void Face::onUpdated(const LiveUpdate &update)
{
    if (update.snapshot) {
        ++snapshots;
        seen.clear();
    } else if (update.epoch != last.epoch) {
        faults.append(u"epoch %1 after %2 without a snapshot"_s.arg(update.epoch).arg(last.epoch));
    }
    Seq expected = update.snapshot ? update.cursor - update.invoices.size() + 1 : last.cursor + 1;
    for (const Invoice &invoice : update.invoices) {
        if (invoice.seq != expected)
            faults.append(u"seq %1 where %2 was expected"_s.arg(invoice.seq).arg(expected));
        expected = invoice.seq + 1;
        seen.push_back(invoice.seq);
    }
    if (expected != update.cursor + 1)
        faults.append(u"cursor %1 after seq %2"_s.arg(update.cursor).arg(expected - 1));
    last = update;
}

} // namespace billow
