// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SqliteSearch.h"

#include "core/ledger/FoundInvoices.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/SearchStatement.h"
#include "core/ledger/SqliteConnection.h"
#include "core/ledger/SqliteStatement.h"
#include "core/ledger/TextMatcher.h"

#include <sqlite3.h>

#include <algorithm>
#include <span>

namespace billow {

namespace {

/// Makes SQLite stop when the limit is reached, as long as this lives.
class Interruption final {
public:
    Interruption(sqlite3 *handle, const SearchLimit &limit)
        : m_handle(handle)
        , m_limit(limit)
    {
        constexpr int instructions = 20'000; // of SQLite's machine: a millisecond, or a few
        sqlite3_progress_handler(m_handle, instructions, &Interruption::look, this);
    }
    ~Interruption() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Interruption)

    [[nodiscard]] bool hasStopped() const { return m_stopped; }

private:
    static int look(void *self)
    {
        auto *interruption = static_cast<Interruption *>(self);
        interruption->m_stopped = interruption->m_limit.isReached();
        return interruption->m_stopped ? 1 : 0;
    }

    sqlite3 *const m_handle;
    const SearchLimit &m_limit;
    bool m_stopped = false;
};

/// Gives the connection its function billow_matches(), as long as this lives.
class MatchFunction final {
public:
    MatchFunction(sqlite3 *handle, const QString &wanted)
        : m_handle(handle)
        , m_matcher(wanted)
    {
        define(&MatchFunction::matches);
    }
    ~MatchFunction() { define(nullptr); }
    Q_DISABLE_COPY_MOVE(MatchFunction)

private:
    using Function = void (*)(sqlite3_context *, int, sqlite3_value **);
    void define(Function function)
    {
        constexpr int arguments = 3;
        sqlite3_create_function_v2(m_handle, "billow_matches", arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
            &m_matcher, function, nullptr, nullptr, nullptr);
    }
    static void matches(sqlite3_context *context, int count, sqlite3_value **values)
    {
        const auto *matcher = static_cast<const TextMatcher *>(sqlite3_user_data(context));
        const std::span texts(values, static_cast<std::size_t>(count));
        const bool found = std::any_of(texts.begin(), texts.end(), [matcher](sqlite3_value *value) {
            // The text first: it may convert the value, and only then is the size that of the text.
            const unsigned char *text = sqlite3_value_text(value);
            return text && matcher->isIn({reinterpret_cast<const char *>(text), sqlite3_value_bytes(value)});
        });
        sqlite3_result_int(context, found ? 1 : 0);
    }

    sqlite3 *const m_handle;
    TextMatcher m_matcher;
};

void bind(SqliteStatement &statement, const std::vector<SearchStatement::Value> &values)
{
    int parameter = 0;
    for (const SearchStatement::Value &value : values) {
        ++parameter;
        if (const auto *number = std::get_if<std::int64_t>(&value))
            statement.bind(parameter, *number);
        else if (const auto *time = std::get_if<UtcTime>(&value))
            statement.bindTime(parameter, *time);
        else
            statement.bindText(parameter, std::get<QString>(value));
    }
}

FoundInvoices::Row readRow(const SqliteStatement &statement, KeyKind key)
{
    return {
        .seq = statement.number(SearchStatement::SeqColumn),
        .currency = statement.bytes(SearchStatement::CurrencyColumn),
        .subtotal = statement.number(SearchStatement::SubtotalColumn),
        .vat = statement.number(SearchStatement::VatColumn),
        .total = statement.number(SearchStatement::TotalColumn),
        .number = key == KeyKind::Number ? statement.number(SearchStatement::KeyColumn) : 0,
        .text = key == KeyKind::Text ? statement.bytes(SearchStatement::KeyColumn) : QByteArrayView(),
    };
}

} // namespace

Result<InvoiceSearch> searchSqlite(const SqliteConnection &connection, const InvoiceQuery &query,
    const LedgerPosition &position, const SearchLimit &limit)
{
    if (auto found = FoundInvoices::without(query, position))
        return std::move(*found);
    // Before the statement that is to stop, and before it is gone.
    const Interruption interruption(connection.handle(), limit);
    const MatchFunction function(connection.handle(), query.filter.text);
    const SearchStatement search = SearchStatement::make(query, position.cursor, SqlDialect::Sqlite);
    SqliteStatement statement;
    if (auto prepared = statement.prepare(connection, search.sql.constData()); !prepared)
        return prepared.error();
    bind(statement, search.values);

    FoundInvoices found(query.order);
    const KeyKind key = kindOf(query.order.key);
    auto row = statement.step();
    for (; row && *row; row = statement.step()) {
        if (auto added = found.add(readRow(statement, key)); !added)
            return added.error();
    }
    if (!row)
        return interruption.hasStopped() ? limit.error() : row.error();
    return found.take(position);
}

} // namespace billow
