// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresResult.h"

#include "core/ledger/PostgresBytes.h"

#include <libpq-fe.h>

#include <QtEndian>

#include <bit>

namespace billow {

namespace {

template <typename T>
T number(QByteArrayView bytes)
{
    return bytes.size() == sizeof(T) ? qFromBigEndian<T>(bytes.data()) : T();
}

} // namespace

void PostgresResult::Clear::operator()(pg_result *result) const
{
    PQclear(result);
}

int PostgresResult::rows() const
{
    return PQntuples(m_result.get());
}

bool PostgresResult::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

std::int32_t PostgresResult::int32(int row, int column) const
{
    return number<std::int32_t>(bytes(row, column));
}

std::int64_t PostgresResult::int64(int row, int column) const
{
    return number<std::int64_t>(bytes(row, column));
}

double PostgresResult::real(int row, int column) const
{
    return std::bit_cast<double>(int64(row, column));
}

bool PostgresResult::boolean(int row, int column) const
{
    return number<std::uint8_t>(bytes(row, column)) != 0;
}

UtcTime PostgresResult::time(int row, int column) const
{
    return PostgresBytes::fromMicroseconds(int64(row, column));
}

QByteArrayView PostgresResult::bytes(int row, int column) const
{
    return {PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)};
}

} // namespace billow
