// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/SqliteStatement.h"

// Invoices and the state of the stream as rows of SQLite, and back.
namespace billow {

/// Binds parameters 1 to 16, in the order of InvoiceColumn.
void bindInvoice(SqliteStatement &statement, const Invoice &invoice, Seq seq, UtcTime acceptedAt);
/// From the columns of InvoiceColumn.
[[nodiscard]] Result<Invoice> readInvoice(const SqliteStatement &statement);

/// The columns of stream_state but for id, in the order of bindState() and readState().
#define BILLOW_SQLITE_STATE_COLUMNS                                                                                    \
    "revision, epoch, last_seq, cursor, real_count, run_id, run_owner, run_active, run_target, run_generated, "        \
    "run_rate, "                                                                                                       \
    "run_seed, run_started_at, run_ends_at, run_end_seq, demo_day, demo_ordinal"

void bindState(SqliteStatement &statement, const LedgerPosition &position);
/// All but the totals.
[[nodiscard]] LedgerPosition readState(const SqliteStatement &statement);

} // namespace billow
