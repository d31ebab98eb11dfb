// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace billow {

struct LedgerLocation;

/// Who holds a ledger, as its lock tells. It may have let go since: whoever acts on this asks the program itself.
struct LedgerHolder {
    QString name; ///< for people: "billowd (process 123 on host)"
    QString startId; ///< startId() of that program; empty: it has not told
    QString address; ///< where it serves the API, "localhost:4000"; empty: nowhere, or not yet

    /// Nothing: nobody. Blocks, for some seconds at most.
    [[nodiscard]] static Result<std::optional<LedgerHolder>> find(const LedgerLocation &location);

    friend bool operator==(const LedgerHolder &, const LedgerHolder &) = default;
};

/// Keeps a second writer away from a SQLite ledger, by a lock file beside the database. A note beside that says who has
/// it and where it serves its API.
class SqliteWriterLock final {
public:
    SqliteWriterLock() = default;
    ~SqliteWriterLock() { release(); }
    Q_DISABLE_COPY_MOVE(SqliteWriterLock)

    /// Held: names the program, process and host that have the lock.
    Result<void> take(const QString &databasePath);
    void release() noexcept;
    /// Notes \a address for whoever asks for the holder; a folder where that fails costs him the address, not us the
    /// ledger.
    void announce(const QString &address);

    [[nodiscard]] static std::optional<LedgerHolder> holder(const QString &databasePath);

private:
    std::unique_ptr<QLockFile> m_file;
    QString m_note; ///< the note's path
};

class PostgresConnection;

/// Keeps a second writer away from a ledger in PostgreSQL, by an advisory lock that ends with the session that has it.
class PostgresWriterLock final {
public:
    PostgresWriterLock();

    /// What the session that takes the lock calls itself: "billowd pid 123 #1f3a5c7e1f3a5c7e".
    [[nodiscard]] const QByteArray &applicationName() const { return m_applicationName; }

    /// Held: names the program, process and host that have the lock. Unavailable: it is an earlier session of this very
    /// program, which the server has not yet noticed to be gone; if it was ours, it is told to end.
    Result<void> take(PostgresConnection &connection);
    /// Adds to that name where the program serves its API, for whoever asks for the holder.
    Result<void> announce(PostgresConnection &connection, const QString &address) const;

    [[nodiscard]] static Result<std::optional<LedgerHolder>> holder(PostgresConnection &connection);

private:
    /// Waits until the session that has the lock has ended, if it is about to, and takes it.
    Result<void> outwaitHolder(PostgresConnection &connection) const;

    QByteArray m_applicationName;
    int m_session = 0; ///< the server process that had the lock for us last
};

} // namespace billow
