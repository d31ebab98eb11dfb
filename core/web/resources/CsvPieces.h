// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "core/web/http/ContentCoding.h"
#include "core/web/resources/Surroundings.h"

#include <memory>
#include <optional>

namespace billow {

/// The CSV file of a search, a few invoices at a time: only the invoices that the client has yet to receive are in
/// memory, however many there are. Lives on the web server's thread, and is shared with a writer on another.
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
    std::optional<GzipStream> m_gzip; ///< used by one writer at a time
    const std::shared_ptr<void> m_place; ///< among the files that are sent at the same time
    qsizetype m_asked = 0;
    bool m_ended = false;
};

} // namespace billow
