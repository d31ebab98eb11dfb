// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/CsvFile.h"

#include "core/invoice/InvoiceCsv.h"

#include <QIODevice>

namespace billow {

void CsvFile::begin(QIODevice &device, std::int64_t, const Totals &)
{
    m_device = &device;
    put(csvHead());
}

void CsvFile::write(const InvoiceBatch &invoices)
{
    put(csvRows(invoices));
}

void CsvFile::end() { }

void CsvFile::put(const QByteArray &bytes)
{
    if (m_fault.isEmpty() && m_device->write(bytes) != bytes.size())
        m_fault = m_device->errorString();
}

} // namespace billow
