// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

// What PostgreSQL and libpq say when something fails, for callers and for people.
namespace billow {

/// What a caller may do about an error of that SQLSTATE (PostgreSQL's Appendix A).
[[nodiscard]] Error::Kind kindOfSqlState(QStringView state);

/// What libpq says in several lines, as one.
[[nodiscard]] QString oneLine(const QString &message);

/// Why PostgreSQL could not be reached, in plain words with what to do about it, from what libpq or the server said. A
/// sentence without a full stop. What is not known, or said in another language, comes back as it is.
[[nodiscard]] QString explainPostgresFailure(const QString &message);

} // namespace billow
