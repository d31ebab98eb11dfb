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

/// The first \a most lines of the file as text, each cut at 500 characters, for a person to look at; empty where it is
/// no text. \a encoding as in ImportOptions. Blocking, on any thread.
[[nodiscard]] QStringList firstLines(const QString &path, const QString &encoding, qsizetype most);

/// Saves how \a path is read with these options as the profile \a name in the first of \a profileFolders; files with
/// the same columns are then read by it. The path of the profile. Blocking, on any thread.
[[nodiscard]] Result<QString> saveImportProfile(
    const QString &name, const QString &path, const ImportOptions &options, const QStringList &profileFolders);
[[nodiscard]] Result<QString> saveImportProfile(
    const QString &name, const QString &path, const FileImport::Options &plan, const QStringList &profileFolders);

} // namespace billow
