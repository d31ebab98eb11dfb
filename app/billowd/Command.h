// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace billow {

/// One command of billowd: billowd NAME [options] [arguments].
struct Command {
    QString name;
    QString arguments; ///< as the help shows them: "FILE…"
    QString summary; ///< one line
    QString description; ///< paragraphs, with examples
    QList<QCommandLineOption> options; ///< besides the settings
    bool takesArguments = false;
    std::function<int(const QCommandLineParser &)> run; ///< answers the exit code
};

/// All of them, in the order in which the help lists them.
[[nodiscard]] const std::vector<Command> &allCommands();

[[nodiscard]] Command serveCommand();
[[nodiscard]] Command importCommand();
[[nodiscard]] Command verifyCommand();
[[nodiscard]] Command migrateCommand();

} // namespace billow
