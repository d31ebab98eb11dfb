// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/search/Rollups.h"
#include "core/ledger/store/LedgerStore.h"
#include "core/ledger/store/Migrations.h"

#include <deque>

namespace billow {

/// What one release moved over the cursor.
struct Release {
    Seq firstSeq = 0; ///< 0: nothing was waiting
    Seq lastSeq = 0;
    InvoiceBatch invoices; ///< firstSeq to lastSeq, ascending
};

/// The ledger's rules, the same on every engine: dense numbering, exact running totals, a cursor that only moves on,
/// one writer. Built, used and destroyed on one thread. Nothing it was told counts before commit() answers.
class LedgerWriter final {
public:
    explicit LedgerWriter(std::unique_ptr<LedgerStore> store);
    ~LedgerWriter();
    Q_DISABLE_COPY_MOVE(LedgerWriter)

    /// Connects, takes the writer's lock, brings the schema up to date and reads the position. Again after Unavailable.
    /// \a progress (may be empty) hears of each migration before it begins.
    Result<LedgerPosition> open(const MigrationProgress &progress = {});
    void close() noexcept;
    [[nodiscard]] bool isOpen() const;
    /// As LedgerStore::announce().
    Result<void> announce(const QString &address) { return m_store->announce(address); }
    /// Whether the database is still there. Outside a transaction.
    Result<void> probe() { return m_store->probe(); }
    /// Whether there is room for a transaction; Full: there is none.
    Result<void> tryToWrite();

    /// As of the last commit.
    [[nodiscard]] const LedgerPosition &position() const { return m_committed; }
    /// As it will be when the open transaction commits.
    [[nodiscard]] const LedgerPosition &pending() const { return m_pending; }

    /// The newest displayed invoices, ascending, at most \a most. Outside a transaction.
    Result<InvoiceBatch> newestDisplayed(int most);

    Result<void> begin(Budget budget = Budget::Transaction);
    /// Stores those that are new; each must satisfy validate(). An invoice of source "demo" counts for the active run.
    Result<std::vector<ItemOutcome>> append(
        std::span<const Invoice> invoices, Duplicates duplicates, UtcTime acceptedAt);
    /// Releases the next \a most invoices, or as many as wait; they count as displayed at \a displayedAt.
    Result<Release> advance(std::int64_t most, UtcTime displayedAt);
    void setRun(const Run &run);
    void setDemoNumber(DemoNumber number);
    /// Deletes every invoice, and sets the position back, but for revision and run ids, which go on, and epoch, which
    /// counts this. Invalid: another program reads them, and the transaction goes on without this.
    Result<void> reset();
    /// Deletes the invoices of \a source, and numbers those behind them densely: a new epoch, as after reset(). The run
    /// and its numbers go with the demo's invoices. Takes seconds for each million invoices, and is best a transaction
    /// of its own. Answers how many; 0: there was none, and nothing has changed.
    Result<std::int64_t> remove(const QString &source);
    /// Where it fails with Unavailable, whether it took place is in doubt: open() again, and it did if the revision
    /// found is pending().revision as it was before. Without a change since begin() nothing is written.
    Result<void> commit();
    void rollback() noexcept;

    /// The newest invoice that is in the rollups, as of the last commit.
    [[nodiscard]] Seq rolledUpTo() const { return m_rolledUpTo; }
    /// Adds the next \a most committed invoices to the rollups, or as many as there are: a transaction of its own,
    /// which changes nothing of the position, nor its revision. Whether it took place is never in doubt: how far they
    /// reach stands beside them, and open() reads it.
    Result<void> rollUp(std::int64_t most);

private:
    Result<void> connect(const MigrationProgress &progress);
    Result<void> checkNewestRow();
    Result<void> addToRollups(Seq first, Seq last);
    Result<void> readInvoices(Seq first, Seq last, InvoiceBatch &invoices);
    void noteChange();
    void forgetFrom(Seq seq);
    /// Undoes the transaction, because of \a error.
    Error failed(Error error);

    std::unique_ptr<LedgerStore> m_store;
    LedgerPosition m_committed;
    LedgerPosition m_pending;
    bool m_inTransaction = false;
    bool m_hasReset = false; ///< in this transaction, or removed invoices: the rollups begin anew
    MinuteSums m_minutes; ///< of this transaction
    Seq m_rolledUpTo = 0;
    /// Invoices of the backlog, ascending, bounded: spares advance() reads. Some in between may be missing.
    std::deque<Invoice> m_recent;
};

} // namespace billow
