// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ImportTables.h"

#include "core/invoice/InvoiceCsv.h"
#include "core/invoice/InvoiceFields.h"
#include "ui/import/ImportWording.h"

namespace billow {

using namespace Qt::StringLiterals;

SampleModel::SampleModel(const MoneyFormat &format, QObject *parent)
    : QAbstractTableModel(parent)
    , m_format(format)
{
}

void SampleModel::setInvoices(const InvoiceBatch &invoices)
{
    beginResetModel();
    m_invoices = invoices;
    endResetModel();
}

std::vector<CellLook> SampleModel::looks()
{
    return {CellLook::Plain, CellLook::Muted, CellLook::Plain, CellLook::Plain, CellLook::Amount, CellLook::MutedAmount,
        CellLook::Total};
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_invoices.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(m_invoices.at(index.row()), index.column());
    return {};
}

QString SampleModel::text(const Invoice &invoice, int column) const
{
    switch (column) {
    case Number:
        return invoice.number;
    case Date: {
        // As the file has it: its times are read as UTC. A time of day only where there is one.
        const QString time = toIso8601(invoice.issuedAt);
        return invoice.hasIssueTime() ? time.first(10) + u' ' + time.mid(11, 5)
                                      : invoice.issuedOn.toString(Qt::ISODate);
    }
    case Seller:
        return invoice.sellerName;
    case Buyer:
        return invoice.buyerName;
    case Subtotal:
        return m_format.amount(invoice.subtotal, invoice.currency);
    case Vat:
        return m_format.amount(invoice.vat, invoice.currency);
    case Total:
        return m_format.money(invoice.total, invoice.currency);
    default:
        return {};
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool amount = section >= Subtotal;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Date:
        return tr("Date");
    case Seller:
        return tr("Seller");
    case Buyer:
        return tr("Buyer");
    case Subtotal:
        return tr("Subtotal");
    case Vat:
        return tr("VAT");
    case Total:
        return tr("Total");
    default:
        return {};
    }
}

RejectionModel::RejectionModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RejectionModel::setRejections(std::vector<Rejection> rejections)
{
    beginResetModel();
    m_rejections = std::move(rejections);
    endResetModel();
}

std::vector<CellLook> RejectionModel::looks()
{
    return {CellLook::Muted, CellLook::Amount, CellLook::Plain, CellLook::Muted, CellLook::Plain};
}

int RejectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rejections.size());
}

int RejectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant RejectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(m_rejections.at(static_cast<std::size_t>(index.row())), index.column());
    return {};
}

QString RejectionModel::text(const Rejection &rejection, int column)
{
    switch (column) {
    case File:
        return rejection.file;
    case Line:
        return QString::number(rejection.line); // as an editor counts them: ungrouped
    case Number:
        return rejection.number;
    case Field:
        return rejection.field.isEmpty() ? QString() : ImportWording::field(rejection.field);
    case Reason:
        return ImportWording::sentence(rejection.reason);
    default:
        return {};
    }
}

QVariant RejectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Line:
        return tr("Line");
    case Number:
        return tr("Number", "of an invoice");
    case Field:
        return tr("Field");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

std::vector<Rejection> RejectionModel::unstored(const ImportReport &report)
{
    std::vector<Rejection> rows = report.rejections();
    for (const Conflict &conflict : report.conflicts())
        rows.push_back({conflict.file, conflict.line, conflict.number, {}, tr("Conflict: %1").arg(conflict.toText())});
    return rows;
}

QByteArray rejectionsCsv(const ImportReport &report)
{
    QString text = u"\uFEFFfile,line,number,field,reason\r\n"_s;
    for (const Rejection &rejection : RejectionModel::unstored(report)) {
        const auto cell = [](const QString &foreign) { return csvQuoted(withoutFormula(foreign)); };
        text += cell(rejection.file) + u',' + QString::number(rejection.line) + u',' + cell(rejection.number) + u','
            + cell(rejection.field) + u',' + cell(rejection.reason) + u"\r\n"_s;
    }
    return text.toUtf8();
}

} // namespace billow
