// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"
#include "core/invoice/InvoiceQuery.h"
#include "core/invoice/ItemOutcome.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/SearchLimit.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace billow {

struct LedgerLocation;
class AnalyticsTables;

/// Whether the caller expects some of a batch to be stored already; only a matter of speed.
enum class Duplicates { Unlikely, Likely };

/// What the few seconds that a call may take are granted for: the transaction as a whole, since an actor must not be
/// busy for longer, or each call within it, for a command line that takes all of a file or nothing.
enum class Budget { Transaction, Call };

/// Who opens a ledger: the one writer, who holds its lock, or a reader beside it.
enum class Access { Write, Read };

/// One connection to a database that holds a ledger. Built, used and destroyed on one thread; every call blocks, but
/// never longer than a few seconds, also where a server has stopped answering: then the error is Unavailable and the
/// connection is closed. It speaks SQL and knows nothing of the rules: those are LedgerWriter's.
class LedgerBackend {
public:
    LedgerBackend() = default;
    virtual ~LedgerBackend() = default;
    Q_DISABLE_COPY_MOVE(LedgerBackend)

    [[nodiscard]] static std::unique_ptr<LedgerBackend> create(const LedgerLocation &location);

    /// Held: another program has the writer's lock; the message says which (program, pid, host).
    /// Unavailable: no such server, no such file and no right to make it, disk full. Incompatible: not a database of
    /// ours.
    virtual Result<void> connect(Access access) = 0;
    virtual void disconnect() noexcept = 0;
    [[nodiscard]] virtual bool isConnected() const = 0;
    /// Of a writer, outside a transaction: tells LedgerHolder::find() where this program serves its API; empty:
    /// nowhere.
    virtual Result<void> announce(const QString &address) = 0;

    /// Transactions do not nest. A read-only snapshot sees one moment of the ledger until rollback().
    virtual Result<void> begin(Budget budget = Budget::Transaction) = 0;
    virtual Result<void> beginSnapshot() = 0;
    virtual Result<void> commit() = 0;
    virtual void rollback() noexcept = 0;

    /// The SQL files of this engine: "sqlite" or "postgresql", the folder below sql/.
    [[nodiscard]] virtual QString dialect() const = 0;
    /// 0: the database is empty. Incompatible: it holds tables, but not ours.
    virtual Result<int> schemaVersion() = 0;
    /// Runs a script of several statements, inside the transaction.
    virtual Result<void> execute(const QString &script) = 0;
    virtual Result<void> recordMigration(int version, const QString &name, UtcTime appliedAt) = 0;

    /// stream_state and running_totals.
    virtual Result<LedgerPosition> readPosition() = 0;
    virtual Result<void> writePosition(const LedgerPosition &position) = 0;

    /// Inserts those that are not stored yet, numbered densely from \a firstSeq in the order given. One outcome an
    /// item.
    virtual Result<std::vector<ItemOutcome>> insert(
        std::span<const Invoice> invoices, Seq firstSeq, UtcTime acceptedAt, Duplicates duplicates) = 0;
    /// Those with first <= seq <= last, ascending.
    virtual Result<InvoiceBatch> readRange(Seq first, Seq last) = 0;
    /// Those of \a seqs, in that order; without those that are not there.
    virtual Result<InvoiceBatch> readSeqs(std::span<const Seq> seqs) = 0;
    /// At one moment of the ledger, in a transaction of its own. Invalid where \a limit was reached.
    virtual Result<InvoiceSearch> search(const InvoiceQuery &query, const SearchLimit &limit) = 0;
    /// All, ascending, in bounded memory; \a visit answers false to stop.
    virtual Result<void> forEach(const std::function<bool(const Invoice &)> &visit) = 0;
    /// Pairs of (seller, number) that stand more than once, found without the help of the unique index.
    virtual Result<std::int64_t> countDuplicates() = 0;
    /// What the engine's own integrity check says; empty: nothing to complain of.
    virtual Result<QString> integrityProblem() = 0;
    /// Deletes every invoice, and what the analytics tables say of them.
    virtual Result<void> clear() = 0;

    /// As long as the backend.
    [[nodiscard]] virtual AnalyticsTables &analytics() = 0;
};

} // namespace billow
