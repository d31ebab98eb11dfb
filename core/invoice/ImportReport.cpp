// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/ImportReport.h"

#include "core/base/Words.h"
#include "core/invoice/InvoiceFields.h"
#include "core/invoice/Money.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString counts(const FileReport &report)
{
    QString text = Words::tr("%1 imported, %2 already stored, %3 conflicts, %4 rejected, %5 left out, of %6 rows")
                       .arg(localNumber(report.accepted), localNumber(report.duplicates), localNumber(report.conflicts),
                           localNumber(report.rejected), localNumber(report.leftOut), localNumber(report.rows))
        + u'\n';
    for (const CurrencyTotals &totals : report.totals.byCurrency()) {
        const QString amounts = Words::tr("%1 %2 = %3 + %4 VAT, in %5 invoices", nullptr, Words::plural(totals.count));
        text += u"    "_s
            + amounts.arg(totals.currency.code(), localAmount(totals.total, totals.currency),
                localAmount(totals.subtotal, totals.currency), localAmount(totals.vat, totals.currency),
                localNumber(totals.count))
            + u'\n';
    }
    return text;
}

QJsonObject countsJson(const FileReport &report)
{
    QJsonArray currencies;
    for (const CurrencyTotals &totals : report.totals.byCurrency()) {
        currencies.append(
            QJsonObject{{u"currency"_s, totals.currency.code()}, {u"count"_s, static_cast<qint64>(totals.count)},
                {u"credit_notes"_s, static_cast<qint64>(totals.creditNotes)},
                {u"subtotal"_s, toDecimal(totals.subtotal, totals.currency)},
                {u"vat"_s, toDecimal(totals.vat, totals.currency)},
                {u"total"_s, toDecimal(totals.total, totals.currency)}});
    }
    return {{u"rows"_s, report.rows}, {u"accepted"_s, report.accepted}, {u"duplicates"_s, report.duplicates},
        {u"conflicts"_s, report.conflicts}, {u"rejected"_s, report.rejected}, {u"left_out"_s, report.leftOut},
        {u"totals"_s, currencies}};
}

/// "shop.csv:17: INV-5: "
template <typename Unstored>
QString placeOf(const Unstored &invoice)
{
    const QString number = invoice.number.isEmpty() ? QString() : invoice.number + u": "_s;
    return u"%1:%2: "_s.arg(invoice.file, QString::number(invoice.line)) + number;
}

} // namespace

void ImportReport::beginFile(const QString &file)
{
    m_files.push_back({.file = file});
}

void ImportReport::reject(std::size_t file, qint64 line, const QString &number, const Error &error)
{
    if (++m_files[file].rejected <= listedOfEachFile || m_rejections.size() < mostListed)
        m_rejections.push_back({m_files[file].file, line, number, error.field, error.message});
}

void ImportReport::addConflict(std::size_t file, qint64 line, const QString &number, const ItemOutcome &outcome)
{
    if (++m_files[file].conflicts <= listedOfEachFile || m_conflicts.size() < mostListed)
        m_conflicts.push_back({m_files[file].file, line, number, outcome.seq, outcome.conflict});
}

QString Conflict::toText() const
{
    QStringList names;
    for (const InvoiceKey field : fields)
        names.append(fieldName(field));
    return Words::tr("differs from stored invoice %1 in %2").arg(QString::number(seq), names.join(u", "_s));
}

FileReport ImportReport::total() const
{
    FileReport sum;
    for (const FileReport &file : m_files) {
        sum.rows += file.rows;
        sum.accepted += file.accepted;
        sum.duplicates += file.duplicates;
        sum.conflicts += file.conflicts;
        sum.rejected += file.rejected;
        sum.leftOut += file.leftOut;
        sum.totals.add(file.totals);
    }
    return sum;
}

bool ImportReport::isClean() const
{
    const FileReport sum = total();
    return !m_failure && !m_cancelled && sum.rejected == 0 && sum.conflicts == 0
        && std::ranges::all_of(m_files, [](const FileReport &file) { return file.failure.isEmpty(); });
}

QString ImportReport::toText() const
{
    const QString margin(4, u' ');
    QString text;
    for (const FileReport &file : m_files) {
        text += file.file + u": "_s + counts(file);
        for (const QString &remark : file.remarks)
            text += margin + remark + u'\n';
        if (!file.failure.isEmpty())
            text += margin + Words::tr("not read to its end: %1").arg(file.failure) + u'\n';
    }
    const FileReport sum = total();
    if (m_files.size() > 1)
        text += Words::tr("All %1 files").arg(m_files.size()) + u": "_s + counts(sum);
    if (m_failure)
        text += Words::tr("The import ended early: %1").arg(m_failure->message) + u'\n';
    if (m_cancelled)
        text += Words::tr("The import was cancelled") + u'\n';
    if (!m_conflicts.empty())
        text += Words::tr("Conflicts:") + u'\n';
    for (const Conflict &conflict : m_conflicts)
        text += margin + placeOf(conflict) + conflict.toText() + u'\n';
    if (const qint64 more = sum.conflicts - static_cast<qint64>(m_conflicts.size()); more > 0)
        text += margin + Words::tr("and %1 more").arg(localNumber(more)) + u'\n';
    if (!m_rejections.empty())
        text += Words::tr("Rejected:") + u'\n';
    for (const Rejection &rejection : m_rejections) {
        const QString field = rejection.field.isEmpty() ? QString() : rejection.field + u": "_s;
        text += margin + placeOf(rejection) + field + rejection.reason + u'\n';
    }
    if (const qint64 more = sum.rejected - static_cast<qint64>(m_rejections.size()); more > 0)
        text += margin + Words::tr("and %1 more").arg(localNumber(more)) + u'\n';
    return text;
}

QByteArray ImportReport::toJson() const
{
    QJsonArray files;
    for (const FileReport &file : m_files) {
        QJsonObject object = countsJson(file);
        object.insert(u"file"_s, file.file);
        object.insert(u"findings"_s, QJsonArray::fromStringList(file.findings));
        object.insert(u"remarks"_s, QJsonArray::fromStringList(file.remarks));
        if (!file.failure.isEmpty())
            object.insert(u"failure"_s, file.failure);
        files.append(object);
    }
    QJsonArray rejections;
    for (const Rejection &rejection : m_rejections) {
        rejections.append(QJsonObject{{u"file"_s, rejection.file}, {u"line"_s, rejection.line},
            {u"number"_s, rejection.number}, {u"field"_s, rejection.field}, {u"reason"_s, rejection.reason}});
    }
    QJsonArray conflicts;
    for (const Conflict &conflict : m_conflicts) {
        QJsonArray fields;
        for (const InvoiceKey field : conflict.fields)
            fields.append(fieldName(field));
        conflicts.append(QJsonObject{{u"file"_s, conflict.file}, {u"line"_s, conflict.line},
            {u"number"_s, conflict.number}, {u"seq"_s, static_cast<qint64>(conflict.seq)}, {u"fields"_s, fields}});
    }
    QJsonObject object = countsJson(total());
    object.insert(u"files"_s, files);
    object.insert(u"rejections"_s, rejections);
    object.insert(u"conflict_details"_s, conflicts);
    object.insert(u"cancelled"_s, m_cancelled);
    if (m_failure)
        object.insert(u"failure"_s, m_failure->message);
    return QJsonDocument(object).toJson();
}

QString importSource(const QString &file)
{
    QString source = u"import:"_s + file.left(240);
    for (QChar &character : source) {
        if (character.category() == QChar::Other_Control || character.isSurrogate())
            character = u'_';
    }
    return source;
}

} // namespace billow
