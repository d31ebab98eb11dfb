// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/Export.h"

#include "core/base/BackgroundPool.h"

#include <QDir>
#include <QSaveFile>
#include <QtConcurrentRun>
#include <QThreadPool>

namespace billow {

/// The file and what writes it. On one thread at a time, never the GUI's: a disk may hang.
class Export::File final {
public:
    File(QString path, std::unique_ptr<InvoiceFile> format)
        : m_path(std::move(path))
        , m_format(std::move(format))
    {
    }

    Result<void> open()
    {
        m_file = std::make_unique<QSaveFile>(m_path);
        return resultOf(m_file->open(QIODevice::WriteOnly));
    }

    Result<void> begin(std::int64_t count, const Totals &totals)
    {
        m_format->begin(*m_file, count, totals);
        return resultOf(m_format->fault().isEmpty());
    }

    Result<void> write(const InvoiceBatch &invoices)
    {
        m_format->write(invoices);
        return resultOf(m_format->fault().isEmpty());
    }

    Result<void> commit()
    {
        m_format->end();
        const bool faultless = m_format->fault().isEmpty();
        m_format.reset();
        return resultOf(faultless && m_file->commit());
    }

private:
    [[nodiscard]] Result<void> resultOf(bool done) const
    {
        if (done)
            return {};
        return Error::unavailable(Export::tr("%1: %2").arg(QDir::toNativeSeparators(m_path), m_file->errorString()));
    }

    const QString m_path;
    std::unique_ptr<QSaveFile> m_file; ///< what is not committed goes with it
    std::unique_ptr<InvoiceFile> m_format; ///< writes to m_file, and goes before it
};

Export::Export(Api &api, InvoiceQuery query, const QString &path, std::unique_ptr<InvoiceFile> format, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_query(std::move(query))
    , m_path(path)
    , m_most(format->mostInvoices())
    , m_file(std::make_shared<File>(path, std::move(format)))
{
    // First, so that nobody waits for a search whose file cannot be written.
    onFile([](File &file) { return file.open(); }, [this] { search(); });
}

Export::~Export()
{
    abandon();
}

template <typename Action, typename Next>
void Export::onFile(Action action, Next next)
{
    const auto done = QtConcurrent::run(&backgroundPool(), [file = m_file, action] { return action(*file); });
    whenDone(done, this, [this, next](const Result<void> &result) {
        if (!m_file)
            return; // cancelled
        if (result)
            next();
        else
            fail(result.error().message);
    });
}

void Export::search()
{
    m_search = m_api.search(m_query);
    whenDone(m_search, this, [this](const Result<InvoiceSearch> &found) {
        if (m_file)
            takeSearch(found);
    });
}

void Export::takeSearch(const Result<InvoiceSearch> &found)
{
    if (!found)
        return fail(found.error().message);
    m_found = found->totals.count();
    m_seqs = found->seqs;
    m_seqs.truncate(m_most);
    onFile([count = m_seqs.size(), totals = found->totals](File &file) { return file.begin(count, totals); },
        [this] { askForBatch(); });
}

void Export::askForBatch()
{
    Q_EMIT progressed(m_written, m_seqs.size());
    if (m_asked == m_seqs.size())
        return finish();
    const QList<Seq> wanted = m_seqs.mid(m_asked, batchSize);
    m_asked += wanted.size();
    whenDone(m_api.invoices(wanted), this, [this](const Result<InvoiceBatch> &invoices) {
        if (m_file)
            takeBatch(invoices);
    });
}

void Export::takeBatch(const Result<InvoiceBatch> &invoices)
{
    if (!invoices)
        return fail(invoices.error().message);
    m_written += invoices->size();
    if (m_written < m_asked)
        return fail(tr("the invoices were deleted during the export"));
    onFile([batch = *invoices](File &file) { return file.write(batch); }, [this] { askForBatch(); });
}

void Export::finish()
{
    onFile([](File &file) { return file.commit(); },
        [this] {
            abandon();
            Q_EMIT finished({m_path, m_written, m_found});
        });
}

void Export::cancel()
{
    if (!m_file)
        return;
    abandon();
    Q_EMIT cancelled();
}

void Export::fail(const QString &message)
{
    abandon();
    Q_EMIT failed(message);
}

/// The last one to let go of the file removes what was written of it, and that is to be a thread of the pool.
void Export::abandon()
{
    m_search.cancel();
    if (m_file)
        backgroundPool().start([file = std::exchange(m_file, nullptr)]() mutable { file.reset(); });
}

} // namespace billow
