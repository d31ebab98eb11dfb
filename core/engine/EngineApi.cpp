// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/EngineApi.h"

#include "core/actor/Supervisor.h"
#include "core/engine/ConnectionCheck.h"
#include "core/engine/HistoryFeed.h"
#include "core/engine/LiveSubscription.h"
#include "core/ledger/Reader.h"
#include "core/ledger/Searcher.h"
#include "core/telemetry/ProcessReader.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcApi, "billow.api")

namespace billow {

using namespace Qt::StringLiterals;
using actor::tell;

namespace {

/// Sends \a question(receiver, promise), whose answer is the future.
template <typename Value, typename Receiver, typename Question>
QFuture<Result<Value>> ask(Receiver &receiver, Question question)
{
    const auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    const QFuture<Result<Value>> future = promise->future();
    if (!tell(receiver, [question, promise](Receiver &self) { question(self, promise); })) {
        promise->addResult(Error::unavailable(u"Too many pages and searches are waiting; please try again"_s));
        promise->finish();
    }
    return future;
}

} // namespace

EngineApi::EngineApi(const Actors &actors, const actor::Supervisor &root, LogHistory *log)
    : m_actors(actors)
    , m_root(root)
    , m_log(log)
{
    m_errands.setMaxThreadCount(1);
}

QFuture<CommandOutcome> EngineApi::start()
{
    return command([](Coordinator &coordinator, const Coordinator::Reply &reply) { coordinator.startRun(reply); });
}

QFuture<CommandOutcome> EngineApi::stop()
{
    return command([](Coordinator &coordinator, const Coordinator::Reply &reply) { coordinator.stopRun(reply); });
}

QFuture<CommandOutcome> EngineApi::reset(bool deleteRealInvoices)
{
    return command([deleteRealInvoices](Coordinator &coordinator, const Coordinator::Reply &reply) {
        coordinator.reset(deleteRealInvoices, reply);
    });
}

QFuture<CommandOutcome> EngineApi::setRates(const Rates &rates)
{
    return command(
        [rates](Coordinator &coordinator, const Coordinator::Reply &reply) { coordinator.setRates(rates, reply); });
}

QFuture<CommandOutcome> EngineApi::command(std::function<void(Coordinator &, const Coordinator::Reply &)> message)
{
    const auto reply = std::make_shared<QPromise<CommandOutcome>>();
    reply->start();
    const QFuture<CommandOutcome> future = reply->future();
    const auto refuse = [&reply](const QString &why) {
        reply->addResult(CommandOutcome{CommandOutcome::Verdict::Unavailable, why, Activity::Stopped});
        reply->finish();
    };
    if (const QString reason = failure(); !reason.isEmpty()) {
        refuse(reason);
    } else if (!tell(m_actors.coordinator,
                   [message = std::move(message), reply](Coordinator &coordinator) { message(coordinator, reply); })) {
        refuse(u"Too many commands are waiting; please try again"_s);
    }
    return future;
}

QFuture<Result<InvoiceBatch>> EngineApi::invoices(Seq first, Seq last)
{
    return ask<InvoiceBatch>(
        m_actors.reader, [first, last](Reader &reader, const auto &promise) { reader.range(first, last, promise); });
}

QFuture<Result<InvoiceBatch>> EngineApi::invoices(const QList<Seq> &seqs)
{
    return ask<InvoiceBatch>(
        m_actors.reader, [seqs](Reader &reader, const auto &promise) { reader.seqs(seqs, promise); });
}

QFuture<Result<InvoiceSearch>> EngineApi::search(const InvoiceQuery &query)
{
    return ask<InvoiceSearch>(
        m_actors.searcher, [query](Searcher &searcher, const auto &promise) { searcher.search(query, promise); });
}

QFuture<Result<FilterChoices>> EngineApi::filterChoices()
{
    return ask<FilterChoices>(
        m_actors.reader, [](Reader &reader, const auto &promise) { reader.filterChoices(promise); });
}

QFuture<Result<Analytics>> EngineApi::analytics(const AnalyticsQuery &query)
{
    return ask<Analytics>(
        m_actors.reader, [query](Reader &reader, const auto &promise) { reader.analytics(query, promise); });
}

actor::TreeSigns EngineApi::actors() const
{
    return m_root.tree();
}

QFuture<Result<ProcessFigures>> EngineApi::process()
{
    const auto promise = std::make_shared<QPromise<Result<ProcessFigures>>>();
    promise->start();
    const QFuture<Result<ProcessFigures>> future = promise->future();
    m_errands.start([promise] {
        promise->addResult(readProcessFigures());
        promise->finish();
    });
    return future;
}

QFuture<Result<QString>> EngineApi::testStorage(const QString &url)
{
    return runAside(checkStorage, url);
}

QFuture<Result<QString>> EngineApi::testCache(const QString &url)
{
    return runAside(checkCache, url);
}

bool EngineApi::crashActor(const QString &name)
{
    qCInfo(lcApi).noquote() << "A person has asked" << name << "to crash";
    return m_actors.crash(name, u"a person has asked it to crash"_s);
}

std::unique_ptr<LogFeed> EngineApi::watchLog()
{
    return std::make_unique<HistoryFeed>(m_log);
}

std::unique_ptr<Subscription> EngineApi::subscribe()
{
    auto subscription = std::make_unique<LiveSubscription>(m_actors.broadcaster, m_lastJoin);
    connect(this, &EngineApi::failed, subscription.get(), &LiveSubscription::fail, Qt::QueuedConnection);
    if (const QString reason = failure(); !reason.isEmpty()) {
        QMetaObject::invokeMethod(
            subscription.get(), [face = subscription.get(), reason] { face->fail(reason); }, Qt::QueuedConnection);
    }
    return subscription;
}

void EngineApi::fail(const QString &reason)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_failure.isEmpty())
            return;
        m_failure = reason;
    }
    Q_EMIT failed(reason);
}

QString EngineApi::failure() const
{
    const std::scoped_lock lock(m_mutex);
    return m_failure;
}

} // namespace billow
