// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SqliteAnalytics.h"

#include "core/ledger/AnalyticsRows.h"
#include "core/ledger/InvoiceColumns.h"
#include "core/ledger/SqliteConnection.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array queryTexts{
    "SELECT up_to_seq, stored_after, displayed_after FROM rollup_state",
    "INSERT INTO minute_totals (" BILLOW_MINUTE_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (minute, currency) DO UPDATE SET stored_count = stored_count + excluded.stored_count, "
    "stored_total_minor = digit_sum(stored_total_minor, excluded.stored_total_minor), "
    "displayed_count = displayed_count + excluded.displayed_count, "
    "displayed_total_minor = digit_sum(displayed_total_minor, excluded.displayed_total_minor)",
    "INSERT INTO rollups (" BILLOW_ROLLUP_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
    "ON CONFLICT (dimension, currency, key) DO UPDATE SET count = count + excluded.count, "
    "subtotal_minor = digit_sum(subtotal_minor, excluded.subtotal_minor), "
    "vat_minor = digit_sum(vat_minor, excluded.vat_minor), "
    "total_minor = digit_sum(total_minor, excluded.total_minor)",
    "UPDATE rollup_state SET up_to_seq = ?1",
    "SELECT " BILLOW_MINUTE_COLUMNS " FROM minute_totals WHERE minute >= ?1 ORDER BY minute, currency",
    "SELECT " BILLOW_ROLLUP_COLUMNS " FROM rollups",
    "SELECT " BILLOW_ROLLUP_COLUMNS " FROM rollups WHERE dimension = ?1",
    "SELECT " BILLOW_ROLLUP_COLUMNS " FROM rollups WHERE dimension = ?1 AND currency = ?2 "
    "ORDER BY length(total_minor) DESC, total_minor DESC, key LIMIT ?3",
    "SELECT " BILLOW_ROLLUP_COLUMNS " FROM rollups WHERE dimension = ?1 AND currency = ?2 ORDER BY key DESC LIMIT ?3",
};

} // namespace

SqliteAnalytics::SqliteAnalytics(const SqliteConnection &connection)
    : m_connection(connection)
{
}

void SqliteAnalytics::finalise() noexcept
{
    for (SqliteStatement &statement : m_statements)
        statement.finalise();
}

Result<SqliteStatement *> SqliteAnalytics::statement(Query query)
{
    static_assert(queryTexts.size() == QueryCount);
    SqliteStatement &statement = m_statements[query];
    if (!statement.isPrepared()) {
        if (auto prepared = statement.prepare(m_connection, queryTexts[query]); !prepared)
            return prepared.error();
    }
    return &statement;
}

Result<RollupState> SqliteAnalytics::readState()
{
    auto statement = this->statement(State);
    if (!statement)
        return statement.error();
    const auto row = (*statement)->step();
    if (!row)
        return row.error();
    if (!*row)
        return lostRollupState();
    const RollupState state{(*statement)->number(0), (*statement)->number(1), (*statement)->number(2)};
    (*statement)->reset();
    return state;
}

Result<void> SqliteAnalytics::addMinutes(std::span<const MinuteTotals> rows)
{
    auto statement = this->statement(AddMinute);
    if (!statement)
        return statement.error();
    SqliteStatement &add = **statement;
    for (const MinuteTotals &row : rows) {
        add.bindTime(1, row.minute);
        add.bindText(2, row.currency.code());
        add.bind(3, row.storedCount);
        add.bindText(4, toString(row.storedTotal));
        add.bind(5, row.displayedCount);
        add.bindText(6, toString(row.displayedTotal));
        if (auto done = add.run(); !done)
            return done;
    }
    return {};
}

Result<void> SqliteAnalytics::addRollups(std::span<const Rollup> rows, Seq upTo)
{
    auto statement = this->statement(AddRollup);
    if (!statement)
        return statement.error();
    SqliteStatement &add = **statement;
    for (const auto &[dimension, key, totals] : rows) {
        add.bindText(1, toString(dimension));
        add.bindText(2, totals.currency.code());
        add.bindText(3, key);
        add.bind(4, totals.count);
        add.bindText(5, toString(totals.subtotal));
        add.bindText(6, toString(totals.vat));
        add.bindText(7, toString(totals.total));
        if (auto done = add.run(); !done)
            return done;
    }
    auto reach = this->statement(Reach);
    if (!reach)
        return reach.error();
    (*reach)->bind(1, upTo);
    return (*reach)->run();
}

Result<std::vector<MinuteTotals>> SqliteAnalytics::minutesFrom(UtcMinute from)
{
    auto statement = this->statement(Minutes);
    if (!statement)
        return statement.error();
    SqliteStatement &columns = **statement;
    columns.bindTime(1, from);
    std::vector<MinuteTotals> minutes;
    auto row = columns.step();
    for (; row && *row; row = columns.step()) {
        const auto minute = decodeMinute(columns.time(0), columns.text(1), {columns.number(2), columns.text(3)},
            {columns.number(4), columns.text(5)});
        if (!minute) {
            columns.reset();
            return minute.error();
        }
        minutes.push_back(*minute);
    }
    if (!row)
        return row.error();
    return minutes;
}

Result<std::vector<Rollup>> SqliteAnalytics::rows(SqliteStatement &statement)
{
    std::vector<Rollup> rollups;
    auto row = statement.step();
    for (; row && *row; row = statement.step()) {
        const auto totals = decodeTotals(
            statement.bytes(1), statement.number(3), statement.text(4), statement.text(5), statement.text(6));
        auto rollup = decodeRollup(statement.text(0), statement.text(2), totals);
        if (!rollup) {
            statement.reset();
            return rollup.error();
        }
        rollups.push_back(std::move(*rollup));
    }
    if (!row)
        return row.error();
    return rollups;
}

Result<std::vector<Rollup>> SqliteAnalytics::allRollups()
{
    auto statement = this->statement(All);
    return statement ? rows(**statement) : statement.error();
}

Result<std::vector<Rollup>> SqliteAnalytics::rollupsOf(Dimension dimension)
{
    auto statement = this->statement(OfDimension);
    if (!statement)
        return statement.error();
    (*statement)->bindText(1, toString(dimension));
    return rows(**statement);
}

Result<std::vector<Rollup>> SqliteAnalytics::largest(Dimension dimension, Currency currency, int most)
{
    return some(Largest, dimension, currency, most);
}

Result<std::vector<Rollup>> SqliteAnalytics::last(Dimension dimension, Currency currency, int most)
{
    return some(Last, dimension, currency, most);
}

Result<std::vector<Rollup>> SqliteAnalytics::some(Query query, Dimension dimension, Currency currency, int most)
{
    auto statement = this->statement(query);
    if (!statement)
        return statement.error();
    (*statement)->bindText(1, toString(dimension));
    (*statement)->bindText(2, currency.code());
    (*statement)->bind(3, std::int64_t{most});
    return rows(**statement);
}

} // namespace billow
