// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace billow {

/// The one of \a names that \a mistyped was most likely meant to be; \a names must not be empty.
[[nodiscard]] QString nearestName(const QString &mistyped, const QStringList &names);

} // namespace billow
