// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"

#include <QObject>

namespace billow::bench {

/// The API that the window under test is given: another one, with a look at what each subscription is told, in the
/// moment after the window has taken it.
class ObservedApi : public QObject, public Api {
    Q_OBJECT
public:
    explicit ObservedApi(Api &api);

    QFuture<CommandOutcome> start() override;
    QFuture<CommandOutcome> stop() override;
    QFuture<CommandOutcome> reset(bool deleteRealInvoices) override;
    QFuture<CommandOutcome> removeInvoices(const QString &source, bool deleteRealInvoices) override;
    QFuture<CommandOutcome> setRates(const Rates &rates) override;
    QFuture<CommandOutcome> releaseBacklog() override;
    [[nodiscard]] std::int64_t acknowledgedRevision() const override { return m_api.acknowledgedRevision(); }
    QFuture<Result<std::vector<ItemOutcome>>> submit(
        const InvoiceBatch &invoices, std::chrono::milliseconds patience) override;
    QFuture<Result<ImportPreview>> previewImport(const QString &path, const ImportOptions &options) override;
    QFuture<std::vector<ImportProfileTitle>> importProfiles() override;
    QFuture<Result<QString>> saveImportProfile(
        const QString &name, const QString &path, const ImportOptions &options) override;
    [[nodiscard]] std::unique_ptr<ImportJob> importFiles(
        const QStringList &paths, const ImportOptions &options) override;
    QFuture<Result<InvoiceBatch>> invoices(Seq first, Seq last) override;
    QFuture<Result<InvoiceBatch>> invoices(const QList<Seq> &seqs) override;
    QFuture<Result<InvoiceSearch>> search(const InvoiceQuery &query) override;
    QFuture<Result<FilterChoices>> filterChoices() override;
    QFuture<Result<std::optional<ReceivedDocument>>> document(Seq seq) override;
    QFuture<Result<OriginalDocument>> original(Seq seq) override;
    QFuture<Result<Analytics>> analytics(const AnalyticsQuery &query) override;
    [[nodiscard]] actor::TreeSigns actors() const override;
    QFuture<Result<ProcessFigures>> process() override;
    QFuture<Result<QString>> testStorage(const QString &url) override;
    QFuture<Result<QString>> testCache(const QString &url) override;
    bool crashActor(const QString &name) override;
    [[nodiscard]] std::unique_ptr<Subscription> subscribe() override;
    [[nodiscard]] std::unique_ptr<LogFeed> watchLog() override;

Q_SIGNALS:
    /// A subscriber's slots have returned.
    void told(const billow::LiveUpdate &update);

private:
    Api &m_api;
};

} // namespace billow::bench
