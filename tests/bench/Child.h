// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QStringList>

#include <chrono>

namespace billow::bench {

/// Runs this program anew as "billow_bench --child ROLE ARGUMENTS…", so that each measurement has a memory and caches
/// of its own, and answers the JSON object that it prints.
[[nodiscard]] Result<QJsonObject> runChild(
    const QString &role, const QStringList &arguments, std::chrono::seconds limit = std::chrono::minutes(5));

/// In the child: prints \a result for the parent.
void answerParent(const QJsonObject &result);
/// In the child: says why there is no result. Answers the exit code.
[[nodiscard]] int failParent(const QString &message);

} // namespace billow::bench
