// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/AnalyticsTables.h"
#include "core/ledger/SqliteStatement.h"

#include <array>

namespace billow {

class SqliteConnection;

/// The analytics tables of a SQLite file.
class SqliteAnalytics final : public AnalyticsTables {
public:
    /// \a connection outlives this; it may be closed and opened again meanwhile.
    explicit SqliteAnalytics(const SqliteConnection &connection);

    /// Before the connection closes.
    void finalise() noexcept;

    Result<RollupState> readState() override;
    Result<void> addMinutes(std::span<const MinuteTotals> rows) override;
    Result<void> addRollups(std::span<const Rollup> rows, Seq upTo) override;
    Result<std::vector<MinuteTotals>> minutesFrom(UtcMinute from) override;
    Result<std::vector<Rollup>> allRollups() override;
    Result<std::vector<Rollup>> rollupsOf(Dimension dimension) override;
    Result<std::vector<Rollup>> largest(Dimension dimension, Currency currency, int most) override;
    Result<std::vector<Rollup>> last(Dimension dimension, Currency currency, int most) override;

private:
    enum Query { State, AddMinute, AddRollup, Reach, Minutes, All, OfDimension, Largest, Last, QueryCount };

    /// The statement, prepared where it is used for the first time.
    Result<SqliteStatement *> statement(Query query);
    Result<std::vector<Rollup>> rows(SqliteStatement &statement);
    Result<std::vector<Rollup>> some(Query query, Dimension dimension, Currency currency, int most);

    const SqliteConnection &m_connection;
    std::array<SqliteStatement, QueryCount> m_statements;
};

} // namespace billow
