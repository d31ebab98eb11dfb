// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/DemoAmount.h"

#include <algorithm>
#include <array>

namespace billow {

namespace {

// Totals of 1,001 and 25,000,000 cents: 870 + 131 and 21,739,130 + 3,260,870.
constexpr std::int64_t smallest = 870;
constexpr std::int64_t largest = 21'739'130;

constexpr int fractionBits = 16;
constexpr std::int64_t one = std::int64_t{1} << fractionBits;

// In powers of two: 2^18.7 cents is 4,260 rand, 4,900 with VAT; one standard deviation is a factor of 2^2 = 4.
constexpr std::int64_t logMedian = one * 187 / 10;
constexpr std::int64_t logDeviation = one * 2;

/// Standard normal, times 2^16: the sum of twelve uniform numbers less six (Irwin and Hall) has mean 0 and variance 1.
std::int64_t drawNormal(CounterRandom &random)
{
    std::int64_t sum = 0;
    for (int word = 0; word < 3; ++word) {
        for (std::uint64_t bits = random.next(), part = 0; part < 4; ++part, bits >>= 16)
            sum += static_cast<std::int64_t>(bits & 0xffff);
    }
    return sum - 6 * one;
}

/// 2^(2^-1), 2^(2^-2) … 2^(2^-16), times 2^30.
constexpr std::array<std::uint64_t, fractionBits> roots{1518500250, 1276901417, 1170923762, 1121280436, 1097253708,
    1085434106, 1079572136, 1076653033, 1075196443, 1074468888, 1074105294, 1073923544, 1073832680, 1073787251,
    1073764537, 1073753181};

/// 2^(exponent / 2^16), rounded down.
std::int64_t powerOfTwo(std::int64_t exponent)
{
    std::uint64_t power = std::uint64_t{1} << 30;
    for (std::size_t bit = 0; bit < roots.size(); ++bit) {
        if ((exponent >> (fractionBits - 1 - static_cast<int>(bit))) & 1)
            power = (power * roots[bit]) >> 30;
    }
    const auto shift = 30 - (exponent >> fractionBits);
    return static_cast<std::int64_t>(shift >= 0 ? power >> shift : power << -shift);
}

} // namespace

std::int64_t drawDemoSubtotal(CounterRandom &random)
{
    // What falls outside is drawn again: clamped alone, one invoice in five hundred would be of exactly 250,000.00.
    std::int64_t subtotal = 0;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const std::int64_t exponent = logMedian + drawNormal(random) * logDeviation / one;
        subtotal = powerOfTwo(std::clamp<std::int64_t>(exponent, 0, 30 * one));
        if (subtotal >= smallest && subtotal <= largest)
            break;
    }
    return std::clamp(subtotal, smallest, largest);
}

} // namespace billow
