// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/Averages.h"

#include <algorithm>

namespace billow {

namespace {

MinuteFigures average(const std::vector<MinuteFigures> &minutes, std::size_t first, std::size_t end)
{
    MinuteFigures sum = minutes[first];
    for (std::size_t i = first + 1; i < end; ++i) {
        sum.stored += minutes[i].stored;
        sum.displayed += minutes[i].displayed;
        sum.storedTotal += minutes[i].storedTotal;
        sum.displayedTotal += minutes[i].displayedTotal;
    }
    const auto count = static_cast<std::int64_t>(end - first);
    sum.stored = static_cast<std::int64_t>(divideRoundingHalfAway(sum.stored, count));
    sum.displayed = static_cast<std::int64_t>(divideRoundingHalfAway(sum.displayed, count));
    sum.storedTotal = divideRoundingHalfAway(sum.storedTotal, count);
    sum.displayedTotal = divideRoundingHalfAway(sum.displayedTotal, count);
    sum.backlog = minutes[end - 1].backlog;
    return sum;
}

} // namespace

std::chrono::minutes minutesAPoint(const std::vector<MinuteFigures> &minutes)
{
    constexpr std::size_t hour = 60;
    if (minutes.size() <= 2 * hour)
        return std::chrono::minutes(1);
    return std::chrono::minutes(minutes.size() <= 8 * hour ? 5 : 15);
}

std::vector<MinuteFigures> averages(const std::vector<MinuteFigures> &minutes, std::chrono::minutes each)
{
    std::vector<MinuteFigures> points;
    const auto step = static_cast<std::size_t>(each.count());
    points.reserve(minutes.size() / step + 1);
    const auto begins = [&](std::size_t i) { return minutes[i].minute.time_since_epoch().count() % each.count() == 0; };
    std::size_t first = 0;
    while (first < minutes.size() && !begins(first))
        ++first;
    for (; first < minutes.size(); first += step)
        points.push_back(average(minutes, first, std::min(first + step, minutes.size())));
    return points;
}

} // namespace billow
