// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"

#include <memory>

class QThreadPool;

namespace billow {

/// An import in the running program: reads files on a thread of a pool and stores their invoices through the API.
class FileImportJob final : public ImportJob {
    Q_OBJECT
public:
    /// \a api and \a threads outlive this; \a threads also what still runs in it, see below.
    FileImportJob(Api &api, QThreadPool &threads, QStringList paths, ImportOptions options, QStringList profileFolders,
        std::int64_t largestOriginal);
    /// Ends the import and does not wait for its thread, which may hang while it reads a file of a network. That thread
    /// uses neither this object nor the API afterwards, and ends when its read returns.
    ~FileImportJob() override;

    void cancel() override;

private:
    class Run;
    const std::shared_ptr<Run> m_run; ///< shared with the thread, which may outlive this
};

} // namespace billow
