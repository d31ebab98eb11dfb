// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "core/engine/Actors.h"
#include "core/stream/Coordinator.h"

#include <QObject>

#include <atomic>
#include <mutex>

namespace actor {
class Supervisor;
}

namespace billow {

class LogHistory;

/// The API as one engine serves it: every call becomes a message to the actor whose matter it is.
class EngineApi final : public QObject, public Api {
    Q_OBJECT
public:
    /// \a profileFolders: the folders of import profiles. \a importDefaults: as the settings say. \a log: nullptr if
    /// there is none.
    EngineApi(const Actors &actors, const actor::Supervisor &root, QStringList profileFolders,
        ImportDefaults importDefaults, std::int64_t largestOriginal, LogHistory *log);

    QFuture<CommandOutcome> start() override;
    QFuture<CommandOutcome> stop() override;
    QFuture<CommandOutcome> reset(bool deleteRealInvoices) override;
    QFuture<CommandOutcome> removeInvoices(const QString &source, bool deleteRealInvoices) override;
    QFuture<CommandOutcome> setRates(const Rates &rates) override;
    QFuture<CommandOutcome> releaseBacklog() override;
    QFuture<Result<std::vector<ItemOutcome>>> submit(
        const InvoiceBatch &invoices, std::chrono::milliseconds patience) override;
    [[nodiscard]] std::int64_t acknowledgedRevision() const override;
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

    /// The engine has stopped for good. Thread-safe; the first reason stays.
    void fail(const QString &reason);

Q_SIGNALS:
    void failed(const QString &reason);

private:
    QFuture<CommandOutcome> command(std::function<void(Coordinator &, const Coordinator::Reply &)> message);
    [[nodiscard]] QString failure() const;

    const Actors &m_actors;
    const actor::Supervisor &m_root;
    [[nodiscard]] ImportOptions withDefaults(ImportOptions options) const;

    const QStringList m_profileFolders;
    const ImportDefaults m_importDefaults;
    const std::int64_t m_largestOriginal;
    LogHistory *const m_log;
    std::atomic<quint64> m_lastJoin = 0;
    mutable std::mutex m_mutex;
    QString m_failure; ///< under m_mutex
};

} // namespace billow
