// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/PostgresBytes.h"

#include <vector>

namespace billow {

/// The parameters $1, $2 … of one statement, in binary. Adding goes by the order of the calls.
class PostgresParameters final {
public:
    PostgresParameters &int32(std::int32_t value);
    PostgresParameters &int64(std::int64_t value);
    PostgresParameters &real(double value);
    PostgresParameters &boolean(bool value);
    PostgresParameters &text(QStringView value);
    PostgresParameters &time(const std::optional<UtcTime> &value); ///< nothing: NULL
    PostgresParameters &int64s(std::span<const std::int64_t> values);
    PostgresParameters &texts(std::span<const QByteArrayView> utf8);

    // What libpq takes.
    [[nodiscard]] int count() const { return static_cast<int>(m_types.size()); }
    [[nodiscard]] const unsigned *types() const { return m_types.data(); }
    [[nodiscard]] std::vector<const char *> values() const;
    [[nodiscard]] const int *lengths() const { return m_lengths.data(); }
    [[nodiscard]] const int *formats() const { return m_formats.data(); }

private:
    enum Type : unsigned; ///< PostgreSQL's numbers of its built-in types

    template <typename Write>
    PostgresParameters &add(Type type, const Write &write);

    PostgresBytes m_bytes;
    std::vector<unsigned> m_types;
    std::vector<qsizetype> m_starts; ///< below zero: NULL
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

} // namespace billow
