// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "core/ledger/SearchLimit.h"

#include <functional>

namespace billow {

class PostgresConnection;
struct LedgerPosition;

/// Searches in a snapshot of its own, whose position it asks for by \a readPosition. Invalid where \a limit was
/// reached, and then the connection may be closed.
[[nodiscard]] Result<InvoiceSearch> searchPostgres(PostgresConnection &connection, const InvoiceQuery &query,
    const SearchLimit &limit, const std::function<Result<LedgerPosition>()> &readPosition);

} // namespace billow
