// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/FileImportJob.h"

#include "core/engine/ImportPlan.h"

#include <utility>

namespace billow {

namespace {
constexpr qint64 shortestPause = 50; ///< milliseconds between two tellings of progress
} // namespace

FileImportJob::FileImportJob(Api &api, QStringList paths, ImportOptions options, QStringList profileFolders)
    : m_paths(std::move(paths))
    , m_options(std::move(options))
    , m_profileFolders(std::move(profileFolders))
    , m_sink(api,
          [this](const QString &why) {
              m_progress.waiting = why;
              tell();
          })
    , m_thread([this] { run(); })
{
}

FileImportJob::~FileImportJob()
{
    cancel();
    m_sink.abandon();
    m_thread.join();
}

void FileImportJob::cancel()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = true;
        if (m_import)
            m_import->cancel();
    }
    m_sink.cancel();
}

void FileImportJob::run()
{
    const ImportReport report = read();
    // Dropped where this object dies first.
    QMetaObject::invokeMethod(
        this, [this, report] { Q_EMIT finished(report); }, Qt::QueuedConnection);
}

ImportReport FileImportJob::read()
{
    ImportReport report;
    const auto plan = importPlan(m_options, m_profileFolders);
    if (!plan) {
        report.fail(plan.error());
        return report;
    }
    if (!begin(*plan)) {
        report.cancel();
        return report;
    }
    m_import->onProgress([this](qint64 done, qint64 of) { note(done, of); });
    report = m_import->run(m_paths);
    m_told.invalidate();
    return report;
}

/// False: it was cancelled before.
bool FileImportJob::begin(const FileImport::Options &plan)
{
    const std::scoped_lock lock(m_mutex);
    m_import = std::make_unique<FileImport>(
        plan, [this](std::span<const Invoice> invoices) { return m_sink.store(invoices); });
    return !m_cancelled;
}

void FileImportJob::note(qint64 done, qint64 of)
{
    m_progress.done = done;
    m_progress.of = of;
    const bool isLast = done == of;
    if (!isLast && m_told.isValid() && m_told.elapsed() < shortestPause)
        return;
    m_told.start();
    tell();
}

void FileImportJob::tell()
{
    const ImportReport &report = m_import->soFar();
    const FileReport sum = report.total();
    m_progress.file = report.files().empty() ? QString() : report.files().back().file;
    m_progress.accepted = sum.accepted;
    m_progress.duplicates = sum.duplicates;
    m_progress.rejected = sum.rejected;
    QMetaObject::invokeMethod(
        this, [this, progress = m_progress] { Q_EMIT progressed(progress); }, Qt::QueuedConnection);
}

} // namespace billow
