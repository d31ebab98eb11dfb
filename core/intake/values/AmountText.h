// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FieldFormats.h"
#include "core/invoice/Currency.h"

#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace billow {

/// An amount as a file writes it, taken apart: "(1.190,00 €)", "-$5", "100.00-", "R 115.00", "12 %", "–".
struct AmountText {
    QString number; ///< digits, with point and grouping as they are; empty for a dash, which accountants write for zero
    bool negative = false; ///< a minus before or behind it, parentheses, or CR
    QString unit; ///< the symbol or code of a currency; empty where there is none
    bool percent = false;

    /// Nothing where \a text is no amount.
    [[nodiscard]] static std::optional<AmountText> split(QStringView text);
    /// In 10^-decimals, with the sign; an Error as NumberFormat::read() has it.
    [[nodiscard]] Result<std::int64_t> value(const NumberFormat &format, int decimals) const;
};

/// Which character parts units from cents, as far as one number shows it.
enum class DecimalEvidence : std::uint8_t {
    None, ///< "1190", "1 190"
    Point,
    Comma,
    Either, ///< "1.190" and "1,190": a thousand, or one and a bit
};
[[nodiscard]] DecimalEvidence decimalEvidence(QStringView number);
/// The character that parts thousands in \a number where \a point is its decimal point; nothing where none does.
[[nodiscard]] std::optional<QChar> groupingOf(QStringView number, QChar point);

/// The currencies that a symbol or a code can mean: EUR for "€", USD, CAD and others for "$"; empty: none.
[[nodiscard]] std::vector<Currency> currenciesOf(QStringView unit);

} // namespace billow
