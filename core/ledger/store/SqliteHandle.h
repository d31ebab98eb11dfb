// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/store/SqlConnection.h"

struct sqlite3;
struct sqlite3_context;
struct sqlite3_stmt;
struct sqlite3_value;

namespace billow {

/// What Qt Sql has no way to do on SQLite, on the handle of its driver: bulk writes by one prepared statement, rows
/// that are visited where SQLite has them, and an interruption. Only where the driver is built on the system's SQLite,
/// as we are: a handle of another library would be misread. Destroyed before its connection is closed.
class SqliteHandle final {
public:
    /// Nothing where the driver of \a database has a SQLite of its own.
    [[nodiscard]] static std::unique_ptr<SqliteHandle> of(const QSqlDatabase &database, const QString &driverSource);
    ~SqliteHandle();
    Q_DISABLE_COPY_MOVE(SqliteHandle)

    struct Failure {
        int code = 0; ///< an extended result code of SQLite's
        QString message;
    };
    /// Runs \a sql once an invoice, with the columns of InvoiceColumn as its values: an INSERT that does nothing where
    /// the invoice is stored already. Numbers the others densely from \a firstSeq, and adds an outcome for each.
    std::optional<Failure> insert(const QString &sql, std::span<const Invoice> invoices, Seq firstSeq,
        UtcTime acceptedAt, std::vector<ItemOutcome> &outcomes);

    /// Until finishVisit() SQL's aggregate billow_visit(column, …) shows each row to \a visit.
    void beginVisit(const SqlConnection::Visitor &visit) { m_visit = &visit; }
    /// Why the visitor ended it.
    [[nodiscard]] std::optional<Error> finishVisit();

    /// SQLite stops soon after \a wanted has answered true, as long as this lives.
    class Interruption final {
    public:
        Interruption(SqliteHandle &handle, std::function<bool()> wanted);
        ~Interruption();
        Q_DISABLE_COPY_MOVE(Interruption)

    private:
        sqlite3 *const m_handle;
        const std::function<bool()> m_wanted;
    };

    [[nodiscard]] bool isInTransaction() const;

private:
    explicit SqliteHandle(sqlite3 *handle);
    [[nodiscard]] Failure failure() const;
    static void visitRow(sqlite3_context *context, int count, sqlite3_value **values);
    static void finishRows(sqlite3_context *context);

    sqlite3 *const m_handle;
    const SqlConnection::Visitor *m_visit = nullptr;
    std::optional<Error> m_visitError;
    sqlite3_stmt *m_insert = nullptr;
};

} // namespace billow
