// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FileImportJob.h"

#include "core/intake/FileImport.h"
#include "core/intake/ImportPreview.h"
#include "core/intake/ImportSinks.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <mutex>
#include <utility>

namespace billow {

namespace {
constexpr qint64 shortestPause = 50; ///< milliseconds between two reports of progress
} // namespace

/// What the thread of the import works on.
class FileImportJob::Run final {
public:
    Run(FileImportJob &job, Api &api, QStringList paths, ImportOptions options, QStringList profileFolders,
        std::int64_t largestOriginal)
        : m_paths(std::move(paths))
        , m_options(std::move(options))
        , m_profileFolders(std::move(profileFolders))
        , m_largestOriginal(largestOriginal)
        , m_sink(api,
              [this](const QString &why) {
                  m_progress.waiting = why;
                  report();
              })
        , m_job(&job)
    {
    }

    // On the thread of the import.
    void run();

    // From any thread.
    void cancel();
    /// When this returns, neither the job nor the API is used any more.
    void abandon();

private:
    [[nodiscard]] ImportReport read();
    [[nodiscard]] bool begin(const FileImport::Options &options);
    void note(qint64 done, qint64 of);
    void report();
    /// Runs action(job) on the thread of the job, unless it has gone.
    template <typename Action>
    void tellJob(Action action)
    {
        const std::scoped_lock lock(m_mutex);
        if (FileImportJob *job = m_job)
            QMetaObject::invokeMethod(
                job, [job, action] { action(*job); }, Qt::QueuedConnection);
    }

    const QStringList m_paths;
    const ImportOptions m_options;
    const QStringList m_profileFolders;
    const std::int64_t m_largestOriginal;
    ApiSink m_sink;
    ImportProgress m_progress; ///< of the import's thread
    QElapsedTimer m_sinceReport; ///< of the import's thread

    std::mutex m_mutex;
    FileImportJob *m_job; ///< under m_mutex; null: it has gone
    bool m_cancelled = false; ///< under m_mutex
    std::unique_ptr<FileImport> m_import; ///< set once, under m_mutex
};

FileImportJob::FileImportJob(Api &api, QThreadPool &threads, QStringList paths, ImportOptions options,
    QStringList profileFolders, std::int64_t largestOriginal)
    : m_run(std::make_shared<Run>(
        *this, api, std::move(paths), std::move(options), std::move(profileFolders), largestOriginal))
{
    threads.start([run = m_run] { run->run(); });
}

FileImportJob::~FileImportJob()
{
    m_run->abandon();
}

void FileImportJob::cancel()
{
    m_run->cancel();
}

void FileImportJob::Run::cancel()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = true;
        if (m_import)
            m_import->cancel();
    }
    m_sink.cancel();
}

void FileImportJob::Run::abandon()
{
    cancel();
    m_sink.abandon();
    const std::scoped_lock lock(m_mutex);
    m_job = nullptr;
}

void FileImportJob::Run::run()
{
    tellJob([report = read()](FileImportJob &job) { Q_EMIT job.finished(report); });
}

ImportReport FileImportJob::Run::read()
{
    ImportReport result;
    auto options = importPlan(m_options, m_profileFolders);
    if (!options) {
        result.fail(options.error());
        return result;
    }
    options->largestOriginal = m_largestOriginal;
    if (!begin(*options)) {
        result.cancel();
        return result;
    }
    m_import->onProgress([this](qint64 done, qint64 of) { note(done, of); });
    return m_import->run(m_paths);
}

/// False: it was cancelled before.
bool FileImportJob::Run::begin(const FileImport::Options &options)
{
    const std::scoped_lock lock(m_mutex);
    m_import = std::make_unique<FileImport>(
        options, [this](std::span<const Invoice> invoices) { return m_sink.store(invoices); });
    return !m_cancelled;
}

void FileImportJob::Run::note(qint64 done, qint64 of)
{
    m_progress.done = done;
    m_progress.of = of;
    const bool isLast = done == of;
    if (!isLast && m_sinceReport.isValid() && m_sinceReport.elapsed() < shortestPause)
        return;
    m_sinceReport.start();
    report();
}

void FileImportJob::Run::report()
{
    const ImportReport &soFar = m_import->soFar();
    const FileReport sum = soFar.total();
    m_progress.file = soFar.files().empty() ? QString() : soFar.files().back().file;
    m_progress.accepted = sum.accepted;
    m_progress.duplicates = sum.duplicates;
    m_progress.conflicts = sum.conflicts;
    m_progress.rejected = sum.rejected;
    m_progress.leftOut = sum.leftOut;
    tellJob([progress = m_progress](FileImportJob &job) { Q_EMIT job.progressed(progress); });
}

} // namespace billow
