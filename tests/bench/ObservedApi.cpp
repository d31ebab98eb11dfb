// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/ObservedApi.h"

namespace billow::bench {

namespace {

class ObservedSubscription final : public Subscription {
public:
    ObservedSubscription(std::unique_ptr<Subscription> inner, ObservedApi &api)
        : m_inner(std::move(inner))
    {
        connect(m_inner.get(), &Subscription::updated, this, [this, &api](const LiveUpdate &update) {
            Q_EMIT updated(update);
            Q_EMIT api.told(update);
        });
    }

private:
    std::unique_ptr<Subscription> m_inner;
};

} // namespace

ObservedApi::ObservedApi(Api &api)
    : m_api(api)
{
}

QFuture<CommandOutcome> ObservedApi::start()
{
    return m_api.start();
}

QFuture<CommandOutcome> ObservedApi::stop()
{
    return m_api.stop();
}

QFuture<CommandOutcome> ObservedApi::removeInvoices(const QString &source, bool deleteRealInvoices)
{
    return m_api.removeInvoices(source, deleteRealInvoices);
}

QFuture<CommandOutcome> ObservedApi::reset(bool deleteRealInvoices)
{
    return m_api.reset(deleteRealInvoices);
}

QFuture<CommandOutcome> ObservedApi::setRates(const Rates &rates)
{
    return m_api.setRates(rates);
}

QFuture<CommandOutcome> ObservedApi::releaseBacklog()
{
    return m_api.releaseBacklog();
}

QFuture<Result<std::vector<ItemOutcome>>> ObservedApi::submit(
    const InvoiceBatch &invoices, std::chrono::milliseconds patience)
{
    return m_api.submit(invoices, patience);
}

QFuture<Result<ImportPreview>> ObservedApi::previewImport(const QString &path, const ImportOptions &options)
{
    return m_api.previewImport(path, options);
}

QFuture<Result<QString>> ObservedApi::saveImportProfile(
    const QString &name, const QString &path, const ImportOptions &options)
{
    return m_api.saveImportProfile(name, path, options);
}

QFuture<std::vector<ImportProfileTitle>> ObservedApi::importProfiles()
{
    return m_api.importProfiles();
}

std::unique_ptr<ImportJob> ObservedApi::importFiles(const QStringList &paths, const ImportOptions &options)
{
    return m_api.importFiles(paths, options);
}

QFuture<Result<InvoiceBatch>> ObservedApi::invoices(Seq first, Seq last)
{
    return m_api.invoices(first, last);
}

QFuture<Result<InvoiceBatch>> ObservedApi::invoices(const QList<Seq> &seqs)
{
    return m_api.invoices(seqs);
}

QFuture<Result<InvoiceSearch>> ObservedApi::search(const InvoiceQuery &query)
{
    return m_api.search(query);
}

QFuture<Result<FilterChoices>> ObservedApi::filterChoices()
{
    return m_api.filterChoices();
}

QFuture<Result<std::optional<ReceivedDocument>>> ObservedApi::document(Seq seq)
{
    return m_api.document(seq);
}

QFuture<Result<OriginalDocument>> ObservedApi::original(Seq seq)
{
    return m_api.original(seq);
}

QFuture<Result<Analytics>> ObservedApi::analytics(const AnalyticsQuery &query)
{
    return m_api.analytics(query);
}

actor::TreeSigns ObservedApi::actors() const
{
    return m_api.actors();
}

QFuture<Result<ProcessFigures>> ObservedApi::process()
{
    return m_api.process();
}

QFuture<Result<QString>> ObservedApi::testStorage(const QString &url)
{
    return m_api.testStorage(url);
}

QFuture<Result<QString>> ObservedApi::testCache(const QString &url)
{
    return m_api.testCache(url);
}

bool ObservedApi::crashActor(const QString &name)
{
    return m_api.crashActor(name);
}

std::unique_ptr<Subscription> ObservedApi::subscribe()
{
    return std::make_unique<ObservedSubscription>(m_api.subscribe(), *this);
}

std::unique_ptr<LogFeed> ObservedApi::watchLog()
{
    return m_api.watchLog();
}

} // namespace billow::bench
