// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/store/SqlConnection.h"

namespace billow {

/// Whether a batch of invoices is likely to hold some that are stored already.
enum class Duplicates {
    Unlikely, ///< of the generator: all are inserted at once, and looked up only where that fails
    Likely, ///< of a file: they are looked up first
};

/// Inserts a batch, and decides which of its invoices are duplicates: those whose seller, kind, number and year of
/// issue are stored already, or come earlier in the batch; whether with the same content is not looked at. Inside an
/// open transaction, the same on both engines.
class InvoiceInsert final {
public:
    using Outcomes = std::span<const ItemOutcome>;

    /// What is new is numbered densely from \a firstSeq. \a meanwhile is told the outcomes while the database works on
    /// them where it can. They may fail, and others may follow: what it is told last is what happened, if run()
    /// succeeds.
    InvoiceInsert(SqlConnection &connection, Seq firstSeq, UtcTime acceptedAt, std::function<void(Outcomes)> meanwhile);

    /// One outcome an invoice.
    Result<std::vector<ItemOutcome>> run(std::span<const Invoice> invoices, Duplicates duplicates);

private:
    Result<std::vector<ItemOutcome>> insertRows(std::span<const Invoice> invoices, Duplicates duplicates);
    Result<void> insert(std::span<const Invoice> invoices, Outcomes outcomes);
    Result<void> insertDocument(Seq seq, const ReceivedDocument &document);
    /// Looks up the seqs of the duplicates among \a outcomes.
    Result<std::vector<ItemOutcome>> withSeqs(std::span<const Invoice> invoices, std::vector<ItemOutcome> outcomes);
    /// Nothing: one of them is stored, and none has been inserted.
    Result<std::optional<std::vector<ItemOutcome>>> tryAll(std::span<const Invoice> invoices);
    Result<std::vector<ItemOutcome>> withoutDuplicates(std::span<const Invoice> invoices);
    /// The seq of each, 0 where it is not stored.
    Result<std::vector<Seq>> findStored(std::span<const Invoice> invoices);

    SqlConnection &m_connection;
    const Seq m_firstSeq;
    const UtcTime m_acceptedAt;
    const std::function<void(Outcomes)> m_meanwhile;
};

} // namespace billow
