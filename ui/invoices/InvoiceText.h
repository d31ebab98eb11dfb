// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "ui/format/MoneyFormat.h"
#include "ui/invoices/InvoiceColumns.h"

#include <QCoreApplication>
#include <QVariant>

namespace billow {

/// The text of a cell in a grid of invoices. Amounts are their effect: those of a credit note are negative.
class InvoiceText final {
    Q_DECLARE_TR_FUNCTIONS(InvoiceText)
public:
    explicit InvoiceText(MoneyFormat format)
        : m_format(std::move(format))
    {
    }

    [[nodiscard]] static QString heading(InvoiceColumn column);
    /// Amounts without their currency, except a total that is not in \a usual.
    [[nodiscard]] QString cell(const Invoice &invoice, InvoiceColumn column, Currency usual) const;
    /// The value in full, where the cell shortens it; empty otherwise.
    [[nodiscard]] QString toolTip(const Invoice &invoice, InvoiceColumn column) const;
    /// The value itself: minor units, milliseconds since 1970, text.
    [[nodiscard]] static QVariant raw(const Invoice &invoice, InvoiceColumn column);

    [[nodiscard]] const MoneyFormat &format() const { return m_format; }

private:
    [[nodiscard]] QString time(const Invoice &invoice) const;
    [[nodiscard]] QString vatRates(const Invoice &invoice) const;

    MoneyFormat m_format;
};

} // namespace billow
