// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/store/LedgerStore.h"

#include <vector>

namespace billow {

/// One numbered step of the schema, from sql/<dialect>/<version>_<name>.sql.
struct Migration {
    int version = 0; ///< 1, 2, 3 …
    QString name;
    QString script;
};

/// The migrations that are compiled into this program, ascending. Thread-safe.
[[nodiscard]] std::vector<Migration> migrationsFor(const QString &dialect);

/// Hears of a migration before it begins: which of how many have to be run.
using MigrationProgress = std::function<void(int step, int steps)>;

/// Runs those that \a store has not seen yet, each in a transaction of its own. Incompatible: the schema is newer
/// than this program.
[[nodiscard]] Result<void> migrateLedger(LedgerStore &store, const MigrationProgress &progress = {});

/// Whether a reader may use the ledger as it is. Unavailable: nobody has opened it for writing yet. Incompatible: its
/// schema is older or newer than this program's.
[[nodiscard]] Result<void> checkSchema(LedgerStore &store);

} // namespace billow
