// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/LedgerHolder.h"

#include "core/ledger/store/PostgresConnection.h"
#include "core/ledger/store/SqliteWriterLock.h"

namespace billow {

Result<std::optional<LedgerHolder>> LedgerHolder::find(const LedgerLocation &location)
{
    if (location.engine == LedgerLocation::Engine::Sqlite)
        return SqliteWriterLock::holder(location.path);
    PostgresConnection connection(location, "billow looks for the writer");
    if (auto opened = connection.open(Access::Foreign); !opened)
        return opened.error();
    return PostgresWriterLock::holder(connection);
}

} // namespace billow
