// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerPosition.h"
#include "core/ledger/store/AnalyticsTables.h"
#include "core/ledger/store/InvoiceInsert.h"
#include "core/ledger/store/InvoiceRemoval.h"

namespace billow {

/// What the few seconds that a call may take are granted for: the transaction as a whole, since an actor must not be
/// busy for longer, or each call within it, for a command line that takes all of a file or nothing.
enum class Budget { Transaction, Call };

/// The tables of a ledger over one connection. It knows nothing of the rules: those are LedgerWriter's. Built, used and
/// destroyed on one thread. Every call blocks, but never for longer than a few seconds, also where a server has stopped
/// answering: then the error is Unavailable and the connection is lost.
class LedgerStore final {
public:
    explicit LedgerStore(const LedgerLocation &location);
    explicit LedgerStore(std::unique_ptr<SqlConnection> connection);
    ~LedgerStore();
    Q_DISABLE_COPY_MOVE(LedgerStore)

    /// As SqlConnection::open().
    Result<void> connect(Access access);
    void disconnect() noexcept;
    [[nodiscard]] bool isConnected() const { return m_connection->isOpen(); }
    Result<void> announce(const QString &address) { return m_connection->announce(address); }
    Result<void> probe() { return m_connection->probe(); }

    /// Transactions do not nest. A read-only snapshot sees one moment of the ledger, that of its first
    /// read, until rollback().
    Result<void> begin(Budget budget = Budget::Transaction);
    Result<void> beginSnapshot();
    Result<void> commit();
    void rollback() noexcept;

    /// 0: the database is empty. Incompatible: it holds tables, but not ours.
    Result<int> schemaVersion();
    /// Runs the statements of a migration and records it, inside the transaction; may take as long as it takes.
    Result<void> runMigration(int version, const QString &name, const QString &script);
    [[nodiscard]] const QString &dialect() const { return m_connection->dialect(); }

    /// stream_state and running_totals.
    Result<LedgerPosition> readPosition();
    /// Held: the position that is stored is not the one that was read or written last, so another program has written.
    Result<void> writePosition(const LedgerPosition &position);

    /// Inserts those that are not stored yet, numbered densely from \a firstSeq in the order given. One outcome an
    /// item, which tells a duplicate from a conflict. \a meanwhile: see InvoiceInsert; it is not told of conflicts.
    Result<std::vector<ItemOutcome>> insert(std::span<const Invoice> invoices, Seq firstSeq, UtcTime acceptedAt,
        Duplicates duplicates, const std::function<void(InvoiceInsert::Outcomes)> &meanwhile);
    /// Those with first <= seq <= last, ascending.
    Result<InvoiceBatch> readRange(Seq first, Seq last);
    /// Those of \a seqs, in that order; without those that are not there.
    Result<InvoiceBatch> readSeqs(std::span<const Seq> seqs);
    /// The document that invoice \a seq came from; nothing where it came from none.
    Result<std::optional<ReceivedDocument>> readDocument(Seq seq);
    /// Its bytes, of any size. Invalid: they are not kept. Incompatible: they are damaged.
    Result<OriginalDocument> readOriginal(Seq seq);
    /// All, ascending, in bounded memory; an error of \a visit ends it and is returned.
    Result<void> forEach(const std::function<Result<void>(const Invoice &)> &visit);
    /// Identities (seller, kind, number, year) that stand more than once, found without the help of the unique index.
    Result<std::int64_t> countDuplicates();
    /// Invoices whose issue_year is not that of issued_on.
    Result<std::int64_t> countWrongYears();
    /// Rows of vat_lines that belong to no breakdown of an invoice.
    Result<std::int64_t> countStrayVatLines();
    /// Rows of documents without a checked invoice, checked invoices without a document, and originals without either.
    Result<std::int64_t> countStrayDocuments();
    Result<std::int64_t> countUndocumented();
    Result<std::int64_t> countStrayOriginals();
    /// Checked invoices whose result is not that of the rules in their document.
    Result<std::int64_t> countContradictedChecks();
    /// Originals whose bytes are not those that their hash was made of.
    Result<std::int64_t> countDamagedOriginals();
    /// What the engine's own integrity check says; empty: nothing to complain of.
    Result<QString> integrityProblem();
    /// Deletes every invoice, and what the analytics tables say of them. Invalid: another program reads them, as a dump
    /// does, and they cannot be deleted before it is done; the transaction goes on.
    Result<void> clear();
    /// Deletes the invoices of \a source and numbers the others densely; the analytics tables begin anew. May take as
    /// long as it takes. Answers what was deleted.
    Result<RemovedInvoices> remove(const QString &source, const LedgerPosition &position);
    /// The newest invoice that did not come from the demo generator; 0: there is none.
    Result<Seq> lastRealSeq();

    [[nodiscard]] AnalyticsTables &analytics() { return m_analytics; }
    /// For what a search composes.
    [[nodiscard]] SqlConnection &connection() { return *m_connection; }

private:
    Result<void> findConflicts(std::span<const Invoice> invoices, std::vector<ItemOutcome> &outcomes);
    Result<std::int64_t> count(QLatin1StringView query);
    Result<void> writeTotals(const LedgerPosition &position);
    Result<void> clearTables();
    [[nodiscard]] Error lostRace();

    const std::unique_ptr<SqlConnection> m_connection;
    AnalyticsTables m_analytics{*m_connection};
    std::optional<LedgerPosition> m_written; ///< what the tables are known to hold
};

} // namespace billow
