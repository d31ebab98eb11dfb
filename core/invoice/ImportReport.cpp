// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/ImportReport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString counts(const FileReport &report)
{
    QString text = u"%1 accepted, %2 duplicates, %3 rejected, of %4 rows\n"_s.arg(report.accepted)
                       .arg(report.duplicates)
                       .arg(report.rejected)
                       .arg(report.rows);
    for (const CurrencyTotals &totals : report.totals.byCurrency()) {
        text += u"    %1 %2 = %3 + %4 VAT, in %5 invoices\n"_s.arg(totals.currency.code(),
            toDecimal(totals.total, totals.currency), toDecimal(totals.subtotal, totals.currency),
            toDecimal(totals.vat, totals.currency), QString::number(totals.count));
    }
    return text;
}

QJsonObject countsJson(const FileReport &report)
{
    QJsonArray currencies;
    for (const CurrencyTotals &totals : report.totals.byCurrency()) {
        currencies.append(
            QJsonObject{{u"currency"_s, totals.currency.code()}, {u"count"_s, static_cast<qint64>(totals.count)},
                {u"subtotal"_s, toDecimal(totals.subtotal, totals.currency)},
                {u"vat"_s, toDecimal(totals.vat, totals.currency)},
                {u"total"_s, toDecimal(totals.total, totals.currency)}});
    }
    return {{u"rows"_s, report.rows}, {u"accepted"_s, report.accepted}, {u"duplicates"_s, report.duplicates},
        {u"rejected"_s, report.rejected}, {u"totals"_s, currencies}};
}

} // namespace

void ImportReport::beginFile(const QString &file)
{
    m_files.push_back({.file = file});
}

void ImportReport::reject(qint64 line, const Error &error)
{
    ++file().rejected;
    if (m_rejections.size() < mostListed)
        m_rejections.push_back({.file = file().file, .line = line, .field = error.field, .reason = error.message});
}

FileReport ImportReport::total() const
{
    FileReport sum;
    for (const FileReport &file : m_files) {
        sum.rows += file.rows;
        sum.accepted += file.accepted;
        sum.duplicates += file.duplicates;
        sum.rejected += file.rejected;
        sum.totals.add(file.totals);
    }
    return sum;
}

bool ImportReport::isClean() const
{
    return !m_failure && !m_cancelled && total().rejected == 0
        && std::ranges::all_of(m_files, [](const FileReport &file) { return file.failure.isEmpty(); });
}

QString ImportReport::toText() const
{
    QString text;
    for (const FileReport &file : m_files) {
        text += u"%1: "_s.arg(file.file) + counts(file);
        if (!file.failure.isEmpty())
            text += u"    not read to its end: %1\n"_s.arg(file.failure);
    }
    const FileReport sum = total();
    if (m_files.size() > 1)
        text += u"All %1 files: "_s.arg(m_files.size()) + counts(sum);
    if (m_failure)
        text += u"The import ended early: %1\n"_s.arg(m_failure->message);
    if (m_cancelled)
        text += u"The import was cancelled\n"_s;
    if (!m_rejections.empty())
        text += u"Rejected:\n"_s;
    for (const Rejection &rejection : m_rejections) {
        const QString field = rejection.field.isEmpty() ? QString() : rejection.field + u": "_s;
        text += u"    %1:%2: %3%4\n"_s.arg(rejection.file, QString::number(rejection.line), field, rejection.reason);
    }
    if (const qint64 more = sum.rejected - static_cast<qint64>(m_rejections.size()); more > 0)
        text += u"    and %1 more\n"_s.arg(more);
    return text;
}

QByteArray ImportReport::toJson() const
{
    QJsonArray files;
    for (const FileReport &file : m_files) {
        QJsonObject object = countsJson(file);
        object.insert(u"file"_s, file.file);
        if (!file.failure.isEmpty())
            object.insert(u"failure"_s, file.failure);
        files.append(object);
    }
    QJsonArray rejections;
    for (const Rejection &rejection : m_rejections) {
        rejections.append(QJsonObject{{u"file"_s, rejection.file}, {u"line"_s, rejection.line},
            {u"field"_s, rejection.field}, {u"reason"_s, rejection.reason}});
    }
    QJsonObject object = countsJson(total());
    object.insert(u"files"_s, files);
    object.insert(u"rejections"_s, rejections);
    object.insert(u"cancelled"_s, m_cancelled);
    if (m_failure)
        object.insert(u"failure"_s, m_failure->message);
    return QJsonDocument(object).toJson();
}

} // namespace billow
