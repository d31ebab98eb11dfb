// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "core/web/resources/Surroundings.h"

#include <deque>
#include <functional>
#include <memory>

namespace billow {

/// Searches for HTTP clients: a few at a time, so that the window's own searches do not wait behind many. What was
/// found is kept for the pages that follow. Lives on the web server's thread.
class InvoiceFinder final {
public:
    static constexpr int mostAtOnce = 4;
    /// Of all searches that are kept: 16 MiB.
    static constexpr qsizetype mostSeqsKept = 2'000'000;

    using Found = std::function<void(const Result<InvoiceSearch> &)>;

    /// Calls \a found once, also at once. Unavailable where too many searches are running.
    void find(const Surroundings &surroundings, const InvoiceQuery &query, Found found);

private:
    struct Kept {
        InvoiceQuery query;
        InvoiceSearch search;
    };

    void keep(InvoiceQuery query, const InvoiceSearch &search);
    [[nodiscard]] const InvoiceSearch *kept(const InvoiceQuery &query, std::int64_t epoch) const;

    std::deque<Kept> m_kept; ///< the newest first
    std::shared_ptr<int> m_running = std::make_shared<int>(0); ///< shared: a search may end after the server
};

} // namespace billow
