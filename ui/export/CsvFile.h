// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/export/InvoiceFile.h"

namespace billow {

/// CSV as RFC 4180 has it, in UTF-8 with a byte order mark (without it spreadsheets guess another encoding): all
/// fields always, in the order of invoiceFields, with a line of their names on top. See docs/export.md.
class CsvFile final : public InvoiceFile {
public:
    void begin(QIODevice &device, std::int64_t count, const Totals &totals) override;
    void write(const InvoiceBatch &invoices) override;
    void end() override;
    [[nodiscard]] QString fault() const override { return m_fault; }
    [[nodiscard]] std::int64_t mostInvoices() const override { return InvoiceSearch::mostListed; }

    /// In quotes where it must be.
    [[nodiscard]] static QString quoted(const QString &text);

private:
    void put(const QByteArray &bytes);

    QIODevice *m_device = nullptr;
    QString m_fault;
};

} // namespace billow
