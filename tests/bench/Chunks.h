// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QStringList>

namespace billow::bench {

/// Rows that a peer commits at a time.
inline constexpr int chunkRows = 10'000;

/// Cuts the CSV file at \a path, which has one row a line, into files of chunkRows rows beside it.
[[nodiscard]] Result<QStringList> cutIntoChunks(const QString &path);

} // namespace billow::bench
