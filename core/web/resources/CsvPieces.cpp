// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/CsvPieces.h"

#include "core/invoice/InvoiceCsv.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Error deleted()
{
    return Error::unavailable(u"The invoices were deleted in the meantime"_s);
}

} // namespace

CsvPieces::CsvPieces(const Surroundings &surroundings, InvoiceSearch search, bool gzipped, std::shared_ptr<void> place)
    : m_surroundings(surroundings)
    , m_search(std::move(search))
    , m_place(std::move(place))
{
    if (gzipped)
        m_gzip.emplace();
}

QFuture<Result<QByteArray>> CsvPieces::next()
{
    if (m_search.epoch != m_surroundings.current.last().epoch)
        return QtFuture::makeReadyFuture(Result<QByteArray>(deleted()));
    const QList<Seq> wanted = m_search.seqs.mid(m_asked, batchSize);
    if (wanted.isEmpty())
        return QtFuture::makeReadyFuture(Result<QByteArray>(end()));
    const bool isFirst = m_asked == 0;
    m_asked += wanted.size();
    // Not on the thread that reads the ledger, which others wait for; nor on one of the server, which may be gone by
    // then.
    return m_surroundings.api.invoices(wanted).then(QtFuture::Launch::Async,
        [self = shared_from_this(), count = wanted.size(), isFirst](
            const Result<InvoiceBatch> &invoices) { return self->write(invoices, count, isFirst); });
}

Result<QByteArray> CsvPieces::write(const Result<InvoiceBatch> &invoices, qsizetype count, bool isFirst)
{
    if (!invoices)
        return invoices.error();
    if (invoices->size() != count)
        return deleted();
    const QByteArray rows = isFirst ? csvHead() + csvRows(*invoices) : csvRows(*invoices);
    return m_gzip ? m_gzip->add(rows) : rows;
}

/// The end of the file after the last invoice, then nothing.
QByteArray CsvPieces::end()
{
    if (std::exchange(m_ended, true))
        return {};
    const QByteArray head = m_asked == 0 ? csvHead() : QByteArray();
    if (!m_gzip)
        return head;
    const QByteArray begin = m_gzip->add(head);
    return begin + m_gzip->end();
}

} // namespace billow
