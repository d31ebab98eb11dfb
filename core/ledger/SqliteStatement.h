// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"
#include "core/ledger/Utf8Buffer.h"

#include <QByteArrayView>

struct sqlite3_stmt;

namespace billow {

class SqliteConnection;

/// A prepared statement that is kept and run many times. Parameters count from 1, columns from 0, as in SQLite.
class SqliteStatement final {
public:
    SqliteStatement() = default;
    ~SqliteStatement();
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    Result<void> prepare(const SqliteConnection &connection, const char *sql);
    void finalise() noexcept;
    [[nodiscard]] bool isPrepared() const { return m_statement != nullptr; }

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    void bindNull(int parameter);
    void bindText(int parameter, QStringView text);
    /// NULL where \a text is empty.
    void bindTextOrNull(int parameter, QStringView text);
    void bindTime(int parameter, UtcTime time) { bind(parameter, std::int64_t{time.time_since_epoch().count()}); }

    /// True: a row stands ready; false: done, and the statement may be bound anew.
    Result<bool> step();
    /// Runs to the end a statement that gives no rows.
    Result<void> run();
    void reset() noexcept;

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const { return QString::fromUtf8(bytes(column)); }
    [[nodiscard]] UtcTime time(int column) const { return UtcTime(UtcTime::duration(number(column))); }
    /// Until the next step().
    [[nodiscard]] QByteArrayView bytes(int column) const;

private:
    const SqliteConnection *m_connection = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    Utf8Buffer m_texts; ///< what is bound, until reset
};

} // namespace billow
