// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace billow {

/// The folders in which a program keeps what is its user's, and where it looks for what the machine's administrator has
/// set up; without a slash at the end. Our own, because QStandardPaths knows no state folder before Qt 6.7 and cannot
/// be told of another environment.
struct StandardFolders {
    QString config;
    QString data;
    QString state; ///< logs, and what a window remembers
    QString machineConfig; ///< for all users: /etc, /Library/Application Support, %ProgramData%

    enum class System { Unix, Mac, Windows };
    [[nodiscard]] static System ownSystem();

    /// XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME where they are set, on every system. Otherwise those of the
    /// XDG Base Directory Specification (0.8) on Unix, ~/Library/Application Support on a Mac, and on Windows %APPDATA%
    /// for config, %LOCALAPPDATA% for the others.
    [[nodiscard]] static StandardFolders of(const QProcessEnvironment &environment, System system = ownSystem());
};

} // namespace billow
