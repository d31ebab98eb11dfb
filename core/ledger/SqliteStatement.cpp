// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SqliteStatement.h"

#include "core/ledger/SqliteConnection.h"

#include <sqlite3.h>

namespace billow {

SqliteStatement::~SqliteStatement()
{
    finalise();
}

Result<void> SqliteStatement::prepare(const SqliteConnection &connection, const char *sql)
{
    finalise();
    m_connection = &connection;
    if (sqlite3_prepare_v3(connection.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr) != SQLITE_OK)
        return connection.lastError();
    return {};
}

void SqliteStatement::finalise() noexcept
{
    sqlite3_finalize(m_statement);
    m_statement = nullptr;
}

void SqliteStatement::bind(int parameter, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, parameter, value);
}

void SqliteStatement::bind(int parameter, double value)
{
    sqlite3_bind_double(m_statement, parameter, value);
}

void SqliteStatement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement, parameter);
}

void SqliteStatement::bindText(int parameter, QStringView text)
{
    const QByteArrayView utf8 = m_texts.add(text);
    sqlite3_bind_text(m_statement, parameter, utf8.data(), static_cast<int>(utf8.size()), SQLITE_STATIC);
}

void SqliteStatement::bindTextOrNull(int parameter, QStringView text)
{
    if (text.isEmpty())
        bindNull(parameter);
    else
        bindText(parameter, text);
}

Result<bool> SqliteStatement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const Error error = m_connection->lastError();
    reset();
    return error;
}

Result<void> SqliteStatement::run()
{
    const auto row = step();
    if (!row)
        return row.error();
    if (*row)
        reset();
    return {};
}

void SqliteStatement::reset() noexcept
{
    sqlite3_reset(m_statement);
    m_texts.clear();
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double SqliteStatement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArrayView SqliteStatement::bytes(int column) const
{
    // The text first: it may convert the value, and only then is the size that of the text.
    const unsigned char *text = sqlite3_column_text(m_statement, column);
    return {reinterpret_cast<const char *>(text), sqlite3_column_bytes(m_statement, column)};
}

} // namespace billow
