// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>
#include <QVariant>

namespace billow {

/// The words of the list of all invoices, field by field.
class SearchText final {
    Q_DECLARE_TR_FUNCTIONS(SearchText)
public:
    explicit SearchText(MoneyFormat format)
        : m_format(std::move(format))
    {
    }

    /// Short, for the head of a column.
    [[nodiscard]] static QString heading(InvoiceKey field);
    /// In full, for menus and the details.
    [[nodiscard]] static QString title(InvoiceKey field);
    /// Amounts without their currency, except a total that is not in \a usual; times are local.
    [[nodiscard]] QString cell(const Invoice &invoice, InvoiceKey field, Currency usual) const;
    /// More than the cell shows; empty if there is no more.
    [[nodiscard]] QString toolTip(const Invoice &invoice, InvoiceKey field) const;
    /// The value itself: minor units, milliseconds since 1970, thousandths of a percent, the RiskProfile's number,
    /// text.
    [[nodiscard]] static QVariant raw(const Invoice &invoice, InvoiceKey field);

    /// "15.25%".
    [[nodiscard]] QString vatRate(VatRate rate) const;
    /// "Credit note".
    [[nodiscard]] static QString kind(DocumentKind kind);
    /// "failed"; empty where nothing was checked.
    [[nodiscard]] static QString check(CheckResult check);
    /// "Check failed", as a choice of its own.
    [[nodiscard]] static QString checkTitle(CheckResult check);
    /// "169.00 credit": the amount of a credit note, where its kind is not beside it.
    [[nodiscard]] static QString credit(const QString &amount);
    /// Of an amount, as the document has it.
    [[nodiscard]] static Int128 minorUnits(const Invoice &invoice, InvoiceKey field);
    /// "South Africa (ZA)".
    [[nodiscard]] static QString country(const QString &code);
    /// "2026-11-23 10:42:59", local.
    [[nodiscard]] static QString moment(UtcTime time);

    [[nodiscard]] const MoneyFormat &format() const { return m_format; }

private:
    [[nodiscard]] QString amount(const Invoice &invoice, InvoiceKey field) const;

    MoneyFormat m_format;
};

} // namespace billow
