// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

/// Why PostgreSQL could not be reached, in plain words with what to do about it, from what libpq or the server said. A
/// sentence without a full stop. What is not known, or said in another language, comes back as it is.
[[nodiscard]] QString explainPostgresFailure(const QString &message);

} // namespace billow
