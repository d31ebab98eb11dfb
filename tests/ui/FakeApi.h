// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "tests/ui/FakeImports.h"

#include <QMutex>
#include <QPointer>
#include <QPromise>

#include <atomic>
#include <deque>
#include <optional>
#include <vector>

/// An engine without threads, storage or time: the test says what happens.
class FakeApi final : public billow::Api {
public:
    FakeApi();
    ~FakeApi() override;

    QFuture<billow::CommandOutcome> start() override;
    QFuture<billow::CommandOutcome> stop() override;
    QFuture<billow::CommandOutcome> reset(bool deleteRealInvoices) override;
    QFuture<billow::CommandOutcome> removeInvoices(const QString &source, bool deleteRealInvoices) override;
    QFuture<billow::CommandOutcome> setRates(const billow::Rates &rates) override;
    QFuture<billow::CommandOutcome> releaseBacklog() override;
    [[nodiscard]] std::int64_t acknowledgedRevision() const override { return -1; }
    QFuture<billow::Result<std::vector<billow::ItemOutcome>>> submit(
        const billow::InvoiceBatch &invoices, std::chrono::milliseconds patience) override;
    QFuture<billow::Result<billow::ImportPreview>> previewImport(
        const QString &path, const billow::ImportOptions &options) override;
    QFuture<std::vector<billow::ImportProfileTitle>> importProfiles() override;
    QFuture<billow::Result<QString>> saveImportProfile(
        const QString &name, const QString &path, const billow::ImportOptions &options) override;
    std::unique_ptr<billow::ImportJob> importFiles(
        const QStringList &paths, const billow::ImportOptions &options) override;
    QFuture<billow::Result<billow::InvoiceBatch>> invoices(billow::Seq first, billow::Seq last) override;
    QFuture<billow::Result<billow::InvoiceBatch>> invoices(const QList<billow::Seq> &seqs) override;
    QFuture<billow::Result<billow::InvoiceSearch>> search(const billow::InvoiceQuery &query) override;
    QFuture<billow::Result<billow::FilterChoices>> filterChoices() override;
    QFuture<billow::Result<std::optional<billow::ReceivedDocument>>> document(billow::Seq seq) override;
    QFuture<billow::Result<billow::OriginalDocument>> original(billow::Seq seq) override;
    QFuture<billow::Result<billow::Analytics>> analytics(const billow::AnalyticsQuery &query) override;
    actor::TreeSigns actors() const override { return tree; }
    QFuture<billow::Result<billow::ProcessFigures>> process() override;
    QFuture<billow::Result<QString>> testStorage(const QString &url) override;
    QFuture<billow::Result<QString>> testCache(const QString &url) override;
    bool crashActor(const QString &name) override;
    std::unique_ptr<billow::Subscription> subscribe() override;
    std::unique_ptr<billow::LogFeed> watchLog() override;

    /// What the ledger holds at \a seq: the same for the same epoch.
    [[nodiscard]] billow::Invoice invoiceAt(billow::Seq seq) const;

    /// What a search finds now, without one.
    [[nodiscard]] billow::Result<billow::InvoiceSearch> find(const billow::InvoiceQuery &query) const;

    /// Displays \a count more invoices, and sends them.
    void display(std::int64_t count);
    /// As if that many had been displayed long ago: sends a snapshot.
    void hold(std::int64_t count);
    /// Sends everything anew, as on joining.
    void sendSnapshot();
    /// Sends stats and status without invoices.
    void sendStatus();
    /// An empty ledger and a new epoch.
    void clearLedger();
    /// Answers the oldest request that is kept back.
    void answerNext();
    /// Answers what ignoresSeqs has left without an answer. From any thread.
    void answerIgnored();
    [[nodiscard]] std::size_t ignored();
    /// Answers the oldest search that is kept back.
    void answerSearch();
    /// The same, and the ledger is empty when the one who asked hears it.
    void answerSearchAndClear();

    /// The status to send; the counts are filled in.
    billow::SystemStatus status;
    std::int64_t revision = -1; ///< of the ledger, in each update; negative: the ledger is not open
    billow::Currency defaultCurrency;
    /// Added to what the displayed invoices come to.
    billow::Totals further;
    std::int64_t backlog = 0;
    /// Answers the next command instead of doing it.
    std::optional<billow::CommandOutcome> nextOutcome;
    /// Keeps requests for invoices back until answerNext().
    bool keepsBack = false;
    bool readsFail = false;
    /// Keeps searches back until answerSearch().
    bool keepsSearchesBack = false;
    /// Answers searches with this instead.
    std::optional<billow::Error> searchError;
    /// Keeps what invoices(seqs) was asked for from being answered, for ever.
    std::atomic<bool> ignoresSeqs = false;
    /// Answers analytics(); nothing: with those of an empty ledger.
    std::function<QFuture<billow::Result<billow::Analytics>>(const billow::AnalyticsQuery &)> analyse;
    /// Of each invoice that is made, with its seq.
    std::function<void(billow::Invoice &)> shape;

    /// What invoices came from, by their seq.
    QHash<billow::Seq, billow::ReceivedDocument> documents;
    QHash<billow::Seq, billow::OriginalDocument> originals;

    FakeImports imports;
    actor::TreeSigns tree; ///< what actors() answers
    bool takesCrashes = true;
    /// What a connection that is tried out answers.
    billow::Result<QString> testAnswer = QString();
    QPromise<billow::Result<QString>> *slowTest = nullptr; ///< of it comes the answer, where there is one
    billow::Rates ratesGiven; ///< with the last setRates()
    billow::ProcessFigures figures;
    /// Tells every feed that watches the log.
    void log(const QList<billow::LogEntry> &entries, qint64 lost = 0);

    QStringList commands; ///< "start", "stop", "reset", "reset real", "rates", "crash NAME", "test URL"
    QList<std::pair<billow::Seq, billow::Seq>> requests;
    QList<QList<billow::Seq>> seqRequests;
    QList<billow::InvoiceQuery> searches; ///< also of an export, which asks from its own thread

    [[nodiscard]] billow::Seq cursor() const { return m_cursor; }
    [[nodiscard]] std::size_t keptBack() const { return m_keptBack.size(); }
    [[nodiscard]] bool hasSearchesKeptBack();
    [[nodiscard]] qsizetype searchCount();
    /// Whether the oldest search that is kept back has been called off.
    [[nodiscard]] bool isSearchCancelled() const { return m_searchesKeptBack.front().promise->isCanceled(); }

private:
    using Promise = QPromise<billow::Result<billow::InvoiceBatch>>;
    struct Request {
        std::shared_ptr<Promise> promise;
        billow::Result<billow::InvoiceBatch> answer;
    };

    struct KeptSearch {
        std::shared_ptr<QPromise<billow::Result<billow::InvoiceSearch>>> promise;
        billow::InvoiceQuery query;
    };

    QFuture<billow::CommandOutcome> answer(const QString &command, billow::Activity activity);
    [[nodiscard]] billow::InvoiceBatch batch(billow::Seq first, billow::Seq last) const;
    void send(bool snapshot, const billow::InvoiceBatch &invoices);

    QPointer<billow::Subscription> m_subscription; ///< owned by the window
    QList<QPointer<billow::LogFeed>> m_feeds;
    billow::Seq m_cursor = 0;
    std::int64_t m_epoch = 0; // as that of a ledger that nobody has reset
    billow::Totals m_displayed;
    std::deque<Request> m_keptBack;
    std::deque<KeptSearch> m_searchesKeptBack;
    std::vector<std::unique_ptr<Promise>> m_ignored;
    QMutex m_mutex; ///< of the requests that may come from another thread
};
