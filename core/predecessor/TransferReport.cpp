// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/predecessor/TransferReport.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"

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

void count(std::vector<TransferReport::Reason> &reasons, const QString &row, const Error &error)
{
    const QString kind = kindOf(error.message);
    auto reason = std::ranges::find_if(reasons, [&](const TransferReport::Reason &known) {
        return known.column == error.field && kindOf(known.sentence) == kind;
    });
    if (reason == reasons.end()) {
        if (reasons.size() >= TransferReport::mostReasons)
            return;
        reason = reasons.insert(reason, {.column = error.field, .sentence = error.message, .count = 0, .rows = {}});
    }
    ++reason->count;
    if (reason->rows.size() < TransferReport::mostExamples)
        reason->rows.append(row);
}

/// The reasons below \a title.
QString listed(const QString &title, const std::vector<TransferReport::Reason> &reasons)
{
    QString lines = reasons.empty() ? QString() : title + u'\n';
    for (const TransferReport::Reason &reason : reasons) {
        const QString column = reason.column.isEmpty() ? QString() : reason.column + u": "_s;
        const QString more = reason.count > reason.rows.size() ? u" …"_s : QString();
        lines += u"    %1 × %2%3 (%4%5)\n"_s.arg(
            localNumber(reason.count), column, reason.sentence, reason.rows.join(", "_L1), more);
    }
    return lines;
}

QJsonArray json(const std::vector<TransferReport::Reason> &reasons)
{
    QJsonArray array;
    for (const TransferReport::Reason &reason : reasons) {
        array.append(QJsonObject{{u"column"_s, reason.column}, {u"reason"_s, reason.sentence},
            {u"count"_s, reason.count}, {u"rows"_s, QJsonArray::fromStringList(reason.rows)}});
    }
    return array;
}

} // namespace

void TransferReport::accept(const Invoice &invoice)
{
    ++m_accepted;
    m_totals.add(invoice);
}

void TransferReport::reject(const QString &row, const Error &reason)
{
    ++m_rejected;
    count(m_rejections, row, reason);
}

void TransferReport::change(const QString &row, const Error &what)
{
    count(m_changes, row, what);
}

QString TransferReport::toText() const
{
    const QString margin(4, u' ');
    QString lines = m_origin + u": "_s
        + Words::tr("%1 accepted, %2 duplicates, %3 rejected, of %4 rows")
              .arg(localNumber(m_accepted), localNumber(m_known), localNumber(m_rejected), localNumber(m_rows))
        + u'\n';
    for (const CurrencyTotals &totals : m_totals.byCurrency()) {
        const QString amounts = Words::tr("%1 %2 = %3 + %4 VAT, in %5 invoices", nullptr, Words::plural(totals.count));
        lines += margin
            + amounts.arg(totals.currency.code(), localAmount(totals.total, totals.currency),
                localAmount(totals.subtotal, totals.currency), localAmount(totals.vat, totals.currency),
                localNumber(totals.count))
            + u'\n';
    }
    lines += listed(Words::tr("Rejected:"), m_rejections);
    qint64 more = m_rejected;
    for (const Reason &reason : m_rejections)
        more -= reason.count;
    if (more > 0)
        lines += margin + Words::tr("and %1 more for other reasons").arg(localNumber(more)) + u'\n';
    lines += listed(Words::tr("Imported with a change:"), m_changes);
    if (m_failure)
        lines += Words::tr("It stopped early: %1").arg(m_failure->message) + u'\n';
    if (m_cancelled)
        lines += Words::tr("It was cancelled") + u'\n';
    if (!isComplete())
        lines += Words::tr("Run it again to continue. Nothing is stored twice.") + u'\n';
    return lines;
}

QByteArray TransferReport::toJson() const
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
