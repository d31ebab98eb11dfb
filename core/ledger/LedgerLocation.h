// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace billow {

/// Where a ledger is kept: what DATABASE_URL says.
struct LedgerLocation {
    enum class Engine { Sqlite, Postgresql };

    Engine engine = Engine::Sqlite;
    QString path; ///< SQLite: the absolute path of the database file
    QString url; ///< PostgreSQL: the connection URI, as libpq takes it, with its password
    QString display; ///< for people and logs: the same without the password

    /// "sqlite:/path/file.db" (also "sqlite:///path/file.db"; a relative path is taken from the working directory), or
    /// "postgresql://…" or "postgres://…" with whatever libpq allows in it: sslmode, percent-escapes, a Unix socket as
    /// host.
    [[nodiscard]] static Result<LedgerLocation> fromUrl(const QString &url);
};

} // namespace billow
