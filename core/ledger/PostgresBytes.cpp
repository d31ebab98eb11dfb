// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresBytes.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace billow {

using namespace std::chrono;

namespace {

/// 2000-01-01, from which PostgreSQL counts.
constexpr UtcTime postgresEpoch = sys_days(year(2000) / January / 1);

} // namespace

template <typename T>
void PostgresBytes::number(T value)
{
    qToBigEndian(value, grow(sizeof(value)));
}

void PostgresBytes::int16(std::int16_t value)
{
    number(value);
}

void PostgresBytes::int32(std::int32_t value)
{
    number(value);
}

void PostgresBytes::int64(std::int64_t value)
{
    number(value);
}

void PostgresBytes::real(double value)
{
    int64(std::bit_cast<std::int64_t>(value));
}

void PostgresBytes::raw(QByteArrayView bytes)
{
    std::copy(bytes.begin(), bytes.end(), grow(bytes.size()));
}

void PostgresBytes::int32Field(std::int32_t value)
{
    int32(sizeof(value));
    int32(value);
}

void PostgresBytes::int64Field(std::int64_t value)
{
    int32(sizeof(value));
    int64(value);
}

void PostgresBytes::timeField(UtcTime time)
{
    int64Field(toMicroseconds(time));
}

void PostgresBytes::textField(QStringView text)
{
    const qsizetype start = m_bytes.size();
    const qsizetype room = static_cast<qsizetype>(sizeof(std::int32_t)) + m_encoder.requiredSpace(text.size());
    char *length = grow(room);
    char *begin = length + sizeof(std::int32_t);
    const char *end = m_encoder.appendToBuffer(begin, text);
    qToBigEndian(static_cast<std::int32_t>(end - begin), length);
    m_bytes.resize(start + (end - length));
}

void PostgresBytes::utf8Field(QByteArrayView text)
{
    int32(static_cast<std::int32_t>(text.size()));
    raw(text);
}

std::int64_t PostgresBytes::toMicroseconds(UtcTime time)
{
    return duration_cast<microseconds>(time - postgresEpoch).count();
}

UtcTime PostgresBytes::fromMicroseconds(std::int64_t value)
{
    return postgresEpoch + floor<milliseconds>(microseconds(value));
}

char *PostgresBytes::grow(qsizetype bytes)
{
    const qsizetype start = m_bytes.size();
    if (m_bytes.capacity() < start + bytes)
        m_bytes.reserve(std::max(2 * m_bytes.capacity(), start + bytes));
    m_bytes.resize(start + bytes);
    return m_bytes.data() + start;
}

} // namespace billow
