// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"
#include "core/invoice/ItemOutcome.h"

#include <QMap>

#include <functional>
#include <span>

struct pg_conn;
class QSqlDriver;

namespace billow {

/// What Qt Sql has no way to do on PostgreSQL, by libpq on the connection of its driver: COPY, the end of a call that
/// takes too long, and what the driver does not tell. A view: it owns nothing.
class PostgresHandle final {
public:
    /// Nothing before the driver has reached the server.
    [[nodiscard]] static std::optional<PostgresHandle> of(const QSqlDriver *driver);

    /// The keywords of a connection URI and their values, percent-escapes undone; without those it does not give.
    /// Invalid: libpq does not understand it. The message does not repeat what may be a part of the password.
    [[nodiscard]] static Result<QMap<QString, QString>> parseUrl(const QString &url);

    struct Failure {
        QString state; ///< the SQLSTATE; empty where the connection was lost
        QString message;
    };
    /// Runs \a copy ("COPY … FROM STDIN (FORMAT binary)") with those invoices that are no duplicates. \a meanwhile is
    /// called when all has been sent, before the server's answer is waited for.
    std::optional<Failure> copy(const QString &sql, std::span<const Invoice> invoices,
        std::span<const ItemOutcome> outcomes, UtcTime acceptedAt, const std::function<void()> &meanwhile) const;

    [[nodiscard]] bool isLost() const;
    /// To commit a transaction that has failed is no error to PostgreSQL.
    [[nodiscard]] bool hasFailedTransaction() const;
    /// The process on the server's side.
    [[nodiscard]] int serverProcess() const;
    /// What the server remarks beside its answers would go to the standard error.
    void ignoreNotices() const;

    /// The connection's socket; stays the same as long as it is open.
    [[nodiscard]] int socket() const;

private:
    explicit PostgresHandle(pg_conn *connection)
        : m_connection(connection)
    {
    }

    pg_conn *m_connection;
};

} // namespace billow
