// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

class QScrollArea;

namespace billow {

/// Has \a area scroll to what within it gets the focus. Qt does so only where the focus comes from within, too.
void followFocus(QScrollArea *area);

} // namespace billow
