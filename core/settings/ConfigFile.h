// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace billow {

/// A configuration file as it was read.
struct ConfigFile {
    QString path;
    QByteArray content;
};

/// One "name = value" of it.
struct ConfigEntry {
    QString key; ///< "group.name"
    QString value;
    int line = 0; ///< 1, 2, 3 …
};

/// The entries of an INI file, strictly: [group] lines, "name = value" lines, empty lines, and comments, which begin
/// with # or ; at the start of a line or after a space. A value in double quotes keeps spaces, # and ; in it. Anything
/// else, or a key that is given twice, is an Error that names file and line. Whether the keys exist is not looked at.
[[nodiscard]] Result<std::vector<ConfigEntry>> parseConfigFile(const ConfigFile &file);

/// Unavailable where it cannot be read, Invalid where it is larger than a megabyte.
[[nodiscard]] Result<ConfigFile> readConfigFile(const QString &path);

} // namespace billow
