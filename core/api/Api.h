// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/VitalSigns.h"
#include "core/api/ImportJob.h"
#include "core/api/Subscription.h"
#include "core/api/Values.h"
#include "core/base/ProcessFigures.h"
#include "core/base/Result.h"
#include "core/base/Words.h"
#include "core/invoice/Analytics.h"
#include "core/invoice/InvoiceQuery.h"
#include "core/invoice/ItemOutcome.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace billow {

/// All that a face (window, HTTP, WebSocket) may ask of Billow. Thread-safe; nothing here blocks: an answer that takes
/// time comes as a QFuture, which whenDone() brings back to the caller's thread.
class Api {
public:
    Api() = default;
    virtual ~Api() = default;
    Q_DISABLE_COPY_MOVE(Api)

    // Commands
    virtual QFuture<CommandOutcome> start() = 0;
    virtual QFuture<CommandOutcome> stop() = 0;
    /// Empties the ledger. Where it holds invoices that did not come from the generator it is Refused unless
    /// \a deleteRealInvoices.
    virtual QFuture<CommandOutcome> reset(bool deleteRealInvoices) = 0;
    /// Deletes the invoices of one source, as InvoiceFilter::source names it: "demo" those of the generator,
    /// "import:FILE" those of all files of that name. The rest are numbered densely, in their order: a new epoch, as
    /// after a reset. Refused where there is none, for the demo's while it runs, and for others unless
    /// \a deleteRealInvoices. What an import that is still running stores afterwards stays. May take minutes in a large
    /// ledger.
    virtual QFuture<CommandOutcome> removeInvoices(const QString &source, bool deleteRealInvoices) = 0;
    virtual QFuture<CommandOutcome> setRates(const Rates &rates) = 0;
    /// Displays what is waiting now at once, in its order; what is stored from then on keeps the pace. Done comes
    /// before they are displayed. What is still waiting when the engine ends keeps the pace afterwards.
    virtual QFuture<CommandOutcome> releaseBacklog() = 0;

    /// Stores invoices from outside; at most mostSubmitted. The answer comes once they are committed: what became of
    /// each, in their order. Unavailable where the ledger is away, does not answer in time, or too much is on its way;
    /// some may then be stored nevertheless, and it is safe to submit them all again: duplicates change nothing.
    /// Where each comes from is its source, which must not be "demo". A call that was taken waits for a ledger that
    /// goes away for as long as \a patience; cancelling the future ends that.
    virtual QFuture<Result<std::vector<ItemOutcome>>> submit(
        const InvoiceBatch &invoices, std::chrono::milliseconds patience) = 0;
    QFuture<Result<std::vector<ItemOutcome>>> submit(const InvoiceBatch &invoices)
    {
        return submit(invoices, usualPatience);
    }
    /// All that submit() has acknowledged so far is in every update of this revision or a later one; -1: that is
    /// nothing.
    [[nodiscard]] virtual std::int64_t acknowledgedRevision() const = 0;
    static constexpr qsizetype mostSubmitted = 10'000;
    static constexpr std::chrono::seconds usualPatience{10};

    // Files
    /// What an import would make of the head of that file. The Error is of the file; what is wrong with the mapping
    /// stands in the preview.
    virtual QFuture<Result<ImportPreview>> previewImport(const QString &path, const ImportOptions &options) = 0;
    virtual QFuture<std::vector<ImportProfileTitle>> importProfiles() = 0;
    /// Saves how the file at \a path is read with these options as the profile \a name: files with the same columns are
    /// then read by it. The answer is the profile's path.
    virtual QFuture<Result<QString>> saveImportProfile(
        const QString &name, const QString &path, const ImportOptions &options) = 0;
    /// Begins to import CSV files, one after the other, on a thread of its own. The job lives on the calling thread
    /// and must be destroyed before the engine; destroying it ends the import.
    [[nodiscard]] virtual std::unique_ptr<ImportJob> importFiles(
        const QStringList &paths, const ImportOptions &options) = 0;

    // Queries
    /// Those with first <= seq <= last, ascending; at most 10,000.
    virtual QFuture<Result<InvoiceBatch>> invoices(Seq first, Seq last) = 0;
    /// Those of these seqs, in that order; at most 10,000. One that is not stored is left out.
    virtual QFuture<Result<InvoiceBatch>> invoices(const QList<Seq> &seqs) = 0;
    /// Searches all that is stored. Cancelling the future ends the search; one that would take longer than a few
    /// seconds ends with an error that says so.
    virtual QFuture<Result<InvoiceSearch>> search(const InvoiceQuery &query) = 0;
    /// What filters can be set to.
    virtual QFuture<Result<FilterChoices>> filterChoices() = 0;
    /// The e-invoice that an invoice came from, without its bytes; nothing where it came from none.
    virtual QFuture<Result<std::optional<ReceivedDocument>>> document(Seq seq) = 0;
    /// Its bytes. Invalid: they are not kept.
    virtual QFuture<Result<OriginalDocument>> original(Seq seq) = 0;
    /// Figures of all that is stored, cheap enough to be asked for every second.
    virtual QFuture<Result<Analytics>> analytics(const AnalyticsQuery &query) = 0;
    /// The supervision tree with every actor's vital signs, now.
    [[nodiscard]] virtual actor::TreeSigns actors() const = 0;

    /// What the process takes of the machine, now.
    [[nodiscard]] virtual QFuture<Result<ProcessFigures>> process() = 0;

    // Trying out
    /// Connects once to the database at \a url, only to look: nothing is written there, and the engine's own storage is
    /// not touched. The answer says what is there, the error what is wrong, in a sentence without a full stop and
    /// without a secret. Within ten seconds.
    [[nodiscard]] virtual QFuture<Result<QString>> testStorage(const QString &url) = 0;
    /// The same for a cache.
    [[nodiscard]] virtual QFuture<Result<QString>> testCache(const QString &url) = 0;

    // Demonstration
    /// Has the actor of that name crash in its next message, as a fault in it would; its supervisor then starts it
    /// again. False where there is no such actor, or it takes no message.
    virtual bool crashActor(const QString &name) = 0;

    // Subscriptions
    /// Lives on the calling thread and must be destroyed before the engine. Its first update is a snapshot.
    [[nodiscard]] virtual std::unique_ptr<Subscription> subscribe() = 0;
    /// The same holds for this one.
    [[nodiscard]] virtual std::unique_ptr<LogFeed> watchLog() = 0;
};

/// What stands in for an answer that was lost because an actor crashed or the engine stopped before it came.
template <typename Value>
struct LostAnswer;
template <typename Value>
struct LostAnswer<Result<Value>> {
    static Result<Value> make() { return Error::unavailable(Words::tr("The answer was lost. Try again.")); }
};
template <typename Value>
struct LostAnswer<std::vector<Value>> {
    static std::vector<Value> make() { return {}; }
};
template <>
struct LostAnswer<CommandOutcome> {
    static CommandOutcome make()
    {
        return {CommandOutcome::Verdict::Unavailable, Words::tr("The answer was lost. Try again."), {}};
    }
};

/// Calls \a action once with the future's value on the thread of \a context, which is the calling thread; never, where
/// \a context is destroyed first.
template <typename Value, typename Action>
void whenDone(const QFuture<Value> &future, QObject *context, Action action)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, action = std::move(action)]() mutable {
        watcher->deleteLater();
        const bool answered = watcher->future().resultCount() > 0;
        action(answered ? watcher->result() : LostAnswer<Value>::make());
    });
    watcher->setFuture(future);
}

} // namespace billow
