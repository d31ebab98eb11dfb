// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>

class QWidget;

namespace billow {

/// Has assistive technology take \a widget for this: for what draws itself, of which Qt knows only that it is a widget.
/// Its accessible name is what is read.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

} // namespace billow
