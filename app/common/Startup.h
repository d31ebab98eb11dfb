// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/Engine.h"
#include "core/settings/Settings.h"
#include "core/telemetry/Logging.h"

#include <QCommandLineParser>

#include <optional>

namespace billow {

/// How a program of ours ends, as sysexits.h has it where that has a word for it.
enum ExitCode {
    ExitOk = 0,
    ExitFailed = 1, ///< what was asked for did not succeed, and the output says why
    ExitUsage = 64, ///< wrong option or setting
    ExitSoftware = 70, ///< the engine stopped because of a fault of its own
    ExitHeld = 75, ///< another program holds the ledger: try again later
};

/// The settings of this process, from the options that \a parser has parsed, the environment and the file.
[[nodiscard]] Result<Settings> readSettings(const QCommandLineParser &parser);

/// What \a arguments, the environment and the file say of general.language, before anything else of them is looked at;
/// nothing where none of them does, or where they cannot be read, which is complained of later.
[[nodiscard]] std::optional<QString> chosenLanguage(const QStringList &arguments);

[[nodiscard]] Logging::Options loggingOptions(const Settings &settings);

/// Where a person's own import profiles stand, the first before the others.
[[nodiscard]] QStringList profileFolders();

[[nodiscard]] Result<EngineOptions> engineOptions(const Settings &settings);
/// The same at once, for a command that needs nothing else of the settings.
[[nodiscard]] Result<EngineOptions> readEngineOptions(const QCommandLineParser &parser);

/// "billowd: message" on standard error; answers \a code.
int complain(const QString &message, ExitCode code);

} // namespace billow
