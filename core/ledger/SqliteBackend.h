// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerBackend.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/SqliteAnalytics.h"
#include "core/ledger/SqliteConnection.h"
#include "core/ledger/SqliteStatement.h"
#include "core/ledger/WriterLock.h"

#include <array>

namespace billow {

/// A ledger in one SQLite file, over SQLite's C API. A transaction that is committed is on the disk.
class SqliteBackend final : public LedgerBackend {
public:
    explicit SqliteBackend(const LedgerLocation &location);
    ~SqliteBackend() override;

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
    enum Query { Begin, Commit, Insert, Find, Range, State, UpdateState, Totals, ClearTotals, PutTotals, QueryCount };

    Result<void> prepareFile(Access access);
    /// The statement, prepared where it is used for the first time.
    Result<SqliteStatement *> statement(Query query);
    Result<void> writeTotals(const LedgerPosition &position);
    Result<Seq> find(const Invoice &invoice);

    const QString m_path;
    WriterLock m_lock;
    SqliteConnection m_connection;
    std::array<SqliteStatement, QueryCount> m_statements; ///< behind m_connection: finalised before it closes
    SqliteAnalytics m_analytics{m_connection};
    std::optional<LedgerPosition> m_written; ///< what running_totals is known to hold
};

} // namespace billow
