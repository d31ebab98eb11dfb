// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/engine/ApiSink.h"
#include "core/intake/FileImport.h"

#include <QElapsedTimer>

#include <memory>
#include <mutex>
#include <thread>

namespace billow {

/// An import in the running program: reads on a thread of its own, and stores through the API like any other face.
class FileImportJob final : public ImportJob {
    Q_OBJECT
public:
    FileImportJob(Api &api, QStringList paths, ImportOptions options, QStringList profileFolders);
    ~FileImportJob() override;

    void cancel() override;

private:
    void run();
    [[nodiscard]] ImportReport read();
    [[nodiscard]] bool begin(const FileImport::Options &plan);
    void note(qint64 done, qint64 of);
    void tell();

    const QStringList m_paths;
    const ImportOptions m_options;
    const QStringList m_profileFolders;
    ApiSink m_sink;
    std::mutex m_mutex;
    bool m_cancelled = false; ///< under m_mutex
    std::unique_ptr<FileImport> m_import; ///< set once, under m_mutex
    ImportProgress m_progress; ///< of the import's thread
    QElapsedTimer m_told; ///< of the import's thread
    std::thread m_thread;
};

} // namespace billow
