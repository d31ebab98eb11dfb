// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/original/MoveOutcome.h"
#include "core/original/MoveReport.h"
#include "core/original/OriginalInvoice.h"
#include "core/original/OriginalTable.h"

#include <functional>
#include <span>

namespace billow {

/// Brings the original's invoices over, a batch at a time. It remembers nothing of its own: what an earlier run has
/// stored, the ledger knows by seller and number, so that it may be ended at any moment and run again.
class OriginalMove final {
public:
    /// Takes a batch, and says what became of each invoice, in their order; after an error it ends.
    using Store = std::function<Result<std::vector<MoveOutcome>>(std::span<const Invoice>)>;
    /// How many rows have been read, of how many.
    using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

    /// \a table is open, and outlives this.
    OriginalMove(OriginalTable &table, Currency currency, Store store);

    void onProgress(Progress progress) { m_progress = std::move(progress); }

    /// Blocks until all is read or \a cancelled has become true. Once.
    [[nodiscard]] MoveReport run(const std::atomic<bool> &cancelled);

private:
    Result<void> bring(const std::vector<OriginalRow> &rows);
    [[nodiscard]] QString nameOf(const OriginalRow &row) const;

    OriginalTable &m_table;
    OriginalInvoice m_reader;
    const Store m_store;
    Progress m_progress;
    MoveReport m_report;
};

} // namespace billow
