// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ledger/Rollups.h"

#include <QByteArrayView>

// What both back ends share of the analytics tables.
namespace billow {

/// In the order in which both write and read them.
#define BILLOW_MINUTE_COLUMNS                                                                                          \
    "minute, currency, stored_count, stored_total_minor, displayed_count, displayed_total_minor"
#define BILLOW_ROLLUP_COLUMNS "dimension, currency, key, count, subtotal_minor, vat_minor, total_minor"

/// A count and a sum as they are stored; the sum is decimal digits.
struct StoredSum {
    std::int64_t count;
    QString total;
};

// Incompatible where a table holds what no program of ours wrote.
[[nodiscard]] Result<MinuteTotals> decodeMinute(
    UtcTime minute, const QString &currency, const StoredSum &stored, const StoredSum &displayed);
[[nodiscard]] Result<Rollup> decodeRollup(
    const QString &dimension, const QString &key, const Result<CurrencyTotals> &totals);
[[nodiscard]] Error lostRollupState();

} // namespace billow
