// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace billow {

/// What a column of a file can stand for. The last three are of a line item, the others of an invoice.
enum class ImportField {
    Number,
    IssuedAt,
    Seller,
    Buyer,
    ExportingCountry,
    ImportingCountry,
    Currency,
    VatRate,
    Subtotal,
    Vat,
    Total,
    Payment,
    Risk,
    Quantity,
    UnitPrice,
    LineTotal,
};

inline constexpr std::size_t importFieldCount = 16;

[[nodiscard]] constexpr std::size_t indexOf(ImportField field)
{
    return static_cast<std::size_t>(field);
}

/// Every field, in the order of the enumeration.
[[nodiscard]] const std::array<ImportField, importFieldCount> &allImportFields();

/// As it is written in --map and in profiles: number, issued_at, seller, …
[[nodiscard]] QString toString(ImportField field);
[[nodiscard]] std::optional<ImportField> importFieldFromString(QStringView name);

} // namespace billow
