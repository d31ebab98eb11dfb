// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerBackend.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/PostgresAnalytics.h"
#include "core/ledger/PostgresConnection.h"
#include "core/ledger/PostgresWriterLock.h"

#include <optional>

namespace billow {

/// A ledger in the default schema of a PostgreSQL connection, over libpq. A server that has stopped answering is given
/// up after a few seconds: 3 for connecting, 4 for a whole transaction or a statement outside of one.
class PostgresBackend final : public LedgerBackend {
public:
    explicit PostgresBackend(const LedgerLocation &location);
    ~PostgresBackend() override;

    Result<void> connect(Access access) override;
    void disconnect() noexcept override;
    [[nodiscard]] bool isConnected() const override;
    Result<void> announce(const QString &address) override;

    Result<void> begin(Budget budget) override;
    Result<void> beginSnapshot() override;
    Result<void> commit() override;
    void rollback() noexcept override;

    [[nodiscard]] QString dialect() const override;
    Result<int> schemaVersion() override;
    Result<void> execute(const QString &script) override;
    Result<void> recordMigration(int version, const QString &name, UtcTime appliedAt) override;

    Result<LedgerPosition> readPosition() override;
    Result<void> writePosition(const LedgerPosition &position) override;

    Result<std::vector<ItemOutcome>> insert(
        std::span<const Invoice> invoices, Seq firstSeq, UtcTime acceptedAt, Duplicates duplicates) override;
    Result<InvoiceBatch> readRange(Seq first, Seq last) override;
    Result<InvoiceBatch> readSeqs(std::span<const Seq> seqs) override;
    Result<InvoiceSearch> search(const InvoiceQuery &query, const SearchLimit &limit) override;
    Result<void> forEach(const std::function<bool(const Invoice &)> &visit) override;
    Result<std::int64_t> countDuplicates() override;
    Result<QString> integrityProblem() override;
    Result<void> clear() override;
    [[nodiscard]] AnalyticsTables &analytics() override { return m_analytics; }

private:
    Result<void> prepareSession(Access access);
    Result<void> checkServer();
    Result<void> writeTotals(const LedgerPosition &position);
    [[nodiscard]] PostgresConnection::Deadline deadline() const;

    const LedgerLocation m_location;
    PostgresConnection m_connection;
    PostgresWriterLock m_lock;
    std::optional<PostgresConnection::Deadline> m_transactionDeadline; ///< of a transaction that writes, or of a search
    PostgresAnalytics m_analytics{m_connection, [this] { return deadline(); }};
    std::optional<LedgerPosition> m_written; ///< what running_totals is known to hold
};

} // namespace billow
