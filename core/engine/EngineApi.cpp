// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/EngineApi.h"

#include "core/actor/Supervisor.h"
#include "core/engine/ConnectionCheck.h"
#include "core/engine/HistoryFeed.h"
#include "core/engine/LiveSubscription.h"
#include "core/ledger/Reader.h"
#include "core/telemetry/ProcessReader.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcApi, "billow.api")

namespace billow {

using namespace Qt::StringLiterals;
using actor::tell;

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
    const auto promise = std::make_shared<QPromise<Result<InvoiceBatch>>>();
    promise->start();
    const QFuture<Result<InvoiceBatch>> future = promise->future();
    if (!tell(m_actors.reader, [first, last, promise](Reader &reader) { reader.range(first, last, promise); })) {
        promise->addResult(Error::unavailable(u"Too many pages are being read; please try again"_s));
        promise->finish();
    }
    return future;
}

QFuture<Result<InvoiceBatch>> EngineApi::invoices(const QList<Seq> &)
{
    return QtFuture::makeReadyFuture(Result<InvoiceBatch>(Error::unavailable(u"Not built yet"_s)));
}

QFuture<Result<InvoiceSearch>> EngineApi::search(const InvoiceQuery &)
{
    return QtFuture::makeReadyFuture(Result<InvoiceSearch>(Error::unavailable(u"Not built yet"_s)));
}

QFuture<Result<FilterChoices>> EngineApi::filterChoices()
{
    return QtFuture::makeReadyFuture(Result<FilterChoices>(Error::unavailable(u"Not built yet"_s)));
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
