// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace billow {

/// Gives a widget one of the looks that resources/themes/billow.qss knows: "card", "primary", "muted", …
void setLook(QWidget *widget, const QString &look);
/// Has the style sheet looked at again after a property has changed that it asks for.
void repolish(QWidget *widget);

} // namespace billow
