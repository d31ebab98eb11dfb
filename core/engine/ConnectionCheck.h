// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QFuture>

namespace billow {

/// Connects once, only to look; blocks for ten seconds at most. The answer says what is there, the error what is wrong
/// and what can be done about it, in a sentence without a full stop. Neither holds a secret. Nothing is written.
[[nodiscard]] Result<QString> checkStorage(const QString &url);
[[nodiscard]] Result<QString> checkCache(const QString &url);

/// Runs one of them on a thread of its own, which nobody waits for.
[[nodiscard]] QFuture<Result<QString>> runAside(Result<QString> (*check)(const QString &), const QString &url);

/// Whether such a thread runs. Its sentences are translated by the application and its translators, so a program that
/// ends meanwhile ends with _Exit(), before these are destroyed. From any thread.
[[nodiscard]] bool connectionCheckIsRunning();

} // namespace billow
