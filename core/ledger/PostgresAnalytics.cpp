// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresAnalytics.h"

#include "core/ledger/AnalyticsRows.h"
#include "core/ledger/InvoiceColumns.h"
#include "core/ledger/Utf8Buffer.h"

#include <array>

namespace billow {

namespace {

/// The rows of one statement as an array of texts for each column, which the statement takes apart and casts.
template <std::size_t Count>
class TextColumns final {
public:
    explicit TextColumns(std::size_t rows)
    {
        for (auto &column : m_columns)
            column.reserve(rows);
    }

    void add(const std::array<QString, Count> &row)
    {
        for (std::size_t column = 0; column < Count; ++column)
            m_columns[column].push_back(m_texts.add(row[column]));
    }

    [[nodiscard]] PostgresParameters parameters() const
    {
        PostgresParameters parameters;
        for (const auto &column : m_columns)
            parameters.texts(column);
        return parameters;
    }

private:
    Utf8Buffer m_texts;
    std::array<std::vector<QByteArrayView>, Count> m_columns;
};

QString text(std::int64_t number)
{
    return QString::number(number);
}

#define BILLOW_SELECT_ROLLUPS                                                                                          \
    "SELECT dimension, currency, key, count, subtotal_minor::text, vat_minor::text, total_minor::text FROM rollups"

} // namespace

PostgresAnalytics::PostgresAnalytics(
    PostgresConnection &connection, std::function<PostgresConnection::Deadline()> deadline)
    : m_connection(connection)
    , m_deadline(std::move(deadline))
{
}

Result<RollupState> PostgresAnalytics::readState()
{
    const auto state =
        m_connection.query("SELECT up_to_seq, stored_after, displayed_after FROM rollup_state", {}, m_deadline());
    if (!state)
        return state.error();
    if (state->rows() != 1)
        return lostRollupState();
    return RollupState{state->int64(0, 0), state->int64(0, 1), state->int64(0, 2)};
}

Result<void> PostgresAnalytics::addMinutes(std::span<const MinuteTotals> rows)
{
    TextColumns<6> columns(rows.size());
    for (const MinuteTotals &row : rows) {
        columns.add({text(row.minute.time_since_epoch().count()), row.currency.code(), text(row.storedCount),
            toString(row.storedTotal), text(row.displayedCount), toString(row.displayedTotal)});
    }
    return write("INSERT INTO minute_totals AS old (" BILLOW_MINUTE_COLUMNS ") "
                 "SELECT 'epoch'::timestamptz + minute::bigint * interval '1 minute', currency, stored_count::bigint,"
                 "       stored_total::numeric, displayed_count::bigint, displayed_total::numeric "
                 "FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])"
                 "  AS new (minute, currency, stored_count, stored_total, displayed_count, displayed_total) "
                 "ON CONFLICT (minute, currency) DO UPDATE SET"
                 "  stored_count = old.stored_count + excluded.stored_count,"
                 "  stored_total_minor = old.stored_total_minor + excluded.stored_total_minor,"
                 "  displayed_count = old.displayed_count + excluded.displayed_count,"
                 "  displayed_total_minor = old.displayed_total_minor + excluded.displayed_total_minor",
        columns.parameters());
}

Result<void> PostgresAnalytics::addRollups(std::span<const Rollup> rows, Seq upTo)
{
    TextColumns<7> columns(rows.size());
    for (const auto &[dimension, key, totals] : rows) {
        columns.add({toString(dimension), totals.currency.code(), key, text(totals.count), toString(totals.subtotal),
            toString(totals.vat), toString(totals.total)});
    }
    if (auto added = write(
            "INSERT INTO rollups AS old (" BILLOW_ROLLUP_COLUMNS ") "
            "SELECT dimension, currency, key, count::bigint, subtotal::numeric, vat::numeric, total::numeric "
            "FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])"
            "  AS new (dimension, currency, key, count, subtotal, vat, total) "
            "ON CONFLICT (dimension, currency, key) DO UPDATE SET"
            "  count = old.count + excluded.count, subtotal_minor = old.subtotal_minor + excluded.subtotal_minor,"
            "  vat_minor = old.vat_minor + excluded.vat_minor, total_minor = old.total_minor + excluded.total_minor",
            columns.parameters());
        !added)
        return added;
    return write("UPDATE rollup_state SET up_to_seq = $1", PostgresParameters().int64(upTo));
}

Result<std::vector<MinuteTotals>> PostgresAnalytics::minutesFrom(UtcMinute from)
{
    const auto found = m_connection.query(
        "SELECT minute, currency, stored_count, stored_total_minor::text, displayed_count, displayed_total_minor::text "
        "FROM minute_totals WHERE minute >= $1 ORDER BY minute, currency",
        PostgresParameters().time(from), m_deadline());
    if (!found)
        return found.error();
    std::vector<MinuteTotals> minutes;
    minutes.reserve(static_cast<std::size_t>(found->rows()));
    for (int row = 0; row < found->rows(); ++row) {
        const auto minute = decodeMinute(found->time(row, 0), found->text(row, 1),
            {found->int64(row, 2), found->text(row, 3)}, {found->int64(row, 4), found->text(row, 5)});
        if (!minute)
            return minute.error();
        minutes.push_back(*minute);
    }
    return minutes;
}

Result<std::vector<Rollup>> PostgresAnalytics::allRollups()
{
    return read(BILLOW_SELECT_ROLLUPS, {});
}

Result<std::vector<Rollup>> PostgresAnalytics::rollupsOf(Dimension dimension)
{
    return read(BILLOW_SELECT_ROLLUPS " WHERE dimension = $1", PostgresParameters().text(toString(dimension)));
}

Result<std::vector<Rollup>> PostgresAnalytics::largest(Dimension dimension, Currency currency, int most)
{
    return read(BILLOW_SELECT_ROLLUPS
        " WHERE dimension = $1 AND currency = $2 ORDER BY rollups.total_minor DESC, key COLLATE \"C\" LIMIT $3",
        PostgresParameters().text(toString(dimension)).text(currency.code()).int32(most));
}

Result<std::vector<Rollup>> PostgresAnalytics::last(Dimension dimension, Currency currency, int most)
{
    return read(BILLOW_SELECT_ROLLUPS
        " WHERE dimension = $1 AND currency = $2 ORDER BY key COLLATE \"C\" DESC LIMIT $3",
        PostgresParameters().text(toString(dimension)).text(currency.code()).int32(most));
}

Result<void> PostgresAnalytics::write(const char *sql, const PostgresParameters &parameters)
{
    const auto written = m_connection.query(sql, parameters, m_deadline());
    return written ? Result<void>() : written.error();
}

Result<std::vector<Rollup>> PostgresAnalytics::read(const char *sql, const PostgresParameters &parameters)
{
    const auto found = m_connection.query(sql, parameters, m_deadline());
    if (!found)
        return found.error();
    std::vector<Rollup> rollups;
    rollups.reserve(static_cast<std::size_t>(found->rows()));
    for (int row = 0; row < found->rows(); ++row) {
        const auto totals = decodeTotals(
            found->bytes(row, 1), found->int64(row, 3), found->text(row, 4), found->text(row, 5), found->text(row, 6));
        auto rollup = decodeRollup(found->text(row, 0), found->text(row, 2), totals);
        if (!rollup)
            return rollup.error();
        rollups.push_back(std::move(*rollup));
    }
    return rollups;
}

} // namespace billow
