// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/base/Result.h"
#include "core/intake/FileImport.h"

namespace billow {

/// What the options of the API say in the words of the file import. Reads the profile: not for a thread that must not
/// wait.
[[nodiscard]] Result<FileImport::Options> importPlan(const ImportOptions &options, const QStringList &profileFolders);

/// Every profile there is, with its title; sorted by name.
[[nodiscard]] std::vector<ImportProfileTitle> importProfileTitles(const QStringList &profileFolders);

/// See Api::previewImport(). Reads at most the first MiB of the file, however large that is; blocking, on any thread.
[[nodiscard]] Result<ImportPreview> previewImport(
    const QString &path, const ImportOptions &options, const QStringList &profileFolders);

} // namespace billow
