// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Figure.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

QJsonArray toJsonArray(const std::vector<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

} // namespace

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const auto count = static_cast<double>(values.size());
    const auto rank = static_cast<std::size_t>(std::clamp(std::ceil(share * count), 1.0, count)) - 1;
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

double Figure::value() const
{
    return isRatio() ? median(ours) / median(peer) : median(ours);
}

bool Figure::reached() const
{
    return direction == Goal::AtLeast ? value() >= goal : value() <= goal;
}

QJsonObject Figure::toJson() const
{
    QJsonObject json{
        {u"title"_s, title},
        {u"unit"_s, unit},
        {u"ours"_s, median(ours)},
        {u"ours_rounds"_s, toJsonArray(ours)},
        {u"goal"_s, goal},
        {u"goal_is"_s, direction == Goal::AtLeast ? u"at least"_s : u"at most"_s},
        {u"goal_of"_s, isRatio() ? u"ratio"_s : u"ours"_s},
        {u"reached"_s, reached()},
    };
    if (isRatio()) {
        json.insert(u"peer_name"_s, peerName);
        json.insert(u"peer"_s, median(peer));
        json.insert(u"peer_rounds"_s, toJsonArray(peer));
        json.insert(u"ratio"_s, value());
    }
    if (!details.isEmpty())
        json.insert(u"details"_s, details);
    return json;
}

void say(const QString &line)
{
    std::fprintf(stderr, "    %s\n", qUtf8Printable(line));
}

} // namespace billow::bench
