// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/InvoiceQuery.h"

namespace billow {

/// What GET /api/invoices was asked for.
struct InvoiceListing {
    static constexpr std::int64_t mostListed = 1'000;
    static constexpr std::int64_t usualLimit = 20;

    /// Filters, order, offset or totals were asked for: a search of all stored invoices. Else the newest displayed ones
    /// are listed, between query.filter's afterSeq and beforeSeq.
    bool isSearch = false;
    InvoiceQuery query;
    std::int64_t limit = usualLimit; ///< 1 to mostListed
    std::int64_t offset = 0; ///< of what the search finds
    bool totals = false;
};

/// Reads limit, offset, totals, sort, before, after and the filters. The Error names the parameter that is wrong and
/// what was expected; unknown parameters are ignored.
[[nodiscard]] Result<InvoiceListing> invoiceListing(const QByteArray &query);
/// The same for GET /api/invoices.csv, which has neither limit nor offset nor totals.
[[nodiscard]] Result<InvoiceQuery> invoiceQuery(const QByteArray &query);

} // namespace billow
