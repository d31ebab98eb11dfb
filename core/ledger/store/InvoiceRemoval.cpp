// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/InvoiceRemoval.h"

#include "core/ledger/store/StoredRows.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

InvoiceRemoval::InvoiceRemoval(SqlConnection &connection, QString source)
    : m_connection(connection)
    , m_source(std::move(source))
{
}

Result<RemovedInvoices> InvoiceRemoval::find(Seq cursor, Seq runEnd)
{
    RemovedInvoices found;
    const SqlConnection::BulkRead read{m_connection.queries().text("invoice_columns"_L1), InvoiceColumn::Count,
        m_connection.queries().text("invoices_from_source"_L1), {sqlValue(m_source)}};
    const auto done = m_connection.visit(read, false, [&](const SqlRow &row) -> Result<void> {
        const auto invoice = readInvoice(row);
        if (!invoice)
            return invoice.error();
        found.firstSeq = found.count == 0 ? invoice->seq : std::min(found.firstSeq, invoice->seq);
        ++found.count;
        found.ofRun += invoice->seq <= runEnd ? 1 : 0;
        found.stored.add(*invoice);
        if (invoice->seq <= cursor) {
            ++found.displayed;
            found.displayedTotals.add(*invoice);
        }
        return {};
    });
    if (!done)
        return done.error();
    return found;
}

Result<void> InvoiceRemoval::run(const RemovedInvoices &found)
{
    for (const auto query :
        {"delete_vat_lines_from_source"_L1, "delete_documents_from_source"_L1, "delete_invoices_from_source"_L1}) {
        if (const auto deleted = m_connection.execute(query, {sqlValue(m_source)}); !deleted)
            return deleted.error();
    }
    if (const auto deleted = m_connection.execute("delete_stray_originals"_L1); !deleted)
        return deleted.error();
    return renumber(found.firstSeq - 1);
}

/// Those behind \a before. No statement may meet a number that is still taken: the new ones are negative until all have
/// one. The invoices come last, because theirs are the old numbers that the others are found by.
Result<void> InvoiceRemoval::renumber(Seq before)
{
    for (const auto query : {"renumber_vat_lines"_L1, "renumber_documents"_L1, "renumber_invoices"_L1}) {
        if (const auto moved = m_connection.execute(query, {sqlValue(before), sqlValue(before)}); !moved)
            return moved.error();
    }
    for (const auto query : {"settle_vat_lines"_L1, "settle_documents"_L1, "settle_invoices"_L1}) {
        if (const auto settled = m_connection.execute(query); !settled)
            return settled.error();
    }
    return {};
}

} // namespace billow
