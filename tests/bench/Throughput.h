// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/Figure.h"

namespace billow::bench {

/// Generate, commit, total, release and broadcast on SQLite, beside sqlite3's .import of the same rows.
[[nodiscard]] Result<std::vector<Figure>> measureSqlite(const Options &options);

/// The same on PostgreSQL, beside psql's \copy. Both on one server of the bench's own, in a temporary folder.
[[nodiscard]] Result<std::vector<Figure>> measurePostgresql(const Options &options);

/// A thousand e-invoices imported from files into a new ledger on SQLite, and the check of one. The parts are in the
/// details.
[[nodiscard]] Result<std::vector<Figure>> measureDocuments(const Options &options);

} // namespace billow::bench
