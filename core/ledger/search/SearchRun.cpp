// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/SearchRun.h"

#include "core/ledger/search/FoundInvoices.h"
#include "core/ledger/search/SearchStatement.h"
#include "core/ledger/search/TextMatcher.h"
#include "core/ledger/store/LedgerStore.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Applies \a limit to the calls of a connection, as long as this lives.
class Limited final {
public:
    Limited(SqlConnection &connection, const SearchLimit &limit)
        : m_connection(connection)
    {
        m_connection.setDeadline(limit.deadline);
        m_connection.setInterruption(limit.cancelled);
    }
    ~Limited()
    {
        m_connection.setDeadline({});
        m_connection.setInterruption({});
    }
    Q_DISABLE_COPY_MOVE(Limited)

private:
    SqlConnection &m_connection;
};

Result<InvoiceSearch> readRows(SqlConnection &connection, const InvoiceQuery &query, const LedgerPosition &position)
{
    const SearchStatement search = SearchStatement::make(query, position.cursor, connection);
    const KeyKind kind = kindOf(query.order.key);
    const TextMatcher matcher(query.filter.text);
    FoundInvoices found(query.order);
    const auto read = connection.visit(search.read, false, [&](const SqlRow &row) -> Result<void> {
        if (search.textColumn > 0) {
            const auto matches = [&](int offset) { return matcher.isIn(row.utf8(search.textColumn + offset)); };
            if (!matches(0) && !matches(1) && !matches(2))
                return {};
        }
        return found.add({
            .seq = row.number(SearchStatement::SeqColumn),
            .currency = row.utf8(SearchStatement::CurrencyColumn),
            .subtotal = row.number(SearchStatement::SubtotalColumn),
            .vat = row.number(SearchStatement::VatColumn),
            .total = row.number(SearchStatement::TotalColumn),
            .isCreditNote = row.number(SearchStatement::CreditNoteColumn) != 0,
            .number = kind == KeyKind::Number ? row.number(SearchStatement::KeyColumn) : 0,
            .text = kind == KeyKind::Text ? row.utf8(SearchStatement::KeyColumn) : QByteArrayView(),
        });
    });
    if (!read)
        return read.error();
    return found.take(position);
}

} // namespace

Result<InvoiceSearch> searchInvoices(LedgerStore &store, const InvoiceQuery &query, const SearchLimit &limit)
{
    if (limit.isReached())
        return limit.error();
    const auto search = [&]() -> Result<InvoiceSearch> {
        const Limited limited(store.connection(), limit);
        if (auto begun = store.connection().beginSearch(limit.deadline); !begun)
            return begun.error();
        const auto position = store.readPosition();
        if (!position)
            return position.error();
        if (auto found = FoundInvoices::without(query, *position))
            return std::move(*found);
        return readRows(store.connection(), query, *position);
    };
    auto found = search();
    const bool outOfTime = store.connection().isOutOfTime();
    store.rollback();
    if (found)
        return found;
    if (limit.isCancelled())
        return limit.error();
    if (!store.isConnected())
        return found.error(); // a server that does not answer
    return outOfTime || limit.isReached() ? SearchLimit::tookTooLong() : found.error();
}

} // namespace billow
