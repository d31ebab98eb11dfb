// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerHolder.h"

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/PostgresWriterLock.h"
#include "core/ledger/WriterLock.h"

namespace billow {

using namespace std::chrono_literals;

namespace {

constexpr auto holderPatience = 3s;

} // namespace

Result<std::optional<LedgerHolder>> LedgerHolder::find(const LedgerLocation &location)
{
    if (location.engine == LedgerLocation::Engine::Sqlite)
        return WriterLock::holder(location.path);
    const auto deadline = std::chrono::steady_clock::now() + holderPatience;
    PostgresConnection connection;
    if (auto opened = connection.open(location.url, "billow looks for the writer", deadline); !opened)
        return opened.error();
    return PostgresWriterLock::holder(connection, deadline);
}

} // namespace billow
