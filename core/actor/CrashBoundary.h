// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace actor {

/// Runs \a action; what it throws ends here and comes back as the reason. Nothing: it returned in order.
[[nodiscard]] std::optional<QString> guarded(const std::function<void()> &action);

} // namespace actor
