// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/ImportReport.h"
#include "core/invoice/Invoice.h"
#include "ui/format/MoneyFormat.h"
#include "ui/invoices/InvoiceDelegate.h"

#include <QAbstractTableModel>

#include <vector>

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

/// Rejected rows, with the line, the invoice's number and the reason.
class RejectionModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectionModel)
public:
    enum Column { File, Line, Number, Field, Reason, ColumnCount };

    explicit RejectionModel(QObject *parent = nullptr);

    void setRejections(std::vector<Rejection> rejections);
    [[nodiscard]] static std::vector<CellLook> looks();
    /// The rejections of an import, and after them its conflicts: neither is stored.
    [[nodiscard]] static std::vector<Rejection> unstored(const ImportReport &report);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString text(const Rejection &rejection, int column);

    std::vector<Rejection> m_rejections;
};

/// The rejected rows as CSV (RFC 4180, UTF-8 with a byte order mark), safe to open in a spreadsheet.
[[nodiscard]] QByteArray rejectionsCsv(const ImportReport &report);

} // namespace billow
