// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QLockFile>

#include <memory>

namespace billow {

/// Keeps a second writer away from a SQLite ledger, by a lock file beside the database.
class WriterLock final {
public:
    /// Held: names the program, process and host that have the lock.
    Result<void> take(const QString &databasePath);
    void release() noexcept { m_file.reset(); }

private:
    std::unique_ptr<QLockFile> m_file;
};

} // namespace billow
