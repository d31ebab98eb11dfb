// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/ConfigFile.h"
#include "core/settings/SettingsLoader.h"

#include <QMap>

#include <optional>

namespace billow {

using ConfigChanges = QMap<QString, std::optional<QString>>;

/// What becomes of entries of a configuration file, by key: a new value, or nothing, and then the entry goes.

/// The content of \a file with \a changes, and all else as it was: comments, empty lines, the order, the ends of the
/// lines. A new entry is added to the others of its group. Invalid where the file cannot be parsed, or where a
/// value cannot be written in one line.
[[nodiscard]] Result<QByteArray> changedConfig(const ConfigFile &file, const ConfigChanges &changes);

/// Where a person's changes are written: \a named (from --config) if it is not empty, else billow/billow.conf in the
/// user's configuration folder, which counts before the file of the whole machine.
[[nodiscard]] QString ownConfigFile(const QString &named, const QProcessEnvironment &environment);

/// Writes \a changes to the file at \a path as it is now, and answers what it holds then. Values are by canonical key;
/// an entry of the same setting in another unit goes. Where there is no such file it begins as a copy of \a base, which
/// it will stand in for. All or nothing: written beside it and put in its place, readable by its owner only, because it
/// may hold passwords. Blocks for as long as the disk takes. The error is for people: the folder that may not be
/// written, or the setting that is wrong.
[[nodiscard]] Result<ConfigFile> saveSettings(
    const QString &path, const std::optional<ConfigFile> &base, const ConfigChanges &changes);

} // namespace billow
