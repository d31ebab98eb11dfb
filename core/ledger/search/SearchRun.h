// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Words.h"
#include "core/invoice/InvoiceQuery.h"
#include "core/ledger/store/SqlConnection.h"

#include <chrono>
#include <functional>

namespace billow {

/// What finds the rows that a query asks for, unsorted: sorting is done by FoundInvoices, in a fraction of the time
/// that either engine takes, and alike on both. All that comes from outside is a parameter.
struct SearchStatement {
    enum Column { SeqColumn, CurrencyColumn, SubtotalColumn, VatColumn, TotalColumn, CreditNoteColumn, KeyColumn };

    SqlConnection::BulkRead read;
    /// The first of three columns, number, seller and buyer, of which one must contain the text of the filter; 0: the
    /// engine looks itself, or there is no text.
    int textColumn = 0;

    /// \a cursor is that of the moment that is searched.
    [[nodiscard]] static SearchStatement make(const InvoiceQuery &query, Seq cursor, const SqlConnection &connection);
};

/// Whether what decides the order is a text; otherwise it is a number of 64 bits. Nothing where the seq alone does, and
/// then there is no key column.
enum class KeyKind { Arrival, Number, Text };
[[nodiscard]] KeyKind kindOf(InvoiceKey key);

/// When a search has to end, done or not.
struct SearchLimit {
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    /// Asked several times a second on the thread that searches; empty: never.
    std::function<bool()> cancelled;

    [[nodiscard]] bool isCancelled() const { return cancelled && cancelled(); }
    [[nodiscard]] bool isReached() const { return isCancelled() || std::chrono::steady_clock::now() >= deadline; }
    /// Why it ended.
    [[nodiscard]] Error error() const
    {
        return isCancelled() ? Error::invalid(Words::tr("The search was cancelled")) : tookTooLong();
    }
    [[nodiscard]] static Error tookTooLong()
    {
        return Error::invalid(Words::tr("The search took too long. Narrow it, for example by date or currency."));
    }
};

class LedgerStore;

/// Finds what \a query asks for at one moment of the ledger, in a transaction of its own. Invalid where \a limit was
/// reached.
[[nodiscard]] Result<InvoiceSearch> searchInvoices(
    LedgerStore &store, const InvoiceQuery &query, const SearchLimit &limit);

} // namespace billow
