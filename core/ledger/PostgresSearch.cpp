// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresSearch.h"

#include "core/ledger/FoundInvoices.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/PostgresConnection.h"
#include "core/ledger/SearchStatement.h"

#include <algorithm>

namespace billow {

using namespace std::chrono_literals;

namespace {

/// "query_canceled": what the server says when its time is up.
constexpr const char *timeIsUp = "57014";

PostgresParameters parametersOf(const std::vector<SearchStatement::Value> &values)
{
    PostgresParameters parameters;
    for (const SearchStatement::Value &value : values) {
        if (const auto *number = std::get_if<std::int64_t>(&value))
            parameters.int64(*number);
        else if (const auto *time = std::get_if<UtcTime>(&value))
            parameters.time(*time);
        else
            parameters.text(std::get<QString>(value));
    }
    return parameters;
}

FoundInvoices::Row readRow(const PostgresResult &row, KeyKind key)
{
    return {
        .seq = row.int64(0, SearchStatement::SeqColumn),
        .currency = row.bytes(0, SearchStatement::CurrencyColumn),
        .subtotal = row.int64(0, SearchStatement::SubtotalColumn),
        .vat = row.int64(0, SearchStatement::VatColumn),
        .total = row.int64(0, SearchStatement::TotalColumn),
        // A time is sent as 64 bits as well.
        .number = key == KeyKind::Number ? row.int64(0, SearchStatement::KeyColumn) : 0,
        .text = key == KeyKind::Text ? row.bytes(0, SearchStatement::KeyColumn) : QByteArrayView(),
    };
}

/// The server gives up a little before we do, so that it is free again and the connection can be used on; and where we
/// give up, it is because the server does not answer.
QByteArray begin(const SearchLimit &limit)
{
    constexpr auto ahead = 300ms;
    constexpr auto most = std::chrono::milliseconds(1h);
    const auto left =
        std::chrono::floor<std::chrono::milliseconds>(limit.deadline - std::chrono::steady_clock::now() - ahead);
    // The lock of a reader, taken before the snapshot: a reset, which no snapshot hides, waits until the search is
    // over.
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
           "SET LOCAL statement_timeout = "
        + QByteArray::number(static_cast<qlonglong>(std::clamp<std::chrono::milliseconds>(left, 1ms, most).count()))
        + ";LOCK TABLE invoices IN ACCESS SHARE MODE";
}

Result<InvoiceSearch> readRows(
    PostgresConnection &connection, const InvoiceQuery &query, const LedgerPosition &position, const SearchLimit &limit)
{
    const SearchStatement search = SearchStatement::make(query, position.cursor, SqlDialect::Postgresql);
    const KeyKind key = kindOf(query.order.key);
    FoundInvoices found(query.order);
    auto read = connection.forEachRow(search.sql.constData(), parametersOf(search.values), limit.deadline,
        [&](const PostgresResult &row) { return found.add(readRow(row, key)); });
    if (!read)
        return read.error();
    return found.take(position);
}

} // namespace

Result<InvoiceSearch> searchPostgres(PostgresConnection &connection, const InvoiceQuery &query,
    const SearchLimit &limit, const std::function<Result<LedgerPosition>()> &readPosition)
{
    if (limit.isReached())
        return limit.error();
    connection.setInterruption(limit.cancelled);
    const auto search = [&]() -> Result<InvoiceSearch> {
        if (auto begun = connection.run(begin(limit).constData(), limit.deadline); !begun)
            return begun.error();
        auto position = readPosition();
        if (!position)
            return position.error();
        if (auto found = FoundInvoices::without(query, *position))
            return std::move(*found);
        return readRows(connection, query, *position, limit);
    };
    auto found = search();
    connection.setInterruption({});
    if (found)
        return found;
    if (limit.isCancelled())
        return limit.error();
    return connection.sqlState() == timeIsUp ? SearchLimit::tookTooLong() : found.error();
}

} // namespace billow
