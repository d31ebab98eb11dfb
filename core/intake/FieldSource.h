// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

/// Where the text of one field comes from: a column, or a constant, the same for every invoice.
struct FieldSource {
    enum class Kind { Column, Constant };
    /// Decimal: 12.50, and 15 for 15 per cent. Minor: 1250 cents, and 1500 basis points, as the ledger keeps them.
    enum class Unit { Decimal, Minor };

    Kind kind = Kind::Column;
    QString text; ///< the column's name, or the constant
    Unit unit = Unit::Decimal; ///< matters for amounts and for the VAT rate
    QString prefix; ///< put before a text that is not empty
    QString trimSuffix; ///< taken off the end of a column's text: ".0" of a number that was exported as 17850.0
    QString missing; ///< stands in for an empty column

    friend bool operator==(const FieldSource &, const FieldSource &) = default;
};

} // namespace billow
