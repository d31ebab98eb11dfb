// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/InvoiceCsv.h"

#include "core/invoice/InvoiceFields.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString cell(const Invoice &invoice, InvoiceKey field)
{
    const QString text = exactText(invoice, field);
    if (isForeignText(field))
        return csvQuoted(withoutFormula(text));
    return field == InvoiceKey::VatBreakdown ? csvQuoted(text) : text;
}

template <typename Cell>
void appendRow(QString &text, Cell cellOf)
{
    for (const InvoiceKey field : invoiceFields) {
        if (field != invoiceFields.front())
            text += u',';
        text += cellOf(field);
    }
    text += u"\r\n"_s;
}

} // namespace

QString csvQuoted(const QString &text)
{
    // Blanks at the edges too: some readers trim what is not quoted.
    const auto mustBe = [](QChar character) {
        return character == u',' || character == u'"' || character == u'\n' || character == u'\r' || character == u';'
            || character == u'\t';
    };
    const bool edges = !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
    if (!edges && std::none_of(text.cbegin(), text.cend(), mustBe))
        return text;
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

QByteArray csvHead()
{
    QString names;
    appendRow(names, fieldName);
    return QByteArrayLiteral("\xEF\xBB\xBF") + names.toUtf8();
}

QByteArray csvRows(const InvoiceBatch &invoices)
{
    QString rows;
    for (const Invoice &invoice : invoices)
        appendRow(rows, [&](InvoiceKey field) { return cell(invoice, field); });
    return rows.toUtf8();
}

} // namespace billow
