// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/ColumnMapping.h"

#include <QStringList>

namespace billow {

/// What the columns of a file most likely are, by their names: common English ones, and those of Billow's own tables
/// and API. Each column is taken once; what is not recognised is left out, and is then for the person to say.
[[nodiscard]] ColumnMapping guessMapping(const QStringList &columns);

} // namespace billow
