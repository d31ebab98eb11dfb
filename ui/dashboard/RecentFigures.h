// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QList>

#include <chrono>
#include <deque>

namespace billow {

/// What was displayed in the last minutes, slice by slice, for the sparklines. Fed with the running totals, so that
/// nothing is counted twice or missed; knows no clock: it is told the time.
class RecentFigures final {
public:
    using Time = std::chrono::milliseconds; ///< since any fixed moment
    static constexpr Time slice{5'000};
    static constexpr int slices = 60; ///< five minutes

    /// \returns whether a slice has begun, so that there is something new to draw. A restart (another epoch) forgets.
    bool add(std::int64_t epoch, const CurrencyTotals &displayed, Time now);

    /// A value for each full slice, oldest first; at most \ref slices.
    [[nodiscard]] QList<double> counts() const;
    /// In minor units.
    [[nodiscard]] QList<double> totals() const;
    [[nodiscard]] QList<double> vats() const;
    /// Of a slice in which nothing came: that of the one before.
    [[nodiscard]] QList<double> averages() const;

private:
    struct Sample {
        std::int64_t count = 0;
        Int128 vat = 0;
        Int128 total = 0;
    };
    template <typename Value>
    [[nodiscard]] QList<double> differences(Value value) const;

    std::deque<Sample> m_samples; ///< at the end of each slice; one more than there are slices
    Sample m_latest;
    std::int64_t m_epoch = 0;
    Currency m_currency;
    Time m_sliceEnd{};
};

} // namespace billow
