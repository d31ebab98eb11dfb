// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

class MoneyFormat;
class Theme;

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
