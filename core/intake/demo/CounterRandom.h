// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/DecimalArithmetic.h"

#include <cstdint>

namespace billow {

/// Random numbers that are a function of what they are for: the same seed and counters give the same numbers on every
/// platform and in any order of asking. The mixing is that of SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014). Not for secrets.
class CounterRandom final {
public:
    constexpr CounterRandom(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter)
        : m_state(mix(mix(mix(seed + increment) ^ stream) + increment * counter))
    {
    }

    constexpr std::uint64_t next()
    {
        m_state += increment;
        return mix(m_state);
    }

    /// From 0 to \a bound - 1. The bias, bound / 2^64, is far below what any sample can show.
    constexpr std::uint64_t below(std::uint64_t bound)
    {
        return static_cast<std::uint64_t>((static_cast<UnsignedInt128>(next()) * bound) >> 64);
    }

private:
    static constexpr std::uint64_t increment = 0x9e3779b97f4a7c15; // 2^64 / golden ratio, odd

    static constexpr std::uint64_t mix(std::uint64_t bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }

    std::uint64_t m_state;
};

} // namespace billow
