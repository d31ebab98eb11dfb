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

/// Searches for HTTP clients: a few at a time, so that the window's own searches do not wait behind many. What was
/// found is kept for the pages that follow. Lives on the web server's thread.
class InvoiceFinder final {
public:
    static constexpr int mostAtOnce = 4;
    static constexpr int mostFiles = 4;
    /// Of all searches that are kept: 16 MiB.
    static constexpr qsizetype mostSeqsKept = 2'000'000;

    using Found = std::function<void(const Result<InvoiceSearch> &)>;

    /// Calls \a found once, also at once. Unavailable where too many searches are running. \a reply: who waits for it.
    void find(const Surroundings &surroundings, const InvoiceQuery &query, const HttpReply &reply, Found found);
    /// Ends the searches that nobody waits for any more. To be called now and then.
    void cancelUnwanted();
    /// One of mostFiles, for whoever sends a file of what was found; null: all are taken.
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
