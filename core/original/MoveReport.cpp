// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/original/MoveReport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// What a sentence has in common with others of its kind.
QString kindOf(QString sentence)
{
    static const QRegularExpression particulars(u"\".*\"|-?[0-9][0-9.]*"_s);
    return sentence.replace(particulars, u"…"_s);
}

void count(std::vector<MoveReport::Reason> &reasons, const QString &row, const Error &error)
{
    const QString kind = kindOf(error.message);
    auto reason = std::ranges::find_if(reasons,
        [&](const MoveReport::Reason &known) { return known.column == error.field && kindOf(known.sentence) == kind; });
    if (reason == reasons.end()) {
        if (reasons.size() >= MoveReport::mostReasons)
            return;
        reason = reasons.insert(reason, {.column = error.field, .sentence = error.message, .count = 0, .rows = {}});
    }
    ++reason->count;
    if (reason->rows.size() < MoveReport::mostExamples)
        reason->rows.append(row);
}

/// The reasons below \a title.
QString listed(const QString &title, const std::vector<MoveReport::Reason> &reasons)
{
    QString lines = reasons.empty() ? QString() : title + u'\n';
    for (const MoveReport::Reason &reason : reasons) {
        const QString column = reason.column.isEmpty() ? QString() : reason.column + u": "_s;
        const QString more = reason.count > reason.rows.size() ? u" …"_s : QString();
        lines += u"    %1 × %2%3 (%4%5)\n"_s.arg(
            QString::number(reason.count), column, reason.sentence, reason.rows.join(", "_L1), more);
    }
    return lines;
}

QJsonArray json(const std::vector<MoveReport::Reason> &reasons)
{
    QJsonArray array;
    for (const MoveReport::Reason &reason : reasons) {
        array.append(QJsonObject{{u"column"_s, reason.column}, {u"reason"_s, reason.sentence},
            {u"count"_s, reason.count}, {u"rows"_s, QJsonArray::fromStringList(reason.rows)}});
    }
    return array;
}

} // namespace

void MoveReport::accept(const Invoice &invoice)
{
    ++m_accepted;
    m_totals.add(invoice);
}

void MoveReport::reject(const QString &row, const Error &reason)
{
    ++m_rejected;
    count(m_rejections, row, reason);
}

void MoveReport::change(const QString &row, const Error &what)
{
    count(m_changes, row, what);
}

QString MoveReport::toText() const
{
    QString lines = u"%1: %2 accepted, %3 duplicates, %4 rejected, of %5 rows\n"_s.arg(m_origin)
                        .arg(m_accepted)
                        .arg(m_known)
                        .arg(m_rejected)
                        .arg(m_rows);
    for (const CurrencyTotals &totals : m_totals.byCurrency()) {
        lines += u"    %1 %2 = %3 + %4 VAT, in %5 invoices\n"_s.arg(totals.currency.code(),
            toDecimal(totals.total, totals.currency), toDecimal(totals.subtotal, totals.currency),
            toDecimal(totals.vat, totals.currency), QString::number(totals.count));
    }
    lines += listed(u"Rejected:"_s, m_rejections);
    qint64 more = m_rejected;
    for (const Reason &reason : m_rejections)
        more -= reason.count;
    if (more > 0)
        lines += u"    and %1 more for other reasons\n"_s.arg(more);
    lines += listed(u"Accepted with a change:"_s, m_changes);
    if (m_failure)
        lines += u"It ended early: %1\n"_s.arg(m_failure->message);
    if (m_cancelled)
        lines += u"It was cancelled\n"_s;
    if (!isComplete())
        lines += u"Run it again to go on; nothing is stored twice.\n"_s;
    return lines;
}

QByteArray MoveReport::toJson() const
{
    QJsonArray currencies;
    for (const CurrencyTotals &totals : m_totals.byCurrency()) {
        currencies.append(
            QJsonObject{{u"currency"_s, totals.currency.code()}, {u"count"_s, static_cast<qint64>(totals.count)},
                {u"subtotal"_s, toDecimal(totals.subtotal, totals.currency)},
                {u"vat"_s, toDecimal(totals.vat, totals.currency)},
                {u"total"_s, toDecimal(totals.total, totals.currency)}});
    }
    QJsonObject object{{u"rows"_s, m_rows}, {u"accepted"_s, m_accepted}, {u"duplicates"_s, m_known},
        {u"rejected"_s, m_rejected}, {u"totals"_s, currencies}, {u"rejections"_s, json(m_rejections)},
        {u"changes"_s, json(m_changes)}, {u"cancelled"_s, m_cancelled}};
    if (m_failure)
        object.insert(u"failure"_s, m_failure->message);
    return QJsonDocument(object).toJson();
}

} // namespace billow
