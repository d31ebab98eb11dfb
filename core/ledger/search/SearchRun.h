// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "core/ledger/search/SearchLimit.h"

namespace billow {

class LedgerStore;

/// Finds what \a query asks for at one moment of the ledger, in a transaction of its own. Invalid where \a limit was
/// reached.
[[nodiscard]] Result<InvoiceSearch> searchInvoices(
    LedgerStore &store, const InvoiceQuery &query, const SearchLimit &limit);

} // namespace billow
