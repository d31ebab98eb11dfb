// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/AnalyticsRows.h"

#include "core/base/Words.h"

namespace billow {

using namespace Qt::StringLiterals;

Result<MinuteTotals> decodeMinute(
    UtcTime minute, const QString &currency, const StoredSum &stored, const StoredSum &displayed)
{
    const auto known = Currency::fromCode(currency);
    const auto storedTotal = int128FromString(stored.total);
    const auto displayedTotal = int128FromString(displayed.total);
    if (!known || !storedTotal || !displayedTotal) {
        return Error::incompatible(
            Words::tr("The figures of minute %1 (%2) in the ledger are not ones that Billow can read")
                .arg(toIso8601(minute), currency));
    }
    return MinuteTotals{std::chrono::floor<std::chrono::minutes>(minute), *known, stored.count, *storedTotal,
        displayed.count, *displayedTotal};
}

Result<Rollup> decodeRollup(const QString &dimension, const QString &key, const Result<CurrencyTotals> &totals)
{
    const auto known = dimensionFromString(dimension);
    if (!known)
        return Error::incompatible(
            Words::tr("The ledger is rolled up by \"%1\", which Billow does not know").arg(dimension));
    if (!totals)
        return totals.error();
    return Rollup{*known, key, *totals};
}

Error lostRollupState()
{
    return Error::incompatible(Words::tr("The ledger has lost the state of its figures: table rollup_state is empty"));
}

} // namespace billow
