// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "ui/format/MoneyFormat.h"
#include "ui/invoices/InvoiceColumns.h"

#include <QCoreApplication>
#include <QVariant>

namespace billow {

/// What a cell of a grid of invoices says.
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
    /// The whole story, where the cell does not tell it; empty otherwise.
    [[nodiscard]] QString toolTip(const Invoice &invoice, InvoiceColumn column) const;
    /// The value itself: minor units, milliseconds since 1970, text.
    [[nodiscard]] static QVariant raw(const Invoice &invoice, InvoiceColumn column);

    [[nodiscard]] const MoneyFormat &format() const { return m_format; }

private:
    [[nodiscard]] QString time(UtcTime time) const;

    MoneyFormat m_format;
};

} // namespace billow
