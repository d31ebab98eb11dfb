// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/ItemOutcome.h"
#include "core/ledger/LedgerBackend.h"
#include "core/ledger/PostgresConnection.h"

namespace billow {

/// Inserts one batch, inside the open transaction: COPY straight into the table, with the duplicates taken out before.
class PostgresInsert final {
public:
    PostgresInsert(
        PostgresConnection &connection, PostgresConnection::Deadline deadline, Seq firstSeq, UtcTime acceptedAt);

    Result<std::vector<ItemOutcome>> run(std::span<const Invoice> invoices, Duplicates duplicates);

private:
    /// Nothing: there is a duplicate, and nothing has been stored.
    Result<std::optional<std::vector<ItemOutcome>>> tryAll(std::span<const Invoice> invoices);
    Result<std::vector<ItemOutcome>> withoutDuplicates(std::span<const Invoice> invoices);
    /// For each of \a invoices the seq of an equal one in the table; 0: there is none.
    Result<std::vector<Seq>> findStored(
        std::span<const QByteArrayView> sellers, std::span<const QByteArrayView> numbers);
    Result<void> copy(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes);

    PostgresConnection &m_connection;
    const PostgresConnection::Deadline m_deadline;
    const Seq m_firstSeq;
    const UtcTime m_acceptedAt;
};

} // namespace billow
