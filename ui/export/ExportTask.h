// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "ui/export/InvoiceFile.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace billow {

/// What an export has come to.
struct ExportReport {
    QString path;
    std::int64_t written = 0;
    std::int64_t found = 0; ///< more than were written, where there are more than the format takes
};

/// Writes all that one search finds, at the moment of it, to a file: search, then batch after batch. Nothing blocks:
/// it is to live on a thread of its own, whose event loop goes on between the batches. Either the whole file is there
/// in the end, or what was there before.
class ExportTask final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportTask)
public:
    static constexpr qsizetype batchSize = 2'000;

    ExportTask(Api &api, InvoiceQuery query, const QString &path, std::unique_ptr<InvoiceFile> format);
    ~ExportTask() override;

    void start();
    void cancel();

Q_SIGNALS:
    void progressed(qint64 written, qint64 all);
    void finished(const billow::ExportReport &report);
    void failed(const QString &message);
    void cancelled();

private:
    void takeSearch(const Result<InvoiceSearch> &found);
    void askForBatch();
    void takeBatch(const Result<InvoiceBatch> &invoices);
    void finish();
    void fail(const QString &message);
    void discard();
    [[nodiscard]] QString fault() const;

    Api &m_api;
    const InvoiceQuery m_query;
    QSaveFile m_file;
    std::unique_ptr<InvoiceFile> m_format; ///< writes to m_file, and goes before it
    QFuture<Result<InvoiceSearch>> m_search;
    SeqList m_seqs;
    std::int64_t m_found = 0;
    qsizetype m_asked = 0; ///< of m_seqs
    qint64 m_written = 0;
    bool m_done = false;
};

} // namespace billow
