// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

struct sqlite3;

namespace billow {

/// One handle on a SQLite file, with SQLite's errors in words for people. Used on one thread.
class SqliteConnection final {
public:
    SqliteConnection() = default;
    ~SqliteConnection();
    Q_DISABLE_COPY_MOVE(SqliteConnection)

    enum class Mode {
        Create, ///< writing; the file is made where there is none
        Read, ///< the file must be there; nothing is ever written to the ledger
    };
    Result<void> open(const QString &path, Mode mode);
    void close() noexcept;
    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    /// Runs statements whose rows, if any, are of no interest.
    Result<void> execute(const char *script);
    /// The first column of the first row of \a query.
    Result<std::int64_t> number(const char *query);

    [[nodiscard]] bool isInTransaction() const;
    /// Rows that the last INSERT, UPDATE or DELETE changed.
    [[nodiscard]] int changes() const;
    /// What the last call that failed said.
    [[nodiscard]] Error lastError() const;

private:
    [[nodiscard]] Error error(int code, const char *message) const;

    QString m_path;
    sqlite3 *m_handle = nullptr;
};

} // namespace billow
