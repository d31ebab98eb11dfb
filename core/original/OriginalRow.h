// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <optional>

namespace billow {

/// The columns of the original's table invoices that say something of an invoice.
namespace OriginalColumn {
enum Index : std::size_t {
    Id,
    Number,
    Date,
    Seller,
    Buyer,
    ExportingCountry,
    ImportingCountry,
    Subtotal,
    Vat,
    Total,
    PaymentMechanism,
    Risk,
    InsertedAt,
    Count
};

/// As the original calls them.
inline constexpr std::array<const char *, Count> names{"id", "invoice_number", "invoice_date", "seller_name",
    "buyer_name", "exporting_country", "importing_country", "subtotal", "vat_amount", "total_amount",
    "payment_mechanism", "risk_profile", "inserted_at"};
} // namespace OriginalColumn

/// One row, as PostgreSQL writes its values; nothing where one is NULL, or where the table has no such column.
using OriginalRow = std::array<std::optional<QString>, OriginalColumn::Count>;

} // namespace billow
