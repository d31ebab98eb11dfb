// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/ConfigFile.h"

#include <QMap>

#include <optional>

namespace billow {

/// What becomes of entries of a configuration file, by key: a new value, or nothing, and then the entry goes.
using ConfigChanges = QMap<QString, std::optional<QString>>;

/// The content of \a file with \a changes, and all else as it was: comments, empty lines, the order, the ends of the
/// lines. An entry that is new comes to the others of its group. Invalid where the file cannot be parsed, or where a
/// value cannot be written in one line.
[[nodiscard]] Result<QByteArray> changedConfig(const ConfigFile &file, const ConfigChanges &changes);

} // namespace billow
