// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "ui/format/MoneyFormat.h"
#include "ui/invoices/InvoiceDelegate.h"

#include <QAbstractTableModel>

namespace billow {

/// The first invoices of a file, as they would be stored.
class SampleModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SampleModel)
public:
    enum Column { Number, Date, Seller, Buyer, Subtotal, Vat, Total, ColumnCount };

    /// \a format must outlive the model.
    explicit SampleModel(const MoneyFormat &format, QObject *parent = nullptr);

    void setInvoices(const InvoiceBatch &invoices);
    [[nodiscard]] static std::vector<CellLook> looks();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const Invoice &invoice, int column) const;

    const MoneyFormat &m_format;
    InvoiceBatch m_invoices;
};

} // namespace billow
