// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

class MoneyFormat;

/// The vertical axis of a chart: from 0 in equal steps of 1, 2 or 5 times a power of ten, up to what holds everything.
struct ValueScale {
    double step = 1;
    int steps = 1;

    /// With at most five steps; of whole numbers where \a whole.
    [[nodiscard]] static ValueScale upTo(double largest, bool whole);

    [[nodiscard]] double top() const { return step * steps; }
};

/// A number in the room that an axis has: "0.25", "350", "12.5 k", "1.2 M".
[[nodiscard]] QString compactNumber(double number, const MoneyFormat &format);
/// The same in the unit that \a reference is written in: "0.5 M" beside "2 M". At most \a decimals, 0 to 2.
[[nodiscard]] QString compactNumber(double number, double reference, const MoneyFormat &format, int decimals = 2);

} // namespace billow
