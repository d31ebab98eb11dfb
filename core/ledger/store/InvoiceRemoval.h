// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Totals.h"
#include "core/ledger/store/SqlConnection.h"

namespace billow {

/// What a removal took away, or would take.
struct RemovedInvoices {
    Seq firstSeq = 0; ///< the oldest of them; 0: there is none
    std::int64_t count = 0;
    std::int64_t displayed = 0; ///< how many of them
    std::int64_t ofRun = 0; ///< how many of them were stored when the last run ended
    Totals stored; ///< of all of them
    Totals displayedTotals; ///< of those that were displayed
};

/// Deletes the invoices of one source with their VAT lines and documents, and originals that no document needs any
/// more, and numbers those behind them densely, in their order. Inside an open transaction, the same on both engines;
/// takes time in proportion to the ledger. The caller has lifted the limits of time.
class InvoiceRemoval final {
public:
    InvoiceRemoval(SqlConnection &connection, QString source);

    /// Those of the source; \a cursor and \a runEnd are the ledger's.
    Result<RemovedInvoices> find(Seq cursor, Seq runEnd);
    /// Deletes those that find() found, and numbers the others.
    Result<void> run(const RemovedInvoices &found);

private:
    Result<void> renumber(Seq before);

    SqlConnection &m_connection;
    const QString m_source;
};

} // namespace billow
