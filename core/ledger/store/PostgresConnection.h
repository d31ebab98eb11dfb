// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/DeadlineGuard.h"
#include "core/ledger/store/PostgresHandle.h"
#include "core/ledger/store/SqlConnection.h"
#include "core/ledger/store/WriterLock.h"

namespace billow {

/// A connection to a PostgreSQL server. No call waits past its deadline: a guard shuts the socket then.
class PostgresConnection final : public SqlConnection {
public:
    /// \a name is what the session calls itself; empty: what the writer's lock wants it to be.
    explicit PostgresConnection(LedgerLocation location, const QByteArray &name = {});
    ~PostgresConnection() override;

    Result<void> open(Access access) override;
    void close() noexcept override;
    Result<void> announce(const QString &address) override;
    Result<void> probe() override;
    Result<void> commit() override;
    void rollback() noexcept override;
    Result<void> beginSearch(Deadline deadline) override;
    Result<void> liftStatementTimeout() override { return apply(QLatin1StringView("no_statement_timeout")); }
    Result<void> prepareForClear() override { return apply(QLatin1StringView("wait_one_second_for_locks")); }
    Result<void> prepareForDuplicateCount() override { return apply(QLatin1StringView("without_indexes")); }
    Result<void> visit(const BulkRead &read, bool kept, const Visitor &visit) override;
    Result<void> insert(
        std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes, UtcTime acceptedAt) override;
    [[nodiscard]] bool isUniqueViolation() const override;
    [[nodiscard]] bool isLockTimeout() const override;
    [[nodiscard]] bool isOutOfTime() const override;
    [[nodiscard]] Error foreign(const QString &tables) const override;
    [[nodiscard]] QString display() const override { return QStringLiteral("PostgreSQL"); }

    [[nodiscard]] std::optional<PostgresHandle> handle() const { return PostgresHandle::of(database().driver()); }
    /// The SQLSTATE of the last statement, where the server refused it.
    [[nodiscard]] const QString &sqlState() const { return errorCode(); }

protected:
    Error translated(const QSqlError &error) override;
    void beginCall() override;
    bool endCall() override;

private:
    Result<void> connect();
    Result<void> checkServer();
    Result<void> prepareSession(Access access);
    Error explained(const QString &state, const QString &said);
    bool cut();

    const LedgerLocation m_location;
    PostgresWriterLock m_lock;
    const QByteArray m_sessionName;
    int m_socket = -1; ///< of the open connection
    DeadlineGuard::Outcome m_outcome = DeadlineGuard::Outcome::InTime; ///< of the last call
    DeadlineGuard m_guard;
};

} // namespace billow
