// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/AnalyticsTables.h"

#include "core/base/Words.h"
#include "core/ledger/store/StoredRows.h"

#include <QJsonArray>

#include <map>
#include <tuple>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// All rows of a result, each read by \a read.
template <typename T>
Result<std::vector<T>> readAll(const Result<std::unique_ptr<SqlRows>> &rows, Result<T> (*read)(const SqlRow &))
{
    if (!rows)
        return rows.error();
    std::vector<T> all;
    auto row = (*rows)->next();
    for (; row && *row; row = (*rows)->next()) {
        auto one = read(**rows);
        if (!one)
            return one.error();
        all.push_back(*std::move(one));
    }
    if (!row)
        return row.error();
    return all;
}

} // namespace

Result<RollupState> AnalyticsTables::readState()
{
    const auto rows = m_connection.query("read_rollup_state"_L1);
    if (!rows)
        return rows.error();
    const auto row = (*rows)->next();
    if (!row)
        return row.error();
    if (!*row)
        return Error::incompatible(Words::tr("The ledger is damaged: table rollup_state is empty. Restore a backup."));
    return RollupState{(*rows)->number(0), (*rows)->number(1), (*rows)->number(2)};
}

Result<void> AnalyticsTables::addMinutes(std::span<const MinuteTotals> rows)
{
    if (rows.empty())
        return {};
    // Rows are the ones of this minute: there is little to read. Sums may pass what SQL adds exactly on both engines.
    const auto stored = minutesFrom(rows.front().minute);
    if (!stored)
        return stored.error();
    QJsonArray sums;
    for (MinuteTotals row : rows) {
        for (const MinuteTotals &old : *stored) {
            if (old.minute != row.minute || old.currency != row.currency)
                continue;
            row.storedCount += old.storedCount;
            row.storedTotal += old.storedTotal;
            row.displayedCount += old.displayedCount;
            row.displayedTotal += old.displayedTotal;
        }
        sums.append(QJsonArray{static_cast<qint64>(UtcTime(row.minute).time_since_epoch().count()), row.currency.code(),
            static_cast<qint64>(row.storedCount), toString(row.storedTotal), static_cast<qint64>(row.displayedCount),
            toString(row.displayedTotal)});
    }
    return m_connection.apply("write_minutes"_L1, {sqlValue(sums)});
}

Result<void> AnalyticsTables::addRollups(std::span<const Rollup> rows, Seq from, Seq upTo)
{
    const auto moved = m_connection.execute("write_rollup_state"_L1, {sqlValue(upTo), sqlValue(from)});
    if (!moved)
        return moved.error();
    if (*moved != 1)
        return Error::held(Words::tr("Another program has changed the ledger’s analytics tables"));

    QJsonArray keys;
    for (const Rollup &row : rows)
        keys.append(QJsonArray{toString(row.dimension), row.totals.currency.code(), row.key});
    const auto stored = rollups("rollups_at"_L1, {sqlValue(keys)});
    if (!stored)
        return stored.error();
    std::map<std::tuple<Dimension, Currency, QString>, const CurrencyTotals *> old;
    for (const Rollup &row : *stored)
        old.emplace(std::tuple(row.dimension, row.totals.currency, row.key), &row.totals);

    QJsonArray sums;
    for (const auto &[dimension, key, added] : rows) {
        CurrencyTotals totals = added;
        if (const auto found = old.find({dimension, added.currency, key}); found != old.end())
            totals += *found->second;
        sums.append(totalsRow({toString(dimension), totals.currency.code(), key}, totals));
    }
    return m_connection.apply("write_rollups"_L1, {sqlValue(sums)});
}

Result<std::vector<MinuteTotals>> AnalyticsTables::minutesFrom(UtcMinute from)
{
    return readAll<MinuteTotals>(m_connection.query("minutes_from"_L1, {sqlValue(UtcTime(from))}), readMinute);
}

Result<std::vector<Rollup>> AnalyticsTables::allRollups()
{
    return rollups("all_rollups"_L1, {});
}

Result<std::vector<Rollup>> AnalyticsTables::rollupsOf(Dimension dimension)
{
    return rollups("rollups_of"_L1, {sqlValue(toString(dimension))});
}

Result<std::vector<Rollup>> AnalyticsTables::largest(Dimension dimension, Currency currency, int most)
{
    return rollups(
        "largest_rollups"_L1, {sqlValue(toString(dimension)), sqlValue(currency.code()), sqlValue(std::int64_t{most})});
}

Result<std::vector<Rollup>> AnalyticsTables::last(Dimension dimension, Currency currency, int most)
{
    return rollups(
        "last_rollups"_L1, {sqlValue(toString(dimension)), sqlValue(currency.code()), sqlValue(std::int64_t{most})});
}

Result<std::vector<Rollup>> AnalyticsTables::rollups(QLatin1StringView query, const QVariantList &values)
{
    return readAll<Rollup>(m_connection.query(query, values), readRollup);
}

} // namespace billow
