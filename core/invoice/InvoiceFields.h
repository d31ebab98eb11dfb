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

inline constexpr int invoiceFieldCount = 23;

/// All fields: first the seq, then as in the database.
inline constexpr std::array<InvoiceKey, invoiceFieldCount> invoiceFields{InvoiceKey::Arrival, InvoiceKey::Kind,
    InvoiceKey::Number, InvoiceKey::IssuedOn, InvoiceKey::IssuedAt, InvoiceKey::DueOn, InvoiceKey::Seller,
    InvoiceKey::SellerTaxId, InvoiceKey::Buyer, InvoiceKey::BuyerTaxId, InvoiceKey::ExportingCountry,
    InvoiceKey::ImportingCountry, InvoiceKey::CurrencyCode, InvoiceKey::VatRate, InvoiceKey::Subtotal, InvoiceKey::Vat,
    InvoiceKey::Total, InvoiceKey::VatBreakdown, InvoiceKey::PaymentMechanism, InvoiceKey::Risk, InvoiceKey::Source,
    InvoiceKey::AcceptedAt, InvoiceKey::Check};

/// "seq", "invoice_number", "issued_at", … as the database and an import call it.
[[nodiscard]] QString fieldName(InvoiceKey field);
[[nodiscard]] std::optional<InvoiceKey> fieldNamed(QStringView name);

/// The value, exactly: amounts as decimals with a point ("1234.50"), as the document writes them, times as ISO 8601 in
/// UTC (a date alone where no time of day is known), the VAT rate in per cent ("15.5"; empty where there are several),
/// the breakdown as breakdownText() has it; empty where there is none.
[[nodiscard]] QString exactText(const Invoice &invoice, InvoiceKey field);

/// The breakdown as "S 19 100.00 19.00; S 7 50.00 3.50": category, rate in per cent, taxable amount and VAT of each
/// line, as the document writes them; empty where the invoice has none.
[[nodiscard]] QString breakdownText(const Invoice &invoice);
/// The lines that such a text names, with the signs of the effect; none in an empty text.
[[nodiscard]] Result<QList<VatLine>> readBreakdown(QStringView text, DocumentKind kind, Currency currency);

/// The fields in which the contents of the two differ; not seq, source, acceptedAt and check, which are no content.
[[nodiscard]] QList<InvoiceKey> differingFields(const Invoice &one, const Invoice &other);

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
