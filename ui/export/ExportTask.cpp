// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/ExportTask.h"

#include <QDir>

namespace billow {

ExportTask::ExportTask(Api &api, InvoiceQuery query, const QString &path, std::unique_ptr<InvoiceFile> format)
    : m_api(api)
    , m_query(std::move(query))
    , m_file(path)
    , m_format(std::move(format))
{
    m_file.setParent(this); // goes to the thread of the task with it
}

ExportTask::~ExportTask()
{
    discard();
    m_file.setParent(nullptr);
}

void ExportTask::start()
{
    if (m_done)
        return;
    // First, so that nobody waits for a search whose file cannot be written.
    if (!m_file.open(QIODevice::WriteOnly)) {
        fail(fault());
        return;
    }
    m_search = m_api.search(m_query);
    whenDone(m_search, this, [this](const Result<InvoiceSearch> &found) { takeSearch(found); });
}

void ExportTask::cancel()
{
    if (m_done)
        return;
    discard();
    Q_EMIT cancelled();
}

void ExportTask::takeSearch(const Result<InvoiceSearch> &found)
{
    if (m_done)
        return;
    if (!found) {
        fail(found.error().message);
        return;
    }
    m_found = found->totals.count();
    m_seqs = found->seqs;
    m_seqs.truncate(m_format->mostInvoices());
    m_format->begin(m_file, m_seqs.size(), found->totals);
    askForBatch();
}

void ExportTask::askForBatch()
{
    Q_EMIT progressed(m_written, m_seqs.size());
    if (m_asked == m_seqs.size()) {
        finish();
        return;
    }
    const QList<Seq> wanted = m_seqs.mid(m_asked, batchSize);
    m_asked += wanted.size();
    whenDone(m_api.invoices(wanted), this, [this](const Result<InvoiceBatch> &invoices) { takeBatch(invoices); });
}

void ExportTask::takeBatch(const Result<InvoiceBatch> &invoices)
{
    if (m_done)
        return;
    if (!invoices) {
        fail(invoices.error().message);
        return;
    }
    m_format->write(*invoices);
    m_written += invoices->size();
    if (m_written < m_asked)
        fail(tr("the invoices were deleted meanwhile"));
    else if (!m_format->fault().isEmpty())
        fail(fault());
    else
        askForBatch();
}

void ExportTask::finish()
{
    m_format->end();
    const bool faultless = m_format->fault().isEmpty();
    m_format.reset();
    if (!faultless || !m_file.commit()) {
        fail(fault());
        return;
    }
    m_done = true;
    Q_EMIT finished({m_file.fileName(), m_written, m_found});
}

void ExportTask::fail(const QString &message)
{
    discard();
    Q_EMIT failed(message);
}

void ExportTask::discard()
{
    m_done = true;
    m_search.cancel();
    m_format.reset();
    m_file.cancelWriting();
}

QString ExportTask::fault() const
{
    return tr("%1: %2").arg(QDir::toNativeSeparators(m_file.fileName()), m_file.errorString());
}

} // namespace billow
