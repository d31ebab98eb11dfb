// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>

namespace billow {

/// How many invoices a second; 0 means unlimited. Never negative.
struct Rate {
    double perSecond = 0;

    [[nodiscard]] constexpr bool isUnlimited() const { return perSecond == 0; }
    friend constexpr bool operator==(Rate, Rate) = default;
};

} // namespace billow

Q_DECLARE_METATYPE(billow::Rate)
