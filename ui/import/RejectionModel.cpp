// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/RejectionModel.h"

#include "core/invoice/InvoiceCsv.h"
#include "core/invoice/InvoiceFields.h"
#include "ui/import/ImportWording.h"

namespace billow {

using namespace Qt::StringLiterals;

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
