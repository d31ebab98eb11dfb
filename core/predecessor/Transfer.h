// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/ledger/LedgerWriter.h"
#include "core/predecessor/PredecessorInvoice.h"
#include "core/predecessor/PredecessorTable.h"
#include "core/predecessor/Transfer.h"
#include "core/predecessor/TransferReport.h"

#include <functional>
#include <span>

namespace billow {

/// What became of one invoice of the predecessor.
struct TransferOutcome {
    enum class Kind {
        Stored,
        Known, ///< the ledger had the very same invoice already
        Collides, ///< the ledger has another invoice of that seller, number and year
    };

    Kind kind = Kind::Stored;
    Seq earlier = 0; ///< the invoice that the ledger had
};

/// Brings the predecessor's invoices over, a batch at a time. It remembers nothing of its own: what an earlier run has
/// stored, the ledger knows by seller and number, so that it may be ended at any moment and run again.
class Transfer final {
public:
    /// Takes a batch, and says what became of each invoice, in their order; after an error it ends.
    using Store = std::function<Result<std::vector<TransferOutcome>>(std::span<const Invoice>)>;
    /// How many rows have been read, of how many.
    using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

    /// \a table is open, and outlives this.
    Transfer(PredecessorTable &table, Currency currency, Store store);

    void onProgress(Progress progress) { m_progress = std::move(progress); }

    /// Blocks until all is read or \a cancelled has become true. Once.
    [[nodiscard]] TransferReport run(const std::atomic<bool> &cancelled);

private:
    Result<void> bring(const std::vector<PredecessorRow> &rows);
    [[nodiscard]] QString nameOf(const PredecessorRow &row) const;

    PredecessorTable &m_table;
    PredecessorInvoice m_reader;
    const Store m_store;
    Progress m_progress;
    TransferReport m_report;
};

/// Stores invoices as displayed already: a batch is stored and released in one transaction, so that however it ends,
/// nothing of it waits. Holds the ledger as its one writer. Used on one thread; blocks.
class TransferTarget final {
public:
    explicit TransferTarget(const LedgerLocation &location);

    /// Opens the ledger, brings its schema up to date, and displays what waits in it: what is stored behind it could
    /// not be displayed before it. Held: another program has the ledger.
    Result<void> open();
    /// How many invoices waited and were displayed.
    [[nodiscard]] std::int64_t displayedBefore() const { return m_displayedBefore; }

    /// One outcome an invoice, in their order. Each must satisfy validate().
    Result<std::vector<TransferOutcome>> store(std::span<const Invoice> invoices);

private:
    Result<void> displayWaiting();
    Result<std::vector<ItemOutcome>> storeAndDisplay(std::span<const Invoice> invoices);

    LedgerWriter m_writer;
    std::int64_t m_displayedBefore = 0;
};

} // namespace billow
