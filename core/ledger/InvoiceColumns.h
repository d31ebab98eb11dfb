// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"
#include "core/invoice/Totals.h"

#include <QByteArrayView>

namespace billow {

/// The columns of table invoices, in the order in which both back ends write and read them.
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

#define BILLOW_INVOICE_COLUMNS                                                                                         \
    "seq, invoice_number, issued_at, seller_name, buyer_name, exporting_country, importing_country, currency, "        \
    "vat_rate_bp, subtotal_minor, vat_minor, total_minor, payment_mechanism, risk_profile, source, accepted_at"

/// What stands in the table as a text or number, but is a type of its own here. An empty view: NULL.
struct StoredCodes {
    QByteArrayView exportingCountry;
    QByteArrayView importingCountry;
    QByteArrayView currency;
    QByteArrayView risk;
    std::int64_t vatRate = 0;
};

/// Fills in \a invoice, whose seq is set already, from \a codes. Incompatible where the table holds what no program of
/// ours wrote; the message names row and column.
[[nodiscard]] Result<void> decodeCodes(Invoice &invoice, const StoredCodes &codes);

/// One row of running_totals; the sums are decimal digits.
[[nodiscard]] Result<CurrencyTotals> decodeTotals(
    QByteArrayView currency, std::int64_t count, const QString &subtotal, const QString &vat, const QString &total);

} // namespace billow
