// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>

class QAbstractSpinBox;
class QPushButton;
class QScrollArea;
class QWidget;

namespace billow {

/// Has assistive technology take \a widget for this: for what draws itself, of which Qt knows only that it is a widget.
/// Its accessible name is what is read.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

/// Has assistive technology find the menu of \a button while it is open, as a child of the button: Qt leaves popups out
/// of what it is shown. An entry that is chosen that way closes the menu.
void setAccessibleMenu(QPushButton *button);

/// Takes what assistive technology selects in the list of a closed combo box as chosen, in every combo box of the
/// program. Qt shows that list, but does nothing with what is selected there.
void takeSpokenChoices();

/// Has \a area scroll to what within it gets the focus. Qt does so only where the focus comes from within, too.
void followFocus(QScrollArea *area);

/// Takes at once what assistive technology enters into \a box. A box without keyboard tracking waits for Enter or for
/// the focus to go, and a voice does neither.
void takeSpokenInput(QAbstractSpinBox *box);

/// Leaves the wheel to the page that scrolls, unless \a control has the focus, which the wheel does not give it.
void guardAgainstWheel(QWidget *control);

} // namespace billow
