// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"
#include "core/invoice/ItemOutcome.h"
#include "core/ledger/store/NamedQueries.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <span>

namespace billow {

struct LedgerLocation;

/// Who opens a database.
enum class Access {
    Write, ///< a ledger's one writer, which holds its lock
    Read, ///< beside the writer
    Foreign, ///< a database of another program, of which nothing is expected and nothing written
};

/// One row of a result, whose columns have the same types on both engines: texts, integers of 64 bits (also for times,
/// in milliseconds since 1970, and for truth), doubles, NULL.
class SqlRow {
public:
    SqlRow() = default;
    virtual ~SqlRow() = default;
    Q_DISABLE_COPY_MOVE(SqlRow)

    [[nodiscard]] virtual std::int64_t number(int column) const = 0; ///< 0 for NULL
    [[nodiscard]] virtual QString text(int column) const = 0; ///< empty for NULL
    /// As UTF-8; valid until the next row.
    [[nodiscard]] virtual QByteArrayView utf8(int column) const;
    [[nodiscard]] UtcTime time(int column) const { return UtcTime(std::chrono::milliseconds(number(column))); }

private:
    mutable std::vector<QByteArray> m_utf8; ///< by column
};

/// The rows that a query has found. The query is over when this goes.
class SqlRows final : public SqlRow {
public:
    SqlRows(class SqlConnection &connection, QSqlQuery &query);
    ~SqlRows() override;

    /// To the next row, first the first one; false behind the last.
    Result<bool> next();
    /// To the only row. Internal: there is none.
    Result<void> only();
    [[nodiscard]] std::int64_t number(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] double real(int column) const { return m_query.value(column).toDouble(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }

private:
    SqlConnection &m_connection;
    QSqlQuery &m_query;
};

// What a query is given. QVariant takes an empty QString for NULL; here it is an empty text.
[[nodiscard]] QVariant sqlValue(std::int64_t number);
[[nodiscard]] QVariant sqlValue(const QString &text);
[[nodiscard]] QVariant sqlValue(UtcTime time);
[[nodiscard]] QVariant sqlValue(const QJsonArray &array); ///< as JSON
[[nodiscard]] QVariant sqlValue(const QByteArray &bytes);
[[nodiscard]] QVariant sqlNull();

/// One connection to a database, and what the two engines do differently: how it is opened and locked, what its errors
/// mean, and how rows travel in bulk. Queries are named (see NamedQueries) and stay prepared. Built, used and destroyed
/// on one thread; every call blocks. After an error Unavailable the connection may be lost: isOpen() tells.
class SqlConnection {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    [[nodiscard]] static std::unique_ptr<SqlConnection> create(const LedgerLocation &location);
    virtual ~SqlConnection();
    Q_DISABLE_COPY_MOVE(SqlConnection)

    /// Held: another program has the writer's lock; the message says which (program, pid, host).
    /// Unavailable: no such server, no such file and no right to make it, disk full. Incompatible: not a database that
    /// Billow can use, or Qt's driver for it is not installed.
    virtual Result<void> open(Access access) = 0;
    virtual void close() noexcept;
    [[nodiscard]] bool isOpen() const { return !m_lost && m_database.isOpen(); }
    /// Of a writer: tells LedgerHolder::find() where this program serves its API; empty: nowhere.
    virtual Result<void> announce(const QString &address) = 0;
    /// Whether the server is still there; of a file nothing is asked. Quick where nothing is wrong.
    virtual Result<void> probe() { return {}; }

    /// Runs a query that finds rows.
    Result<std::unique_ptr<SqlRows>> query(QLatin1StringView name, const QVariantList &values = {});
    /// The same with SQL that the caller has put together.
    Result<std::unique_ptr<SqlRows>> queryText(const QString &sql, const QVariantList &values = {});
    /// Runs a query that finds no rows; answers how many it has changed.
    Result<int> execute(QLatin1StringView name, const QVariantList &values = {});
    /// The same where the number is of no interest.
    Result<void> apply(QLatin1StringView name, const QVariantList &values = {});
    /// Runs the statements of \a script, one by one.
    Result<void> run(const QString &script);

    virtual Result<void> commit();
    virtual void rollback() noexcept = 0;
    /// Begins a read-only transaction for a search that ends by \a deadline.
    virtual Result<void> beginSearch(Deadline deadline) = 0;
    /// Until the transaction ends, a statement may take as long as it takes.
    virtual Result<void> liftStatementTimeout() { return {}; }
    // What has to be set, inside the transaction, before …
    virtual Result<void> prepareForClear() { return {}; }
    virtual Result<void> prepareForDuplicateCount() { return {}; }

