// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>

namespace billow {

/// How many invoices a second; 0 means unlimited.
struct Rate {
    double perSecond = 0;

    static constexpr double least = 0.00001; ///< one in 28 hours: the time to the next one always fits into 64 bits
    static constexpr double most = 1'000'000;

    [[nodiscard]] constexpr bool isUnlimited() const { return perSecond == 0; }
    [[nodiscard]] constexpr bool isInRange() const
    {
        return isUnlimited() || (perSecond >= least && perSecond <= most);
    }
    friend constexpr bool operator==(Rate, Rate) = default;
};

} // namespace billow

Q_DECLARE_METATYPE(billow::Rate)
