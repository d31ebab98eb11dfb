// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace billow {

/// Leaves the wheel to the page that scrolls, unless \a control has the focus, which the wheel does not give it.
void guardAgainstWheel(QWidget *control);

} // namespace billow
