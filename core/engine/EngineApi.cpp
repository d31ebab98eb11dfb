// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/EngineApi.h"

#include "core/actor/Supervisor.h"
#include "core/base/BackgroundPool.h"
#include "core/base/Words.h"
#include "core/engine/ConnectionCheck.h"
#include "core/engine/Subscriptions.h"
#include "core/intake/FileImportJob.h"
#include "core/intake/ImportPreview.h"
#include "core/ledger/ReaderActor.h"
#include "core/ledger/search/SearcherActor.h"
#include "core/platform/ProcessReader.h"
#include "core/stream/Submitter.h"

#include <QLoggingCategory>
#include <QtConcurrentRun>
#include <QThreadPool>

Q_LOGGING_CATEGORY(lcApi, "billow.api")

namespace billow {

using namespace Qt::StringLiterals;
using actor::tell;

namespace {

/// Sends \a question(receiver, promise), whose answer is the future. \a failure: why the engine has stopped; empty: it
/// runs.
template <typename Value, typename Receiver, typename Question>
QFuture<Result<Value>> ask(Receiver &receiver, const QString &failure, Question question)
{
    if (!failure.isEmpty())
        return QtFuture::makeReadyFuture(Result<Value>(Error::internal(failure)));
    const auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    const QFuture<Result<Value>> future = promise->future();
    if (!tell(receiver, [question, promise](Receiver &self) { question(self, promise); })) {
        promise->addResult(Error::unavailable(Words::tr("Too many pages and searches are queued. Try again.")));
        promise->finish();
    }
    return future;
}

} // namespace

EngineApi::EngineApi(const Actors &actors, const actor::Supervisor &root, QStringList profileFolders,
    ImportDefaults importDefaults, std::int64_t largestOriginal, LogHistory *log)
    : m_actors(actors)
    , m_root(root)
    , m_profileFolders(std::move(profileFolders))
    , m_importDefaults(std::move(importDefaults))
    , m_largestOriginal(largestOriginal)
    , m_log(log)
{
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

QFuture<CommandOutcome> EngineApi::removeInvoices(const QString &source, bool deleteRealInvoices)
{
    return command([source, deleteRealInvoices](Coordinator &coordinator, const Coordinator::Reply &reply) {
        coordinator.removeInvoices(source, deleteRealInvoices, reply);
    });
}

QFuture<CommandOutcome> EngineApi::setRates(const Rates &rates)
{
    return command(
        [rates](Coordinator &coordinator, const Coordinator::Reply &reply) { coordinator.setRates(rates, reply); });
}

QFuture<CommandOutcome> EngineApi::releaseBacklog()
{
    return command(
        [](Coordinator &coordinator, const Coordinator::Reply &reply) { coordinator.releaseBacklog(reply); });
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
        refuse(Words::tr("Too many commands are queued. Try again."));
    }
    return future;
}

QFuture<Result<std::vector<ItemOutcome>>> EngineApi::submit(
    const InvoiceBatch &invoices, std::chrono::milliseconds patience)
{
    using Outcomes = Result<std::vector<ItemOutcome>>;
    if (const QString reason = failure(); !reason.isEmpty())
        return QtFuture::makeReadyFuture(Outcomes(Error::internal(reason)));
    if (invoices.size() > mostSubmitted) {
        return QtFuture::makeReadyFuture(
            Outcomes(Error::invalid(Words::tr("At most %1 invoices can be submitted at once").arg(mostSubmitted))));
    }
    return m_actors.submitter.submit(invoices, patience);
}

std::int64_t EngineApi::acknowledgedRevision() const
{
    return m_actors.submitter.acknowledgedRevision();
}

QFuture<Result<ImportPreview>> EngineApi::previewImport(const QString &path, const ImportOptions &options)
{
    return QtConcurrent::run(&backgroundPool(), billow::previewImport, path, withDefaults(options), m_profileFolders);
}

ImportOptions EngineApi::withDefaults(ImportOptions options) const
{
    options.defaults = options.defaults.orElse(m_importDefaults);
    return options;
}

QFuture<std::vector<ImportProfileTitle>> EngineApi::importProfiles()
{
    return QtConcurrent::run(&backgroundPool(), importProfileTitles, m_profileFolders);
}

QFuture<Result<QString>> EngineApi::saveImportProfile(
    const QString &name, const QString &path, const ImportOptions &options)
{
    return QtConcurrent::run(
        &backgroundPool(), [name, path, options = withDefaults(options), folders = m_profileFolders] {
            return billow::saveImportProfile(name, path, options, folders);
        });
}

std::unique_ptr<ImportJob> EngineApi::importFiles(const QStringList &paths, const ImportOptions &options)
{
    return std::make_unique<FileImportJob>(
        *this, backgroundPool(), paths, withDefaults(options), m_profileFolders, m_largestOriginal);
}

QFuture<Result<InvoiceBatch>> EngineApi::invoices(Seq first, Seq last)
{
    return ask<InvoiceBatch>(m_actors.reader, failure(),
        [first, last](ReaderActor &reader, const auto &promise) { reader.range(first, last, promise); });
}

QFuture<Result<InvoiceBatch>> EngineApi::invoices(const QList<Seq> &seqs)
{
    return ask<InvoiceBatch>(
        m_actors.reader, failure(), [seqs](ReaderActor &reader, const auto &promise) { reader.seqs(seqs, promise); });
}

QFuture<Result<InvoiceSearch>> EngineApi::search(const InvoiceQuery &query)
{
    return ask<InvoiceSearch>(m_actors.searcher, failure(),
        [query](SearcherActor &searcher, const auto &promise) { searcher.search(query, promise); });
}

QFuture<Result<FilterChoices>> EngineApi::filterChoices()
{
    return ask<FilterChoices>(
        m_actors.reader, failure(), [](ReaderActor &reader, const auto &promise) { reader.filterChoices(promise); });
}

QFuture<Result<std::optional<ReceivedDocument>>> EngineApi::document(Seq seq)
{
    return ask<std::optional<ReceivedDocument>>(
        m_actors.reader, failure(), [seq](ReaderActor &reader, const auto &promise) { reader.document(seq, promise); });
}

QFuture<Result<OriginalDocument>> EngineApi::original(Seq seq)
{
    return ask<OriginalDocument>(
        m_actors.reader, failure(), [seq](ReaderActor &reader, const auto &promise) { reader.original(seq, promise); });
}

QFuture<Result<Analytics>> EngineApi::analytics(const AnalyticsQuery &query)
{
    return ask<Analytics>(m_actors.reader, failure(),
        [query](ReaderActor &reader, const auto &promise) { reader.analytics(query, promise); });
}

actor::TreeSigns EngineApi::actors() const
{
    return m_root.tree();
}

QFuture<Result<ProcessFigures>> EngineApi::process()
{
    return QtConcurrent::run(&backgroundPool(), [] { return Result<ProcessFigures>(readProcessFigures()); });
}

QFuture<Result<QString>> EngineApi::testStorage(const QString &url)
{
    return QtConcurrent::run(&backgroundPool(), checkStorage, url);
}

QFuture<Result<QString>> EngineApi::testCache(const QString &url)
{
    return QtConcurrent::run(&backgroundPool(), checkCache, url);
}

bool EngineApi::crashActor(const QString &name)
{
    qCInfo(lcApi).noquote() << "A person has asked" << name << "to crash";
    // In English, as the log and the API have it: the window translates what it shows.
    return m_actors.crash(name, QString::fromLatin1(QT_TRANSLATE_NOOP("core", "crashed on purpose")));
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
