// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <array>

namespace billow {

class MoneyFormat;
class Theme;

/// The columns of a grid of invoices, from left to right.
enum class InvoiceColumn { Number, Time, Seller, Buyer, Route, Payment, Subtotal, Vat, Total, Risk };
inline constexpr int invoiceColumnCount = 10;

[[nodiscard]] constexpr bool isAmount(InvoiceColumn column)
{
    return column == InvoiceColumn::Subtotal || column == InvoiceColumn::Vat || column == InvoiceColumn::Total;
}

/// A width in pixels for each column; 0: hidden.
using ColumnWidths = std::array<int, invoiceColumnCount>;

/// Shares \a available pixels among the columns. Each gets its least width; where they do not all fit, payment, route,
/// time, VAT, buyer, subtotal and seller give way in that order, and number, total and risk stay. What is left goes
/// to the names, up to a width that is still pleasant to read across, and then to all alike.
[[nodiscard]] ColumnWidths shareWidth(int available, const ColumnWidths &least);

/// The widest that a table of invoices must have room for.
struct WidestCells {
    QString amount;
    QString total; ///< with its currency where that may be another than usual
    int risk = 0; ///< pixels of the widest pill

    /// \a amountDigits of the largest total, in minor units.
    [[nodiscard]] static WidestCells of(
        const MoneyFormat &format, const Theme &theme, int amountDigits, bool namesCurrencies);
};

} // namespace billow