    using Visitor = std::function<Result<void>(const SqlRow &row)>;
    /// What to read in bulk: SELECT \a columns \a rest.
    struct BulkRead {
        QString columns;
        int count = 0; ///< of columns
        QString rest; ///< "FROM … WHERE …"
        QVariantList values;
    };
    /// Visits the rows one by one, many hundred thousand a second; however many there are, few are in memory. An error
    /// of \a visit ends it and is returned. The query stays prepared where \a kept says so.
    virtual Result<void> visit(const BulkRead &read, bool kept, const Visitor &visit) = 0;

    /// Inserts those of \a invoices that are not stored yet, numbered densely from \a firstSeq; one outcome an invoice,
    /// without the seq of a duplicate. Nothing: the engine has no quick way to do that, and nothing was inserted.
    virtual Result<std::optional<std::vector<ItemOutcome>>> insertNew(
        std::span<const Invoice> /*invoices*/, Seq /*firstSeq*/, UtcTime /*acceptedAt*/)
    {
        return std::optional<std::vector<ItemOutcome>>();
    }
    /// Inserts those of \a invoices that are no duplicates by their \a outcomes, under the numbers these give them.
    /// Where it fails, isUniqueViolation() tells whether one is stored already. \a meanwhile is called once, if all
    /// could be sent: while a server is busy with it.
    virtual Result<void> insert(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes,
        UtcTime acceptedAt, const std::function<void()> &meanwhile) = 0;
    [[nodiscard]] virtual bool isUniqueViolation() const = 0;
    /// Whether the last statement failed because another session kept a lock for too long.
    [[nodiscard]] virtual bool isLockTimeout() const { return false; }
    /// Whether the last statement failed because the time that a SearchLimit gave the server was over.
    [[nodiscard]] virtual bool isOutOfTime() const { return false; }

    /// "sqlite" or "postgresql", the folder below sql/.
    [[nodiscard]] const QString &dialect() const { return m_dialect; }
    [[nodiscard]] const NamedQueries &queries() const { return m_queries; }
    /// A database that holds tables of another program, named \a tables where the engine knows them.
    [[nodiscard]] virtual Error foreign(const QString &tables) const = 0;
    /// The ledger for people: a path, or "PostgreSQL".
    [[nodiscard]] virtual QString display() const = 0;

    /// Until when calls may last, or for how long each may. Where a server has not answered by then, the error is
    /// Unavailable and the connection is lost. SQLite knows no server and heeds neither.
    void setDeadline(std::optional<Deadline> deadline) { m_deadline = deadline; }
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    static constexpr std::chrono::milliseconds usualPatience{4'000};
    /// From now on \a wanted is asked several times a second, on any thread, while a call waits; true: the call ends
    /// with Unavailable. Empty: nothing interrupts.
    void setInterruption(std::function<bool()> wanted) { m_interruption = std::move(wanted); }

protected:
    explicit SqlConnection(QString dialect);

    /// Adds a connection of \a driver ("QPSQL") under a name of its own. Incompatible: the driver is not there, and is
    /// in one of \a packages.
    Result<void> addDatabase(const QString &driver, const QString &packages);
    /// What an error of the driver means; may call lose().
    virtual Error translated(const QSqlError &error) = 0;
    /// The connection is of no use any more. It is closed later: whoever has met the error still holds its query.
    void lose() { m_lost = true; }
    /// Around whatever may wait for a server.
    virtual void beginCall() { }
    /// False: the call was ended, and the connection with it, even if the call has just succeeded.
    virtual bool endCall() { return true; }

    // Queries live here: one that went while its connection is lost would complain that it cannot say good-bye.
    /// A new one, or the one that is kept under \a key.
    QSqlQuery &queryFor(const QString &key);
    /// A new one, which lives until the next call of this.
    QSqlQuery &queryOnce();
    Result<void> start(QSqlQuery &query, const QString &sql, const QVariantList &values);
    [[nodiscard]] QSqlDatabase &database() { return m_database; }
    [[nodiscard]] const QSqlDatabase &database() const { return m_database; }
    [[nodiscard]] Deadline callDeadline() const;
    [[nodiscard]] const std::function<bool()> &interruption() const { return m_interruption; }
    /// Of the last error: a result code of SQLite's, or a SQLSTATE.
    [[nodiscard]] const QString &errorCode() const { return m_errorCode; }
    void setErrorCode(const QString &code) { m_errorCode = code; }

    friend class SqlRows;

private:
    const QString m_dialect;
    const NamedQueries &m_queries;
    QString m_name; ///< of the database, among those of Qt; empty: closed
    QSqlDatabase m_database;
    bool m_lost = false;
    std::map<QString, QSqlQuery> m_kept; ///< by name, or by their SQL
    std::optional<QSqlQuery> m_once;
    std::optional<Deadline> m_deadline;
    std::chrono::milliseconds m_patience = usualPatience;
    std::function<bool()> m_interruption;
    QString m_errorCode;
};

} // namespace billow
