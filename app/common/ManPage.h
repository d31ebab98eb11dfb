// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

/// \a help as a manual page of section 1: what stands at the margin in capitals becomes a heading, the rest stays as it
/// is laid out. One text for --help and man keeps them from telling different stories.
[[nodiscard]] QByteArray manPage(const QString &program, const QString &help);

} // namespace billow
