// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace billow {

/// Gives a widget one of the looks that resources/themes/billow.qss knows: "card", "primary", "muted", …
void setLook(QWidget *widget, const QString &look);
/// Has the style sheet looked at again after a property has changed that it asks for.
void repolish(QWidget *widget);

/// For text that came from outside: markup in it is shown as it is; it wraps, and can be selected.
void makePlainText(QLabel *label);

/// For setToolTip(): plain text in lines of a readable length. Markup in \a text is shown as it is; empty stays empty.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace billow
