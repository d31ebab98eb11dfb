// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/RowCopier.h"

#include "core/invoice/InvoiceFields.h"
#include "ui/format/MoneyFormat.h"
#include "ui/search/SearchText.h"

#include <QClipboard>
#include <QGuiApplication>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// One cell: tabs and line breaks become blanks.
QString cell(const Invoice &invoice, InvoiceKey field)
{
    QString text = exactText(invoice, field);
    if (isForeignText(field))
        text = withoutFormula(text); // it is going into a spreadsheet
    for (QChar &character : text)
        if (character == u'\t' || character == u'\n' || character == u'\r')
            character = u' ';
    return text;
}

} // namespace

RowCopier::RowCopier(Api &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void RowCopier::copy(const QList<Seq> &seqs, qsizetype selected, const QList<InvoiceKey> &fields)
{
    whenDone(m_api.invoices(seqs.first(std::min(seqs.size(), mostRows))), this,
        [this, selected, fields, round = ++m_round](const Result<InvoiceBatch> &answer) {
            if (round != m_round)
                return;
            if (!answer) {
                Q_EMIT failed(answer.error().message);
                return;
            }
            QGuiApplication::clipboard()->setText(lines(*answer, fields));
            Q_EMIT copied(answer->size(), selected);
        });
}

QString RowCopier::remark(qsizetype count, qsizetype selected, const MoneyFormat &format)
{
    if (selected <= mostRows)
        return {};
    return tr("Copied the first %1 of %2 selected rows. To get all of them, use Export on the Invoices page.")
        .arg(format.number(count), format.number(selected));
}

QString RowCopier::lines(const InvoiceBatch &invoices, const QList<InvoiceKey> &fields)
{
    QStringList headings;
    for (const InvoiceKey field : fields)
        headings += SearchText::title(field);
    QString text = headings.join(u'\t') + u'\n';
    for (const Invoice &invoice : invoices) {
        for (qsizetype place = 0; place < fields.size(); ++place) {
            text += cell(invoice, fields.at(place));
            text += place + 1 < fields.size() ? u'\t' : u'\n';
        }
    }
    return text;
}

} // namespace billow
