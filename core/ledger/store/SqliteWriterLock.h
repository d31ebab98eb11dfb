// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/store/LedgerHolder.h"

#include <QLockFile>

#include <memory>

namespace billow {

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

} // namespace billow
