// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerPosition.h"

#include <map>
#include <set>

namespace billow {

/// Looks whether the numbers that the generator gave are gapless within each day. A number that it gave, but that a
/// real invoice of that seller had already, is missing among its own, and no gap.
class DemoNumberAudit final {
public:
    void add(const Invoice &invoice);

    /// The first number that is missing or stands out of order; empty: there is none.
    [[nodiscard]] QString problem() const;
    /// The highest number of the newest day.
    [[nodiscard]] DemoNumber newest() const;

private:
    void miss(int day, std::int64_t from, std::int64_t to);

    std::map<int, std::int64_t> m_lastOfDay;
    std::set<DemoNumber> m_missing; ///< bounded: beyond that the first suffice
    std::set<DemoNumber> m_taken; ///< by real invoices; bounded
    QString m_outOfOrder;
};

} // namespace billow
