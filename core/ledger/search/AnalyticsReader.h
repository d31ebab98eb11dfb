// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Analytics.h"
#include "core/invoice/InvoiceQuery.h"

namespace billow {

class LedgerStore;

// Both read a handful of rows, however many invoices there are, over a connection that is open.

/// The figures at one moment of the ledger, the minutes up to that of \a now. Invalid: the query is out of range.
[[nodiscard]] Result<Analytics> readAnalytics(LedgerStore &store, const AnalyticsQuery &query, UtcTime now);
/// What stands in the invoices that are rolled up.
[[nodiscard]] Result<FilterChoices> readFilterChoices(LedgerStore &store);

} // namespace billow
