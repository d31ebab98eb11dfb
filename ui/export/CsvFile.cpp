// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/CsvFile.h"

#include "ui/format/InvoiceFields.h"

#include <QIODevice>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString cell(const Invoice &invoice, InvoiceKey field)
{
    const QString text = exactText(invoice, field);
    return isForeignText(field) ? CsvFile::quoted(withoutFormula(text)) : text;
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

QString CsvFile::quoted(const QString &text)
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

void CsvFile::begin(QIODevice &device, std::int64_t, const Totals &)
{
    m_device = &device;
    QString names;
    appendRow(names, fieldName);
    put(QByteArrayLiteral("\xEF\xBB\xBF") + names.toUtf8());
}

void CsvFile::write(const InvoiceBatch &invoices)
{
    QString rows;
    for (const Invoice &invoice : invoices)
        appendRow(rows, [&](InvoiceKey field) { return cell(invoice, field); });
    put(rows.toUtf8());
}

void CsvFile::end() { }

void CsvFile::put(const QByteArray &bytes)
{
    if (m_fault.isEmpty() && m_device->write(bytes) != bytes.size())
        m_fault = m_device->errorString();
}

} // namespace billow
