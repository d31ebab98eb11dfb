// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/demo/CounterRandom.h"
#include "core/invoice/CountryCode.h"
#include "core/invoice/Invoice.h"

#include <QString>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace billow {

/// An invented company of the demo data.
struct DemoCompany {
    QString name;
    CountryCode country;
};

/// The companies of resources/demo/companies.tsv, which is compiled in; those of one country stand together.
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
