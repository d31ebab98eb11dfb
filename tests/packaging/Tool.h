// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

/// What a tool of the system said.
struct ToolOutcome {
    int exitCode = -1; ///< -1: it is not there, did not end, or crashed
    QString said; ///< on both outputs
};

/// Runs \a name to its end, in the language C, with \a input on its standard input.
[[nodiscard]] ToolOutcome runTool(const QString &name, const QStringList &arguments, const QByteArray &input = {});

/// What was made for the packages at build time, e.g. billow.1.gz; unpacked where it is compressed. Empty where it is
/// missing.
[[nodiscard]] QByteArray madeFile(const QString &name);
[[nodiscard]] QString madePath(const QString &name);
[[nodiscard]] QByteArray sourceFile(const QString &name);
