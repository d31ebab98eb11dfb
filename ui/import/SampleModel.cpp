// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/SampleModel.h"

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

} // namespace billow
