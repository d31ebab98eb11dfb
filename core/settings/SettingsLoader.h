// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/platform/StandardFolders.h"
#include "core/settings/ConfigFile.h"
#include "core/settings/Keychain.h"
#include "core/settings/Settings.h"

#include <QMap>
#include <QProcessEnvironment>

#include <optional>

namespace billow {

/// All that settings are read from; a test makes its own.
struct SettingsSources {
    std::optional<ConfigFile> file;
    QProcessEnvironment environment;
    QMap<QString, QString> options; ///< of the command line, by name without the dashes
    QString ownFile{}; ///< where a person's changes are written; it need not exist yet
    QMap<QString, QString> keychain{}; ///< what was read from it, by name
};

/// Defaults, then the file, then the environment, then the command line; the later counts. An Error names the setting,
/// its source and what is allowed. A secret that counts, but is kept in the keychain and not among the sources, is an
/// Error as well.
[[nodiscard]] Result<Settings> loadSettings(const SettingsSources &sources);

/// The same, but a secret that is missing is as the file has it: for a form, and for checking a file.
[[nodiscard]] Result<Settings> loadSettingsAsWritten(const SettingsSources &sources);

/// The secrets that count, are kept in the keychain, and are not among \a sources. None, where these cannot be loaded.
[[nodiscard]] std::vector<KeptSecret> missingSecrets(const SettingsSources &sources);

/// The file to read: \a named (from --config) if it is not empty, and then it must exist; else billow/billow.conf in
/// the user's configuration folder, else /etc/billow/billow.conf where it may be read, else none.
[[nodiscard]] Result<std::optional<ConfigFile>> findConfigFile(
    const QString &named, const QProcessEnvironment &environment);

} // namespace billow
