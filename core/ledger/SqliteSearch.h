// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "core/ledger/SearchLimit.h"

namespace billow {

class SqliteConnection;
struct LedgerPosition;

/// Searches inside the snapshot that \a position was read from. Invalid where \a limit was reached; the connection can
/// be used on.
[[nodiscard]] Result<InvoiceSearch> searchSqlite(const SqliteConnection &connection, const InvoiceQuery &query,
    const LedgerPosition &position, const SearchLimit &limit);

} // namespace billow
