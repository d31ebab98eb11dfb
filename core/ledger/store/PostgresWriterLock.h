// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/store/LedgerHolder.h"

namespace billow {

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
