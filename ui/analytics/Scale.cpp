// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/Scale.h"

#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace billow {

namespace {

constexpr double mostSteps = 5;

struct Unit {
    double size;
    const char *text;
};

/// The largest first; the last one has no name.
constexpr std::array units{
    Unit{1e12, QT_TRANSLATE_NOOP("CompactNumber", "%1 tn")},
    Unit{1e9, QT_TRANSLATE_NOOP("CompactNumber", "%1 bn")},
    Unit{1e6, QT_TRANSLATE_NOOP("CompactNumber", "%1 M")},
    Unit{1e3, QT_TRANSLATE_NOOP("CompactNumber", "%1 k")},
    Unit{1, nullptr},
};

const Unit &unitOf(double number)
{
    constexpr double longest = 10'000; // shorter ones are written in full
    const auto *plain = &units.back();
    if (std::abs(number) < longest)
        return *plain;
    return *std::ranges::find_if(units, [number](const Unit &unit) { return std::abs(number) >= unit.size; });
}

/// With as many decimals as it needs, at most \a most of them.
QString shortest(double number, const MoneyFormat &format, int most)
{
    const double parts = std::pow(10, most);
    const double rounded = std::round(number * parts) / parts;
    int decimals = most;
    for (int fewer = most - 1; fewer >= 0; --fewer) {
        const double shifted = rounded * std::pow(10, fewer);
        if (std::abs(std::round(shifted) - shifted) < 1e-6)
            decimals = fewer;
    }
    constexpr double exact = 9e15; // whole numbers up to here
    if (decimals == 0 && std::abs(rounded) < exact)
        return format.number(std::llround(rounded));
    return format.decimal(rounded, decimals);
}

} // namespace

ValueScale ValueScale::upTo(double largest, bool whole)
{
    if (!(largest > 0))
        return {};
    const double magnitude = std::pow(10, std::floor(std::log10(largest / mostSteps)));
    double step = magnitude;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        step = factor * magnitude;
        if (largest <= step * mostSteps * (1 + 1e-9))
            break;
    }
    if (whole)
        step = std::max(step, 1.0);
    return {step, std::max(1, static_cast<int>(std::ceil(largest / step - 1e-9)))};
}

QString compactNumber(double number, const MoneyFormat &format)
{
    return compactNumber(number, number, format);
}

QString compactNumber(double number, double reference, const MoneyFormat &format, int decimals)
{
    const Unit &unit = unitOf(reference);
    const bool isLost = number != 0 && std::abs(number) / unit.size * std::pow(10, decimals) < 0.5;
    if (isLost && &unit != &unitOf(number))
        return compactNumber(number, number, format, decimals);
    const QString text = shortest(number / unit.size, format, decimals);
    return unit.text && number != 0 ? QCoreApplication::translate("CompactNumber", unit.text).arg(text) : text;
}

} // namespace billow
