// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Words.h"
#include "core/invoice/InvoiceQuery.h"

#include <chrono>
#include <functional>

namespace billow {

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
