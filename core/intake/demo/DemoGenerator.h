// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/CountryCode.h"
#include "core/invoice/DecimalArithmetic.h"
#include "core/invoice/Invoice.h"

#include <QString>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

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

/// An invented company of the demo data.
struct DemoCompany {
    QString name;
    CountryCode country;
};

/// The companies of resources/demo/companies.tsv, which is compiled in; those of one country are adjacent.
/// Throws std::logic_error where that file is broken: a fault of the build. Thread-safe.
[[nodiscard]] std::vector<DemoCompany> readDemoCompanies();

/// A subtotal in cents such that with 15 % VAT the total lies between 10.00 and 250,000.00: log-normal, with its median
/// near 4,800.00 and most of it between 1,000.00 and 25,000.00. Integers alone, so that every platform and compiler
/// draws the same cent.
[[nodiscard]] std::int64_t drawDemoSubtotal(CounterRandom &random);

/// Makes invoices of Southern African trade that never happened: invented companies of the fifteen SADC countries,
/// 15 % VAT, totals between 10.00 and 250,000.00 ZAR. An invoice is a function of (seed, day, ordinal) and of nothing
/// else, so that any of them can be made again. Immutable: any thread may use it. A million a second and more, because
/// names are shared, not copied.
class DemoGenerator final {
public:
    explicit DemoGenerator(std::uint64_t seed);

    /// Invoice number \a ordinal (1, 2, 3 …) of \a day (20261123): INV-20261123-000001. The parties always come from
    /// two countries, as in trade that passes a border; seq and acceptedAt are left for the ledger. Always validates.
    [[nodiscard]] Invoice make(int day, std::int64_t ordinal, UtcTime issuedAt) const;

    /// What paymentMechanism is drawn from.
    [[nodiscard]] std::span<const QString> paymentMechanisms() const { return m_paymentMechanisms; }
    [[nodiscard]] std::span<const DemoCompany> companies() const { return m_companies; }

private:
    /// The companies of one country, as places in m_companies.
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    std::uint64_t m_seed;
    std::vector<DemoCompany> m_companies;
    std::vector<Range> m_compatriots; ///< for each company, those of its country
    std::array<QString, 5> m_paymentMechanisms;
    QString m_source;
};

} // namespace billow
