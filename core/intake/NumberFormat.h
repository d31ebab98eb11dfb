// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QChar>
#include <QString>

#include <cstdint>
#include <optional>

namespace billow {

/// How a file writes numbers: its decimal point, and what parts thousands, if anything does.
struct NumberFormat {
    QChar point = u'.';
    std::optional<QChar> grouping;

    /// \a text times 10^decimals, see parseFixedPoint(). Groups must be of three digits, or the text is refused; a
    /// blank as grouping is also a no-break space; ".5" is 0.5.
    [[nodiscard]] Result<std::int64_t> read(QStringView text, int decimals) const;
};

} // namespace billow
