// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/search/Rollups.h"
#include "core/ledger/store/SqlConnection.h"

namespace billow {

/// Tables minute_totals, rollups and rollup_state, inside the open transaction or snapshot of their connection.
class AnalyticsTables final {
public:
    explicit AnalyticsTables(SqlConnection &connection)
        : m_connection(connection)
    {
    }

    Result<RollupState> readState();
    /// Each row is added to the one of its minute and currency.
    Result<void> addMinutes(std::span<const MinuteTotals> rows);
    /// Each row is added to the one of its dimension, key and currency; none may be there twice. Then rollups, which
    /// reach up to \a from, reach up to \a upTo. Held: they reach elsewhere, so another program has written.
    Result<void> addRollups(std::span<const Rollup> rows, Seq from, Seq upTo);

    /// Those of \a from and later, ascending.
    Result<std::vector<MinuteTotals>> minutesFrom(UtcMinute from);
    Result<std::vector<Rollup>> allRollups();
    Result<std::vector<Rollup>> rollupsOf(Dimension dimension);
    /// At most \a most, by total, the largest first; equal ones by key.
    Result<std::vector<Rollup>> largest(Dimension dimension, Currency currency, int most);
    /// At most \a most, by key, the last first.
    Result<std::vector<Rollup>> last(Dimension dimension, Currency currency, int most);

private:
    Result<std::vector<Rollup>> rollups(QLatin1StringView query, const QVariantList &values);

    SqlConnection &m_connection;
};

} // namespace billow
