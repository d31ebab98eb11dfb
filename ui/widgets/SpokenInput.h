// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

class QAbstractSpinBox;

namespace billow {

/// Takes at once what assistive technology enters into \a box. A box without keyboard tracking waits for Enter or for
/// the focus to go, and a voice does neither.
void takeSpokenInput(QAbstractSpinBox *box);

} // namespace billow
