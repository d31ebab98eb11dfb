// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Totals.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/search/Rollups.h"
#include "core/ledger/store/SqlConnection.h"

// How the rows of the tables are read and written: once for both engines.
namespace billow {

/// The columns of table invoices, in the order of the query invoice_columns.
namespace InvoiceColumn {
enum Index {
    Seq,
    Number,
    IssuedAt,
    SellerName,
    BuyerName,
    ExportingCountry,
    ImportingCountry,
    Currency,
    VatRate,
    Subtotal,
    Vat,
    Total,
    PaymentMechanism,
    Risk,
    Source,
    AcceptedAt,
    Count
};
} // namespace InvoiceColumn

// Incompatible where a table holds what no program of ours wrote; the message names row and column.
[[nodiscard]] Result<Invoice> readInvoice(const SqlRow &row);
[[nodiscard]] QVariantList invoiceValues(const Invoice &invoice, Seq seq, UtcTime acceptedAt);

/// The row of stream_state, without the totals.
[[nodiscard]] LedgerPosition readState(const SqlRows &row);
[[nodiscard]] QVariantList stateValues(const LedgerPosition &position);

/// A currency's code, its count and three sums, from column \a first on.
[[nodiscard]] Result<CurrencyTotals> readTotals(const SqlRow &row, int currency, int first);
[[nodiscard]] Result<MinuteTotals> readMinute(const SqlRow &row);
[[nodiscard]] Result<Rollup> readRollup(const SqlRow &row);

} // namespace billow
