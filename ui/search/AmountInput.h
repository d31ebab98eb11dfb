// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>

namespace billow {

/// Amounts as people type them into a filter, whatever the currency.
class AmountInput final {
    Q_DECLARE_TR_FUNCTIONS(AmountInput)
public:
    AmountInput() = delete;

    /// "1234.5" with a point or the locale's own decimal sign; blanks and the locale's grouping are accepted where they
    /// are between groups of digits. The error is a short sentence without a full stop.
    [[nodiscard]] static Result<AmountBound> parse(QStringView text, const QLocale &locale);
    /// "1,234.5", with as many decimals as it needs.
    [[nodiscard]] static QString write(AmountBound amount, const MoneyFormat &format);
    /// The same without grouping, as it is typed.
    [[nodiscard]] static QString writePlain(AmountBound amount, const QLocale &locale);
};

} // namespace billow
