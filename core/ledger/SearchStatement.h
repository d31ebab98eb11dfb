// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <QByteArray>

#include <variant>
#include <vector>

namespace billow {

enum class SqlDialect { Sqlite, Postgresql };

/// A statement that finds what a query asks for, unsorted: sorting is done by FoundInvoices, in a fraction of the time
/// that either engine takes, and alike on both. All that comes from outside is a parameter.
///
/// SQLite's function billow_matches(number, seller, buyer) says whether one of these contains the text of the filter.
struct SearchStatement {
    enum Column { SeqColumn, CurrencyColumn, SubtotalColumn, VatColumn, TotalColumn, KeyColumn };
    using Value = std::variant<std::int64_t, UtcTime, QString>;

    QByteArray sql;
    std::vector<Value> values; ///< of the parameters, in their order

    /// \a cursor is that of the moment that is searched.
    [[nodiscard]] static SearchStatement make(const InvoiceQuery &query, Seq cursor, SqlDialect dialect);
};

/// Whether what decides the order is a text; otherwise it is a number of 64 bits. Nothing where the seq alone does, and
/// then there is no key column.
enum class KeyKind { Arrival, Number, Text };
[[nodiscard]] KeyKind kindOf(InvoiceKey key);

} // namespace billow
