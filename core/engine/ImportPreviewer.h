// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/base/Result.h"

namespace billow {

/// See Api::previewImport(). Reads at most the first MiB of the file, however large that is; blocking, on any thread.
[[nodiscard]] Result<ImportPreview> previewImport(
    const QString &path, const ImportOptions &options, const QStringList &profileFolders);

} // namespace billow
