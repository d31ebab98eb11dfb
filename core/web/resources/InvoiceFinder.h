// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "core/web/resources/Places.h"
#include "core/web/resources/Surroundings.h"

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace billow {

/// Searches for HTTP clients: a few at a time, so that the window's own searches don't wait for many others. The
/// results are kept for the next pages. Lives on the web server's thread.
class InvoiceFinder final {
public:
    static constexpr int mostAtOnce = 4;
    static constexpr int mostFiles = 4;
    /// Of all searches that are kept: 16 MiB.
    static constexpr qsizetype mostSeqsKept = 2'000'000;

    using Found = std::function<void(const Result<InvoiceSearch> &)>;

    /// Calls \a found once, also at once. Unavailable if too many searches are running. \a reply: the waiting client.
    void find(const Surroundings &surroundings, const InvoiceQuery &query, const HttpReply &reply, Found found);
    /// Cancels searches that no client waits for any more. Call this from time to time.
    void cancelUnwanted();
    /// One of mostFiles, for sending the results as a file; null: all are taken.
    [[nodiscard]] std::shared_ptr<void> placeForFile() { return m_files.take(); }

private:
    struct Kept {
        InvoiceQuery query;
        InvoiceSearch search;
    };

    struct Running {
        QFuture<Result<InvoiceSearch>> search;
        HttpReply reply;
    };

    void keep(InvoiceQuery query, const InvoiceSearch &search);
    [[nodiscard]] const InvoiceSearch *kept(const InvoiceQuery &query, std::int64_t epoch) const;

    std::deque<Kept> m_kept; ///< the newest first
    std::vector<Running> m_running;
    Places m_searches{mostAtOnce};
    Places m_files{mostFiles};
};

} // namespace billow
