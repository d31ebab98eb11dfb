// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <QByteArrayView>

#include <memory>

struct pg_result;

namespace billow {

/// The rows that a statement gave, in binary. Rows and columns count from 0.
class PostgresResult final {
public:
    PostgresResult() = default;
    /// Takes \a result over.
    explicit PostgresResult(pg_result *result)
        : m_result(result)
    {
    }

    [[nodiscard]] explicit operator bool() const { return m_result != nullptr; }
    [[nodiscard]] pg_result *get() const { return m_result.get(); }

    [[nodiscard]] int rows() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    // Each of a column of exactly that type; zero or empty where it is NULL.
    [[nodiscard]] std::int32_t int32(int row, int column) const;
    [[nodiscard]] std::int64_t int64(int row, int column) const;
    [[nodiscard]] double real(int row, int column) const;
    [[nodiscard]] bool boolean(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const { return QString::fromUtf8(bytes(row, column)); }
    [[nodiscard]] UtcTime time(int row, int column) const;
    [[nodiscard]] QByteArrayView bytes(int row, int column) const;

private:
    struct Clear {
        void operator()(pg_result *result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

} // namespace billow
