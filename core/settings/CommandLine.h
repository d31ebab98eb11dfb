// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/settings/SettingsLoader.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>

namespace billow {

/// Every setting as an option, and --config FILE: what both programs add to their parser.
[[nodiscard]] QList<QCommandLineOption> settingsOptions();

/// Those of them that \a parser has parsed, as a program begun with the same settings is given them.
[[nodiscard]] QStringList settingsArguments(const QCommandLineParser &parser);

/// The sources of this process: the options that \a parser has parsed, the environment, and the configuration file.
[[nodiscard]] Result<SettingsSources> settingsSources(const QCommandLineParser &parser);

} // namespace billow
