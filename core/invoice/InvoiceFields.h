// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <QString>

#include <array>
#include <optional>

// The fields of an invoice as programs know them: by the names of the database, with exact values. What people read is
// written by the faces.
namespace billow {

inline constexpr int invoiceFieldCount = 16;

/// All fields: first the seq, then as in the database.
inline constexpr std::array<InvoiceKey, invoiceFieldCount> invoiceFields{InvoiceKey::Arrival, InvoiceKey::Number,
    InvoiceKey::IssuedAt, InvoiceKey::Seller, InvoiceKey::Buyer, InvoiceKey::ExportingCountry,
    InvoiceKey::ImportingCountry, InvoiceKey::CurrencyCode, InvoiceKey::VatRate, InvoiceKey::Subtotal, InvoiceKey::Vat,
    InvoiceKey::Total, InvoiceKey::PaymentMechanism, InvoiceKey::Risk, InvoiceKey::Source, InvoiceKey::AcceptedAt};

/// "seq", "invoice_number", "issued_at", … as the database and an import call it.
[[nodiscard]] QString fieldName(InvoiceKey field);
[[nodiscard]] std::optional<InvoiceKey> fieldNamed(QStringView name);

/// The value, exactly: amounts as decimals with a point ("1234.50"), times as ISO 8601 in UTC, the VAT rate in per
/// cent ("15.5"); empty where there is none.
[[nodiscard]] QString exactText(const Invoice &invoice, InvoiceKey field);

/// Whether the value is text that came from outside and may hold anything.
[[nodiscard]] bool isForeignText(InvoiceKey field);

[[nodiscard]] constexpr bool isAmount(InvoiceKey field)
{
    return field == InvoiceKey::Subtotal || field == InvoiceKey::Vat || field == InvoiceKey::Total;
}

/// A cell of text, made safe for spreadsheets: one that they could take for a formula (it begins with = + - @, a tab
/// or a line break) gets an apostrophe before it, which they show as text. See docs/export.md for what that costs.
[[nodiscard]] QString withoutFormula(const QString &text);

} // namespace billow
