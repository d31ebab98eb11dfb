// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerBackend.h"

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/PostgresBackend.h"
#include "core/ledger/SqliteBackend.h"

namespace billow {

std::unique_ptr<LedgerBackend> LedgerBackend::create(const LedgerLocation &location)
{
    switch (location.engine) {
    case LedgerLocation::Engine::Sqlite:
        return std::make_unique<SqliteBackend>(location);
    case LedgerLocation::Engine::Postgresql:
        return std::make_unique<PostgresBackend>(location);
    }
    Q_UNREACHABLE();
}

} // namespace billow
