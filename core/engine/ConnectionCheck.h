// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace billow {

/// Connects once, only to look; blocks for ten seconds at most. The answer says what is there, the error what is wrong
/// and what can be done about it, in a sentence without a full stop. Neither holds a secret. Nothing is written.
[[nodiscard]] Result<QString> checkStorage(const QString &url);
[[nodiscard]] Result<QString> checkCache(const QString &url);

} // namespace billow
