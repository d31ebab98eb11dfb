// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "ui/export/InvoiceFile.h"

#include <QObject>

#include <memory>

namespace billow {

/// What an export has written.
struct ExportReport {
    QString path;
    std::int64_t written = 0;
    std::int64_t found = 0; ///< more than were written, if there are more than the format takes
};

/// Writes all that one search finds, at the moment of it, to a file: search, then batch after batch. In the end either
/// the whole file is there, or what was there before.
///
/// Lives on the GUI thread, which never waits: the file is written on threads of the background pool. Destroying it
/// cancels the export, and does not wait for the disk either.
class Export final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Export)
public:
    static constexpr qsizetype batchSize = 2'000;

    /// Starts at once. \a api must outlive it.
    Export(Api &api, InvoiceQuery query, const QString &path, std::unique_ptr<InvoiceFile> format,
        QObject *parent = nullptr);
    ~Export() override;

    void cancel();

Q_SIGNALS:
    void progressed(qint64 written, qint64 all);
    // One of these comes, once.
    void finished(const billow::ExportReport &report);
    void failed(const QString &message);
    void cancelled();

private:
    class File;

    /// Runs action(file) on the background pool, then \a next unless that failed.
    template <typename Action, typename Next>
    void onFile(Action action, Next next);
    void search();
    void takeSearch(const Result<InvoiceSearch> &found);
    void askForBatch();
    void takeBatch(const Result<InvoiceBatch> &invoices);
    void finish();
    void fail(const QString &message);
    void abandon();

    Api &m_api;
    const InvoiceQuery m_query;
    const QString m_path;
    const std::int64_t m_most; ///< invoices that the format takes
    std::shared_ptr<File> m_file; ///< shared with the thread that is writing; null: done
    QFuture<Result<InvoiceSearch>> m_search;
    SeqList m_seqs;
    std::int64_t m_found = 0;
    qsizetype m_asked = 0; ///< of m_seqs
    qint64 m_written = 0;
};

} // namespace billow
