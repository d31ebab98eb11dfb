// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ledger/PostgresParameters.h"
#include "core/ledger/PostgresResult.h"

#include <chrono>
#include <functional>

struct pg_conn;

namespace billow {

/// One connection to a PostgreSQL server, on which no call waits past its deadline: where the server has not answered
/// by then, the connection is closed and the error is Unavailable. Used on one thread.
class PostgresConnection final {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    PostgresConnection() = default;
    ~PostgresConnection();
    Q_DISABLE_COPY_MOVE(PostgresConnection)

    Result<void> open(const QString &url, const QByteArray &applicationName, Deadline deadline);
    void close() noexcept;
    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    /// From now on \a wanted is asked several times a second while a call waits; true: the call ends with Unavailable,
    /// and the connection is closed. Empty: nothing interrupts.
    void setInterruption(std::function<bool()> wanted) { m_interruption = std::move(wanted); }
    /// A setting that the server has announced, e.g. "server_encoding".
    [[nodiscard]] QByteArray announced(const char *setting) const;
    /// 150004 is 15.4.
    [[nodiscard]] int serverVersion() const;
    /// The process on the server's side.
    [[nodiscard]] int serverProcess() const;

    /// One statement with parameters; its rows come in binary.
    Result<PostgresResult> query(const char *sql, const PostgresParameters &parameters, Deadline deadline);
    /// One statement whose rows are visited one by one as they arrive, each as a result of one row in binary: however
    /// many there are, few are in memory. An error of \a visit ends it, and closes the connection.
    Result<void> forEachRow(const char *sql, const PostgresParameters &parameters, Deadline deadline,
        const std::function<Result<void>(const PostgresResult &row)> &visit);
    /// One or several statements without parameters; rows are thrown away.
    Result<void> run(const char *script, Deadline deadline);

    /// COPY … FROM STDIN: begin, any number of pieces, end. After an error it is over.
    Result<void> beginCopy(const char *sql, Deadline deadline);
    Result<void> putCopy(QByteArrayView bytes, Deadline deadline);
    Result<void> endCopy(Deadline deadline);

    /// The SQLSTATE of the last statement, where the server refused it.
    [[nodiscard]] const QByteArray &sqlState() const { return m_sqlState; }
    /// What the last run() did, as the server names it: "COMMIT".
    [[nodiscard]] const QByteArray &commandTag() const { return m_commandTag; }

private:
    Result<void> send(const char *sql, const PostgresParameters &parameters);
    Result<void> handshake(Deadline deadline);
    Result<void> waitFor(short events, Deadline deadline);
    Result<void> flush(Deadline deadline);
    /// The next result of the running statement; none when it is over.
    Result<PostgresResult> next(Deadline deadline);
    /// Takes all results of the running statement; the last one, or the first error.
    Result<PostgresResult> finish(Deadline deadline);
    Error refused(const PostgresResult &result);
    Error lost();
    Error timedOut();
    Error interrupted();

    pg_conn *m_connection = nullptr;
    QByteArray m_sqlState;
    QByteArray m_commandTag;
    std::function<bool()> m_interruption;
};

} // namespace billow
