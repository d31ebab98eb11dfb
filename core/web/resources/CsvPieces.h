// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "core/web/http/ContentCoding.h"
#include "core/web/resources/Surroundings.h"

#include <memory>
#include <optional>

namespace billow {

/// The CSV file of a search, a few invoices at a time: however many there are, only those are in memory that the client
/// has yet to take. Lives on the web server's thread, and is shared with what is being written on another.
class CsvPieces final : public std::enable_shared_from_this<CsvPieces> {
public:
    static constexpr qsizetype batchSize = 2'000;

    CsvPieces(const Surroundings &surroundings, InvoiceSearch search, bool gzipped, std::shared_ptr<void> place);

    /// As HttpReply::stream() calls it. An Error where the invoices have been deleted in between.
    [[nodiscard]] QFuture<Result<QByteArray>> next();

private:
    [[nodiscard]] Result<QByteArray> write(const Result<InvoiceBatch> &invoices, qsizetype count, bool isFirst);
    [[nodiscard]] QByteArray end();

    const Surroundings &m_surroundings;
    const InvoiceSearch m_search;
    std::optional<GzipStream> m_gzip; ///< of whoever writes, one at a time
    const std::shared_ptr<void> m_place; ///< among those that are served together
    qsizetype m_asked = 0;
    bool m_ended = false;
};

} // namespace billow
