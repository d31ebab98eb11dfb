// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ImportWording.h"

#include "core/base/Words.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

QString ImportWording::field(const QString &name)
{
    static const QHash<QString, const char *> words{{u"number"_s, QT_TR_NOOP("Invoice number")},
        {u"issued_at"_s, QT_TR_NOOP("Date")}, {u"seller"_s, QT_TR_NOOP("Seller")}, {u"buyer"_s, QT_TR_NOOP("Buyer")},
        {u"exporting_country"_s, QT_TR_NOOP("Exporting country")},
        {u"importing_country"_s, QT_TR_NOOP("Importing country")}, {u"currency"_s, QT_TR_NOOP("Currency")},
        {u"vat_rate"_s, QT_TR_NOOP("VAT rate (%)")}, {u"subtotal"_s, QT_TR_NOOP("Subtotal")},
        {u"vat"_s, QT_TR_NOOP("VAT")}, {u"total"_s, QT_TR_NOOP("Total")},
        {u"payment"_s, QT_TR_NOOP("Payment mechanism")}, {u"risk"_s, QT_TR_NOOP("Risk profile")},
        {u"quantity"_s, QT_TR_NOOP("Quantity")}, {u"unit_price"_s, QT_TR_NOOP("Unit price")},
        {u"line_total"_s, QT_TR_NOOP("Line total")}, {u"line_discount"_s, QT_TR_NOOP("Line discount")},
        {u"line_discount_percent"_s, QT_TR_NOOP("Line discount (%)")}, {u"line_vat"_s, QT_TR_NOOP("Line VAT")},
        {u"due_on"_s, QT_TR_NOOP("Due date")}, {u"seller_tax_id"_s, QT_TR_NOOP("Seller tax ID")},
        {u"buyer_tax_id"_s, QT_TR_NOOP("Buyer tax ID")}, {u"kind"_s, QT_TR_NOOP("Kind")},
        {u"status"_s, QT_TR_NOOP("Status")}, {u"shipping"_s, QT_TR_NOOP("Shipping")},
        {u"discount"_s, QT_TR_NOOP("Discount")}, {u"rounding"_s, QT_TR_NOOP("Rounding")},
        {u"refunded"_s, QT_TR_NOOP("Refunded amount")}, {u"issued_on"_s, QT_TR_NOOP("Issue date")},
        {u"vat_breakdown"_s, QT_TR_NOOP("VAT breakdown")}};
    const char *word = words.value(name);
    return word ? tr(word) : name;
}

QString ImportWording::missing(const QString &names)
{
    QString words;
    for (const QString &name : ImportPreview::fieldsOf(names))
        words = words.isEmpty() ? field(name) : tr("%1 or %2", "two fields").arg(words, field(name));
    return words;
}

QString ImportWording::origin(const MappedField &field)
{
    if (field.absent)
        return tr("no such column");
    switch (field.origin) {
    case MappedField::Origin::Nowhere:
        return tr("not mapped");
    case MappedField::Origin::Guess:
        return tr("detected");
    case MappedField::Origin::Profile:
        return tr("from the profile");
    case MappedField::Origin::Choice:
        return tr("chosen");
    }
    Q_UNREACHABLE();
}

QString ImportWording::nature(const ImportPreview &preview, const MoneyFormat &format)
{
    QStringList words{size(preview.size, format)};
    switch (preview.separator.unicode()) {
    case u',':
        words += tr("separated by commas");
        break;
    case u';':
        words += tr("separated by semicolons");
        break;
    case u'\t':
        words += tr("separated by tabs");
        break;
    default:
        words += tr("separated by “%1”").arg(preview.separator);
    }
    words += preview.encoding;
    words += preview.ofLineItems ? tr("one row per line item") : tr("one row per invoice");
    return words.join(u" · "_s);
}

QString ImportWording::finding(const ImportPreview &preview, const MoneyFormat &format)
{
    const QString rows = format.number(preview.rows);
    QStringList facts{preview.isWhole ? tr("Rows: %1").arg(rows) : tr("First rows: %1").arg(rows),
        tr("Invoices: %1").arg(format.number(preview.found - preview.rejected))};
    if (preview.rejected > 0)
        facts += tr("Rejected: %1").arg(format.number(preview.rejected));
    if (preview.leftOut > 0)
        facts += tr("Left out: %1").arg(format.number(preview.leftOut));
    return facts.join(u" · "_s);
}

QString ImportWording::place(const FileCell &cell)
{
    if (cell.line == 0)
        return {};
    return cell.column.isEmpty()
        ? tr("line %1: %2").arg(cell.line).arg(cell.text)
        : tr("line %1, %2: %3", "line, column, text").arg(cell.line).arg(cell.column, cell.text);
}

QStringList ImportWording::findings(const ImportPreview &preview)
{
    QStringList lines;
    for (const auto &[text, cell] : preview.findings) {
        const QString where = place(cell);
        lines += where.isEmpty() ? sentence(text)
                                 : tr("%1 (%2)", "what was found out, and where").arg(sentence(text), where);
    }
    for (const QString &remark : preview.remarks)
        lines += sentence(remark);
    return lines;
}

QString ImportWording::size(qint64 bytes, const MoneyFormat &format)
{
    return format.locale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString ImportWording::result(const ImportReport &report, const MoneyFormat &format)
{
    const FileReport total = report.total();
    const int count = Words::plural(total.accepted);
    if (report.wasCancelled())
        return tr("Import cancelled. The %1 invoices imported before that are kept.", nullptr, count)
            .arg(format.number(total.accepted));
    if (report.failure())
        return tr("Import stopped: %1").arg(sentence(report.failure()->message));
    if (total.accepted == 0 && total.duplicates > 0)
        return tr("Nothing new: all %1 invoices are already stored.", nullptr, Words::plural(total.duplicates))
            .arg(format.number(total.duplicates));
    if (total.accepted == 0)
        return tr("No invoices imported.");
    const QString imported = format.number(total.accepted);
    const bool whole = std::all_of(
        report.files().begin(), report.files().end(), [](const FileReport &file) { return file.failure.isEmpty(); });
    if (!whole)
        return tr("%1 invoices imported. Some files couldn’t be read to the end.", nullptr, count).arg(imported);
    if (total.rejected > 0) {
        return tr("%1 invoices imported. Rejected rows: %2.", nullptr, count)
            .arg(imported, format.number(total.rejected));
    }
    return tr("%1 invoices imported.", nullptr, count).arg(imported);
}

QString ImportWording::sentence(const QString &text)
{
    static const QString ends = u".!?…"_s;
    if (text.isEmpty())
        return text;
    QString whole = text;
    whole[0] = whole[0].toUpper();
    return ends.contains(whole.back()) ? whole : whole + u'.';
}

} // namespace billow
