// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/DeadlineGuard.h"
#include "core/ledger/store/PostgresHandle.h"
#include "core/ledger/store/SqlConnection.h"
#include "core/ledger/store/WriterLock.h"

#include <QString>

#include <chrono>

namespace billow {

/// What the driver QPSQL is given to connect.
struct PostgresOptions {
    QString host;
    QString database;
    QString user;
    QString password;
    QString others; ///< "keyword='value' …"
    int addresses = 1; ///< that are tried, each until its time-out
};

/// Those of the connection URI \a url, with the addresses of its hosts and with our time-outs. libpq would look names
/// up without a limit, so that a name server that is away would hang it. Incompatible: an option that the driver cannot
/// take. Unavailable: no host has an address.
[[nodiscard]] Result<PostgresOptions> postgresOptions(
    const QString &url, const QByteArray &sessionName, std::chrono::steady_clock::time_point deadline);

// What PostgreSQL and libpq say when something fails, for callers and for people:

/// What a caller may do about an error of that SQLSTATE (PostgreSQL's Appendix A).
[[nodiscard]] Error::Kind kindOfSqlState(QStringView state);

/// What libpq says in several lines, as one.
[[nodiscard]] QString oneLine(const QString &message);

/// Why PostgreSQL could not be reached, in plain words with what to do about it, from what libpq or the server said. A
/// sentence without a full stop. What is not known, or said in another language, comes back as it is.
[[nodiscard]] QString explainPostgresFailure(const QString &message);

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
    Result<void> insert(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes, UtcTime acceptedAt,
        const std::function<void()> &meanwhile) override;
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
