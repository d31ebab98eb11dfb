// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Totals.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/search/Rollups.h"
#include "core/ledger/store/SqlConnection.h"

// How the rows of the tables are read and written: once for both engines.
namespace billow {

/// The columns of table invoices, in the order in which they are read (query invoice_columns) and written. In place of
/// the last one, IssueYear, which is written, the text of the breakdown is read.
namespace InvoiceColumn {
enum Index {
    Seq,
    Kind,
    Number,
    IssuedOn,
    IssuedAt,
    DueOn,
    SellerName,
    SellerTaxId,
    BuyerName,
    BuyerTaxId,
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
    CheckResult,
    IssueYear,
    VatLines = IssueYear,
    Count
};
} // namespace InvoiceColumn

// Incompatible where a table holds what no program of ours wrote; the message names row and column.
[[nodiscard]] Result<Invoice> readInvoice(const SqlRow &row);
[[nodiscard]] QVariantList invoiceValues(const Invoice &invoice, Seq seq, UtcTime acceptedAt);

/// The rows of table vat_lines that the breakdowns of \a invoices have, as the query insert_vat_lines takes them. Those
/// that \a outcomes do not store are left out.
[[nodiscard]] QJsonArray vatLineRows(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes);

/// A number in the table, NULL for NotChecked.
[[nodiscard]] std::optional<std::int64_t> storedNumberOf(CheckResult check);
/// Days since 1970.
[[nodiscard]] std::int64_t daysOf(QDate date);

/// The row of query document_of.
[[nodiscard]] Result<ReceivedDocument> readDocument(Seq seq, const SqlRows &row);
/// The rules of column documents.checks.
[[nodiscard]] Result<QList<CheckedRule>> readRules(Seq seq, const QString &checks);
/// What the query insert_document takes.
[[nodiscard]] QVariantList documentValues(Seq seq, const ReceivedDocument &document);

/// The row of stream_state, without the totals.
[[nodiscard]] LedgerPosition readState(const SqlRows &row);
[[nodiscard]] QVariantList stateValues(const LedgerPosition &position);

/// A currency's code, and from column \a first on what the query totals_columns names.
[[nodiscard]] Result<CurrencyTotals> readTotals(const SqlRow &row, int currency, int first);
/// A row of write_totals or write_rollups: what identifies it, and \a totals.
[[nodiscard]] QJsonArray totalsRow(QJsonArray key, const CurrencyTotals &totals);
[[nodiscard]] Result<MinuteTotals> readMinute(const SqlRow &row);
[[nodiscard]] Result<Rollup> readRollup(const SqlRow &row);

} // namespace billow
