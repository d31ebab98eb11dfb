// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <QByteArray>

// Invoices as CSV by RFC 4180, in UTF-8 with a byte order mark (without it spreadsheets guess another encoding): all
// fields always, in the order of invoiceFields, below a line of their names. See docs/export.md.
namespace billow {

inline constexpr QByteArrayView csvMediaType = "text/csv; charset=utf-8";

/// The byte order mark and the line of names.
[[nodiscard]] QByteArray csvHead();
/// A line for each.
[[nodiscard]] QByteArray csvRows(const InvoiceBatch &invoices);
/// A cell, in quotes where it must be.
[[nodiscard]] QString csvQuoted(const QString &text);

} // namespace billow
