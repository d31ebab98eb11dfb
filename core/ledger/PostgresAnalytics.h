// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/AnalyticsTables.h"
#include "core/ledger/PostgresConnection.h"

#include <functional>

namespace billow {

/// The analytics tables in PostgreSQL. Any number of rows is written in one round trip.
class PostgresAnalytics final : public AnalyticsTables {
public:
    /// \a connection outlives this; \a deadline says until when a statement that begins now may take.
    PostgresAnalytics(PostgresConnection &connection, std::function<PostgresConnection::Deadline()> deadline);

    Result<RollupState> readState() override;
    Result<void> addMinutes(std::span<const MinuteTotals> rows) override;
    Result<void> addRollups(std::span<const Rollup> rows, Seq upTo) override;
    Result<std::vector<MinuteTotals>> minutesFrom(UtcMinute from) override;
    Result<std::vector<Rollup>> allRollups() override;
    Result<std::vector<Rollup>> rollupsOf(Dimension dimension) override;
    Result<std::vector<Rollup>> largest(Dimension dimension, Currency currency, int most) override;
    Result<std::vector<Rollup>> last(Dimension dimension, Currency currency, int most) override;

private:
    Result<void> write(const char *sql, const PostgresParameters &parameters);
    Result<std::vector<Rollup>> read(const char *sql, const PostgresParameters &parameters);

    PostgresConnection &m_connection;
    const std::function<PostgresConnection::Deadline()> m_deadline;
};

} // namespace billow
