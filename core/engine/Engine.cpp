// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/Engine.h"

#include "core/actor/Supervisor.h"
#include "core/actor/Thread.h"
#include "core/actor/Watchdog.h"
#include "core/base/BackgroundPool.h"
#include "core/base/Words.h"
#include "core/cache/StatsCache.h"
#include "core/engine/Actors.h"
#include "core/engine/EngineApi.h"
#include "core/intake/demo/DemoGenerator.h"
#include "core/intake/folder/FolderActor.h"
#include "core/ledger/LedgerActor.h"
#include "core/ledger/ReaderActor.h"
#include "core/ledger/search/SearcherActor.h"
#include "core/stream/Broadcaster.h"
#include "core/stream/Buffer.h"
#include "core/stream/Coordinator.h"
#include "core/stream/Producer.h"
#include "core/stream/StatsAggregator.h"
#include "core/stream/Submitter.h"
#include "core/web/WebServer.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QThreadPool>
#include <QUuid>

#include <condition_variable>
#include <mutex>

Q_LOGGING_CATEGORY(lcEngine, "billow.engine")

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::Strategy;
using actor::Supervisor;

namespace {

InvoiceMaker demoMaker(std::uint64_t seed)
{
    return [generator = DemoGenerator(seed)](
               DemoNumber number, UtcTime issuedAt) { return generator.make(number.day, number.ordinal, issuedAt); };
}

/// Names the ledger in the cache, without its password.
QString cacheKey(const LedgerLocation &location)
{
    const QByteArray digest = QCryptographicHash::hash(location.display.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().first(16));
}

std::unique_ptr<Supervisor> makeSupervisor(const QString &name, actor::Clock &clock, Strategy strategy)
{
    return std::make_unique<Supervisor>(name, clock, Supervisor::Options{.strategy = strategy});
}

QFuture<Result<InvoiceBatch>> readRange(ReaderActor &reader, Seq first, Seq last)
{
    const auto promise = std::make_shared<QPromise<Result<InvoiceBatch>>>(); // shared: a message is copied on its way
    promise->start();
    QFuture<Result<InvoiceBatch>> future = promise->future();
    // Where its mailbox is full, the promise dies unanswered, which cancels the future.
    (void)tell(reader, [first, last, promise](ReaderActor &self) { self.range(first, last, promise); });
    return future;
}

/// A crash loop below it must not end the program: the pause grows faster than its intensity counts.
std::unique_ptr<Supervisor> makeRoot(actor::Clock &clock)
{
    return std::make_unique<Supervisor>(u"Application"_s, clock,
        Supervisor::Options{.strategy = Strategy::OneForOne,
            .intensity = {},
            .backOff = {.first = 1s, .longest = 30s, .forgetAfter = 60s}});
}

} // namespace

struct Engine::Private {
    Private(const EngineOptions &options, actor::Clock &clock);

    Actors build(const EngineOptions &options, actor::Clock &clock);
    void addWeb(const WebOptions &options, actor::Clock &clock);
    void addFolder(const EngineOptions &options, actor::Clock &clock);
    [[nodiscard]] bool stopActors(std::chrono::milliseconds limit);

    actor::Thread supervision{u"Supervision"_s};
    const QString instance = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Supervisor> root;
    Actors actors;
    EngineApi api;
    actor::Watchdog *watchdog = nullptr; ///< lives on the supervision thread and is deleted there when that ends
    bool started = false;

    std::mutex mutex;
    std::condition_variable rootStopped;
    bool stopped = false; ///< under mutex
};

Engine::Private::Private(const EngineOptions &options, actor::Clock &clock)
    : root(makeRoot(clock))
    , actors(build(options, clock))
    , api(actors, *root, options.profileFolders, options.importDefaults, options.largestOriginal, options.log)
{
    if (options.web)
        addWeb(*options.web, clock);
    if (!options.intakeFolder.isEmpty())
        addFolder(options, clock);
    wire(actors);
    watchdog = new actor::Watchdog(clock, actors.all());
    root->superviseOn(&supervision);
    watchdog->moveToThread(&supervision);
    QObject::connect(&supervision, &QThread::started, watchdog, &actor::Watchdog::start);
    QObject::connect(&supervision, &QThread::finished, watchdog, &QObject::deleteLater);
}

Actors Engine::Private::build(const EngineOptions &options, actor::Clock &clock)
{
    Supervisor &database = root->add(makeSupervisor(u"Database"_s, clock, Strategy::RestForOne));
    auto &ledger = database.add(std::make_unique<LedgerActor>(clock, options.ledger, instance));
    auto &reader = database.add(std::make_unique<ReaderActor>(clock, options.ledger));
    auto &searcher = database.add(std::make_unique<SearcherActor>(clock, options.ledger));
    auto &statsCache = database.add(std::make_unique<StatsCache>(clock, options.redis, cacheKey(options.ledger)));

    Supervisor &streaming = root->add(makeSupervisor(u"Streaming"_s, clock, Strategy::OneForOne));
    auto &coordinator = streaming.add(std::make_unique<Coordinator>(clock, options.rates, instance, options.seed));
    auto &producer = streaming.add(std::make_unique<Producer>(clock, demoMaker));
    auto &submitter = streaming.add(std::make_unique<Submitter>(clock, Submitter::mostOnTheirWay));
    auto &buffer = streaming.add(std::make_unique<Buffer>(clock, options.rates, options.paced));
    auto &statsAggregator =
        streaming.add(std::make_unique<StatsAggregator>(clock, options.defaultCurrency, options.rates));
    auto &broadcaster = streaming.add(std::make_unique<Broadcaster>(
        clock, [&reader](Seq first, Seq last) { return readRange(reader, first, last); }));
    return {
        ledger, reader, searcher, statsCache, coordinator, producer, submitter, buffer, statsAggregator, broadcaster};
}

