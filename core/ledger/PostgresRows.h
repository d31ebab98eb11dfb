// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerPosition.h"
#include "core/ledger/PostgresParameters.h"
#include "core/ledger/PostgresResult.h"

// Invoices and the state of the stream as rows of PostgreSQL, and back.
namespace billow {

/// Appends one row of a binary COPY, in the order of InvoiceColumn.
void writeInvoice(PostgresBytes &bytes, const Invoice &invoice, Seq seq, UtcTime acceptedAt);
/// From the columns of InvoiceColumn.
[[nodiscard]] Result<Invoice> readInvoice(const PostgresResult &result, int row);

/// The columns of stream_state but for id, in the order of stateParameters() and readState().
#define BILLOW_POSTGRES_STATE_COLUMNS                                                                                  \
    "revision, epoch, last_seq, \"cursor\", real_count, run_id, run_owner, run_active, run_target, run_generated, "    \
    "run_rate, run_seed, run_started_at, run_ends_at, run_end_seq, demo_day, demo_ordinal"

[[nodiscard]] PostgresParameters stateParameters(const LedgerPosition &position);
/// All but the totals.
[[nodiscard]] LedgerPosition readState(const PostgresResult &result);

} // namespace billow
