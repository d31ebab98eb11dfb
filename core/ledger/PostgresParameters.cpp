// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresParameters.h"

namespace billow {

/// From PostgreSQL's pg_type.dat; they never change.
enum PostgresParameters::Type : unsigned {
    Boolean = 16,
    Int64 = 20,
    Int32 = 23,
    Text = 25,
    Real = 701,
    TextArray = 1009,
    Int64Array = 1016,
    Time = 1184,
};

namespace {

void writeArrayHead(PostgresBytes &bytes, std::int32_t type, std::size_t size)
{
    bytes.int32(1); // dimensions
    bytes.int32(0); // holds no NULL
    bytes.int32(type);
    bytes.int32(static_cast<std::int32_t>(size));
    bytes.int32(1); // the index of the first
}

} // namespace

template <typename Write>
PostgresParameters &PostgresParameters::add(Type type, const Write &write)
{
    constexpr int binary = 1;
    const qsizetype start = m_bytes.size();
    write();
    m_types.push_back(type);
    m_starts.push_back(start);
    m_lengths.push_back(static_cast<int>(m_bytes.size() - start));
    m_formats.push_back(binary);
    return *this;
}

PostgresParameters &PostgresParameters::int32(std::int32_t value)
{
    return add(Int32, [&] { m_bytes.int32(value); });
}

PostgresParameters &PostgresParameters::int64(std::int64_t value)
{
    return add(Int64, [&] { m_bytes.int64(value); });
}

PostgresParameters &PostgresParameters::real(double value)
{
    return add(Real, [&] { m_bytes.real(value); });
}

PostgresParameters &PostgresParameters::boolean(bool value)
{
    return add(Boolean, [&] { m_bytes.raw(value ? QByteArrayView("\1", 1) : QByteArrayView("\0", 1)); });
}

PostgresParameters &PostgresParameters::text(QStringView value)
{
    return add(Text, [&] { m_bytes.raw(value.toUtf8()); });
}

PostgresParameters &PostgresParameters::time(const std::optional<UtcTime> &value)
{
    if (value)
        return add(Time, [&] { m_bytes.int64(PostgresBytes::toMicroseconds(*value)); });
    add(Time, [] {});
    m_starts.back() = -1;
    return *this;
}

PostgresParameters &PostgresParameters::int64s(std::span<const std::int64_t> values)
{
    return add(Int64Array, [&] {
        writeArrayHead(m_bytes, Int64, values.size());
        for (const std::int64_t value : values)
            m_bytes.int64Field(value);
    });
}

PostgresParameters &PostgresParameters::texts(std::span<const QByteArrayView> utf8)
{
    return add(TextArray, [&] {
        writeArrayHead(m_bytes, Text, utf8.size());
        for (const QByteArrayView text : utf8)
            m_bytes.utf8Field(text);
    });
}

std::vector<const char *> PostgresParameters::values() const
{
    std::vector<const char *> values;
    values.reserve(m_starts.size());
    for (const qsizetype start : m_starts)
        values.push_back(start < 0 ? nullptr : m_bytes.view().data() + start);
    return values;
}

} // namespace billow
