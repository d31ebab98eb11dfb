// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerReader.h"
#include "core/ledger/LedgerWriter.h"
#include "core/predecessor/Transfer.h"

namespace billow {

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
    LedgerReader m_reader;
    std::int64_t m_displayedBefore = 0;
};

} // namespace billow
