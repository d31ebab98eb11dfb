// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/export/InvoiceFile.h"

namespace billow {

/// CSV, as core/invoice/InvoiceCsv.h writes it.
class CsvFile final : public InvoiceFile {
public:
    void begin(QIODevice &device, std::int64_t count, const Totals &totals) override;
    void write(const InvoiceBatch &invoices) override;
    void end() override;
    [[nodiscard]] QString fault() const override { return m_fault; }
    [[nodiscard]] std::int64_t mostInvoices() const override { return InvoiceSearch::mostListed; }

private:
    void put(const QByteArray &bytes);

    QIODevice *m_device = nullptr;
    QString m_fault;
};

} // namespace billow
