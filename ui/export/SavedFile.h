// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace billow {

/// Writes all of \a bytes to the file at \a path, or nothing, on a thread that may wait for a disk. The answer is the
/// path; see whenDone().
[[nodiscard]] QFuture<Result<QString>> saveFile(const QString &path, const QByteArray &bytes);

} // namespace billow