void Engine::Private::addWeb(const WebOptions &options, actor::Clock &clock)
{
    Supervisor &web = root->add(makeSupervisor(u"Web"_s, clock, Strategy::OneForOne));
    actors.webServer = &web.add(std::make_unique<WebServer>(clock, api, options));
}

void Engine::Private::addFolder(const EngineOptions &options, actor::Clock &clock)
{
    Supervisor &intake = root->add(makeSupervisor(u"Intake"_s, clock, Strategy::OneForOne));
    actors.folder = &intake.add(std::make_unique<FolderActor>(clock, api,
        FolderActor::Options{.folder = options.intakeFolder,
            .profile = options.intakeProfile,
            .defaults = options.importDefaults,
            .profileFolders = options.profileFolders,
            .largestOriginal = options.largestOriginal}));
}

Engine::Engine(const EngineOptions &options, actor::Clock &clock)
    : d(std::make_unique<Private>(options, clock))
{
    connect(d->root.get(), &Supervisor::childFailed, this, [](const QString &child, const QString &reason) {
        qCWarning(lcEngine).noquote() << child << "crashed:" << reason;
    });
    connect(d->root.get(), &Supervisor::childRestarted, this,
        [](const QString &child) { qCInfo(lcEngine).noquote() << child << "was started again"; });
    connect(d->root.get(), &Supervisor::childStopTimedOut, this,
        [](const QString &child) { qCWarning(lcEngine).noquote() << child << "did not stop in time"; });
    connect(d->root.get(), &actor::TreeNode::failed, this, [this](const QString &reason) {
        d->api.fail(Words::tr("The engine stopped because its actors crashed repeatedly: %1").arg(reason));
    });
    connect(d->watchdog, &actor::Watchdog::unresponsive, this, [this](const QString &name) {
        d->root->stop();
        d->api.fail(Words::tr("The engine stopped because %1 isn’t responding").arg(name));
    });
    connect(d->root.get(), &actor::TreeNode::stopped, d->root.get(), [this] {
        const std::scoped_lock lock(d->mutex);
        d->stopped = true;
        d->rootStopped.notify_all();
    });
    connect(&d->api, &EngineApi::failed, this, [this](const QString &reason) {
        qCCritical(lcEngine).noquote() << reason;
        Q_EMIT failed(reason);
    });
    connect(&d->actors.ledger, &LedgerActor::healthChanged, this, [this](const Health &health) {
        if (health.state == Health::State::Failed)
            Q_EMIT ledgerRefused(health.message);
    });
    if (d->actors.webServer) {
        connect(d->actors.webServer, &WebServer::healthChanged, this, [this](const Health &health) {
            if (health.state == Health::State::Away)
                Q_EMIT webRefused(health.message);
        });
        connect(d->actors.webServer, &WebServer::left, this, &Engine::webLeft);
    }
    if (options.startRun)
        (void)tell(d->actors.coordinator, [](Coordinator &coordinator) { coordinator.startWhenPossible(); });
}

Engine::~Engine()
{
    if (!stop(10s))
        qCCritical(lcEngine) << "Waiting for an actor that does not stop";
    if (!d->started)
        delete d->watchdog; // the end of its thread would have done so
    d->supervision.quit();
    (void)d->supervision.join();
}

void Engine::start()
{
    d->started = true;
    d->supervision.start();
    d->root->start();
}

void Engine::leaveWeb()
{
    // An actor that no longer takes messages has no one to answer.
    if (!d->actors.webServer || !tell(*d->actors.webServer, [](WebServer &server) { server.leave(); }))
        QMetaObject::invokeMethod(this, &Engine::webLeft, Qt::QueuedConnection);
}

bool Engine::stop(std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    const bool actorsStopped = d->stopActors(limit);
    // What reads or writes files, or tests a connection, is finished; a disk that hangs is not waited for.
    return backgroundPool().waitForDone(static_cast<int>(deadline.remainingTime())) && actorsStopped;
}

bool Engine::Private::stopActors(std::chrono::milliseconds limit)
{
    if (!started)
        return true;
    std::unique_lock lock(mutex);
    if (stopped)
        return true;
    root->stop();
    if (!rootStopped.wait_for(lock, limit, [this] { return stopped; }))
        return false;
    const auto all = actors.all();
    return std::all_of(all.begin(), all.end(),
        [](const actor::Actor *actor) { return actor->vitalSigns().state == actor::State::Stopped; });
}

Api &Engine::api()
{
    return d->api;
}

bool Engine::crash(const QString &actor, const QString &reason)
{
    return d->actors.crash(actor, reason);
}

std::vector<actor::Actor *> Engine::actors() const
{
    return d->actors.all();
}

} // namespace billow
