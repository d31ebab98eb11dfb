// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

namespace billow {

/// Makes an empty file at \a path that from its first moment only its owner may read and write, in a folder that
/// exists. A file that is there already keeps its content and the permissions it was given: they may have a reason.
[[nodiscard]] Result<void> createForOwner(const QString &path);

/// Takes the file at \a path away from everybody but its owner (and, on Windows, the system itself). From any thread,
/// as createForOwner(). The error says why it cannot be done, not with which file.
[[nodiscard]] Result<void> restrictToOwner(const QString &path);

} // namespace billow
