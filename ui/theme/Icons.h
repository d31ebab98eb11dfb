// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>

namespace billow {

/// The line drawing resources/icons/NAME.svg in \a ink, and in \a onInk where it is checked (QIcon::On). Sharp at any
/// size and on any screen.
[[nodiscard]] QIcon lineIcon(const QString &name, const QColor &ink, const QColor &onInk);
/// The program's own, in its own colours.
[[nodiscard]] QIcon programIcon();

} // namespace billow
