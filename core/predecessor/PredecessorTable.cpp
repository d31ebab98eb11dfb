// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/predecessor/PredecessorTable.h"

#include "core/base/Words.h"

#include <QStringList>

#include <utility>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A table without an index on its id is sorted before the first row comes.
constexpr auto patience = 600s;

/// The rows as texts, whatever the types of the columns, NULL for a column that is not there.
QString cursorOver(const QStringList &columns)
{
    QStringList values;
    for (const char *name : PredecessorColumn::names) {
        const QString column = QString::fromLatin1(name);
        values.append(columns.contains(column) ? column + "::text"_L1 : u"NULL::text"_s);
    }
    // By the column: id alone would be the text in the list.
    const QString order = columns.contains(u"id"_s) ? u" ORDER BY invoices.id"_s : QString();
    return u"DECLARE original NO SCROLL CURSOR FOR SELECT %1 FROM invoices%2"_s.arg(values.join(", "_L1), order);
}

} // namespace

PredecessorTable::PredecessorTable(LedgerLocation location, const std::atomic<bool> &cancelled)
    : m_location(std::move(location))
    , m_connection(m_location, "billowd migrate")
    , m_cancelled(cancelled)
{
}

Result<void> PredecessorTable::open()
{
    m_connection.setInterruption([this] { return m_cancelled.load(std::memory_order_relaxed); });
    if (auto opened = m_connection.open(Access::Foreign); !opened)
        return opened;
    m_connection.setPatience(patience);
    if (auto begun = beginSnapshot(); !begun)
        return begun;
    const auto present = columns();
    if (!present)
        return present.error();
    if (auto checked = check(*present); !checked)
        return checked;
    const auto count = m_connection.queryText(u"SELECT count(*) FROM invoices"_s);
    if (!count)
        return count.error();
    if (auto row = (*count)->only(); !row)
        return row;
    m_rows = (*count)->number(0);
    return m_connection.run(cursorOver(*present));
}

Result<void> PredecessorTable::beginSnapshot()
{
    // Times in UTC as ISO 8601, and numbers with every digit, whatever the server's habits.
    return m_connection.run(u"SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET extra_float_digits = 1;"
                            "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;"
                            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
}

Result<QStringList> PredecessorTable::columns()
{
    {
        const auto database = m_connection.queryText(u"SELECT current_database()::text"_s);
        if (!database)
            return database.error();
        if (auto row = (*database)->only(); !row)
            return row.error();
        m_database = (*database)->text(0);
    }
    const auto rows =
        m_connection.queryText(u"SELECT attname::text FROM pg_attribute "
                               "WHERE attrelid = to_regclass('invoices') AND attnum > 0 AND NOT attisdropped"_s);
    if (!rows)
        return rows.error();
    QStringList names;
    auto row = (*rows)->next();
    for (; row && *row; row = (*rows)->next())
        names.append((*rows)->text(0));
    if (!row)
        return row.error();
    return names;
}

Result<void> PredecessorTable::check(const QStringList &columns) const
{
    if (columns.isEmpty())
        return Error::incompatible(Words::tr("%1 has no table \"invoices\"").arg(m_location.display));
    if (columns.contains(u"subtotal_minor"_s))
        return Error::incompatible(
            Words::tr("%1 is a Billow ledger, not a database of the original").arg(m_location.display));
    const auto lacks = [&columns](PredecessorColumn::Index column) {
        return !columns.contains(QString::fromLatin1(PredecessorColumn::names[column]));
    };
    const auto lacking = [this](const QString &what) {
        return Error::incompatible(Words::tr("The table \"invoices\" in %1 has no column %2, which every invoice needs")
                                       .arg(m_location.display, what));
    };
    for (const auto column : {PredecessorColumn::Number, PredecessorColumn::Seller, PredecessorColumn::Buyer}) {
        if (lacks(column))
            return lacking(QString::fromLatin1(PredecessorColumn::names[column]));
    }
    if (lacks(PredecessorColumn::Date) && lacks(PredecessorColumn::InsertedAt))
        return lacking(u"invoice_date or inserted_at"_s);
    if (lacks(PredecessorColumn::Subtotal) + lacks(PredecessorColumn::Vat) + lacks(PredecessorColumn::Total) > 1)
        return lacking(u"for two of subtotal, vat_amount and total_amount"_s);
    return {};
}

Result<std::vector<PredecessorRow>> PredecessorTable::next()
{
    const auto found = m_connection.queryText(u"FETCH %1 FROM original"_s.arg(batchSize));
    if (!found)
        return found.error();
    std::vector<PredecessorRow> rows;
    auto next = (*found)->next();
    for (; next && *next; next = (*found)->next()) {
        PredecessorRow &row = rows.emplace_back();
        for (int column = 0; column < static_cast<int>(PredecessorColumn::Count); ++column) {
            if (!(*found)->isNull(column))
                row[static_cast<std::size_t>(column)] = (*found)->text(column);
        }
    }
    if (!next)
        return next.error();
    return rows;
}

} // namespace billow
