// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/SqlConnection.h"

#include "core/base/Words.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/PostgresConnection.h"
#include "core/ledger/store/SqliteConnection.h"

#include <QJsonDocument>
#include <QSqlError>

#include <atomic>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Those of an engine do not change: one for the whole program.
const NamedQueries &queriesOf(const QString &dialect)
{
    static const NamedQueries sqlite(u"sqlite"_s);
    static const NamedQueries postgresql(u"postgresql"_s);
    return dialect == "sqlite"_L1 ? sqlite : postgresql;
}

QString newName()
{
    static std::atomic<int> last = 0;
    return u"billow-%1"_s.arg(++last);
}

} // namespace

QByteArrayView SqlRow::utf8(int column) const
{
    const auto place = static_cast<std::size_t>(column);
    if (m_utf8.size() <= place)
        m_utf8.resize(place + 1);
    m_utf8[place] = text(column).toUtf8();
    return m_utf8[place];
}

SqlRows::SqlRows(SqlConnection &connection, QSqlQuery &query)
    : m_connection(connection)
    , m_query(query)
{
}

SqlRows::~SqlRows()
{
    m_query.finish();
}

Result<bool> SqlRows::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return m_connection.translated(m_query.lastError());
    return false;
}

Result<void> SqlRows::only()
{
    const auto row = next();
    if (!row)
        return row.error();
    return *row ? Result<void>() : Error::internal(Words::tr("internal error: a query of the ledger returned no row"));
}

std::int64_t SqlRows::number(int column) const
{
    return m_query.value(column).toLongLong();
}

QString SqlRows::text(int column) const
{
    return m_query.value(column).toString();
}

QVariant sqlValue(std::int64_t number)
{
    return QVariant::fromValue(static_cast<qlonglong>(number));
}

QVariant sqlValue(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant sqlValue(UtcTime time)
{
    return sqlValue(std::int64_t{time.time_since_epoch().count()});
}

QVariant sqlValue(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QVariant sqlValue(const QByteArray &bytes)
{
    return bytes;
}

QVariant sqlNull()
{
    return QVariant(QMetaType::fromType<QString>());
}

std::unique_ptr<SqlConnection> SqlConnection::create(const LedgerLocation &location)
{
    switch (location.engine) {
    case LedgerLocation::Engine::Sqlite:
        return std::make_unique<SqliteConnection>(location.path);
    case LedgerLocation::Engine::Postgresql:
        return std::make_unique<PostgresConnection>(location);
    }
    Q_UNREACHABLE();
}

SqlConnection::SqlConnection(QString dialect)
    : m_dialect(std::move(dialect))
    , m_queries(queriesOf(m_dialect))
{
}

SqlConnection::~SqlConnection() = default;

Result<void> SqlConnection::addDatabase(const QString &driver, const QString &packages)
{
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        return Error::incompatible(
            Words::tr("Qt’s database driver %1 isn’t installed. Install the package %2.").arg(driver, packages));
    }
    m_name = newName();
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    return {};
}

void SqlConnection::close() noexcept
{
    // The driver goes first: a query that outlives it says nothing more to the server.
    m_database = QSqlDatabase();
    if (!m_name.isEmpty())
        QSqlDatabase::removeDatabase(std::exchange(m_name, {}));
    m_kept.clear();
    m_once.reset();
    m_lost = false;
}

Result<std::unique_ptr<SqlRows>> SqlConnection::query(QLatin1StringView name, const QVariantList &values)
{
    QSqlQuery &query = queryFor(name);
    if (auto started = start(query, m_queries.text(name), values); !started)
        return started.error();
    return std::make_unique<SqlRows>(*this, query);
}

Result<std::unique_ptr<SqlRows>> SqlConnection::queryText(const QString &sql, const QVariantList &values)
{
    QSqlQuery &query = queryOnce();
    if (auto started = start(query, sql, values); !started)
        return started.error();
    return std::make_unique<SqlRows>(*this, query);
}

Result<int> SqlConnection::execute(QLatin1StringView name, const QVariantList &values)
{
    QSqlQuery &query = queryFor(name);
    if (auto started = start(query, m_queries.text(name), values); !started)
        return started.error();
    const int changed = query.numRowsAffected();
    query.finish();
    return changed;
}

Result<void> SqlConnection::apply(QLatin1StringView name, const QVariantList &values)
{
    const auto done = execute(name, values);
    return done ? Result<void>() : done.error();
}

Result<void> SqlConnection::run(const QString &script)
{
    for (const QString &statement : splitStatements(script)) {
        QSqlQuery query(m_database);
        if (auto started = start(query, statement, {}); !started)
            return started;
    }
    return {};
}

Result<void> SqlConnection::commit()
{
    const auto committed = execute("commit"_L1);
    return committed ? Result<void>() : committed.error();
}

QSqlQuery &SqlConnection::queryFor(const QString &key)
{
    const auto found = m_kept.find(key);
    if (found != m_kept.end())
        return found->second;
    return m_kept.emplace(key, QSqlQuery(m_database)).first->second;
}

/// What has no values is not prepared: some statements cannot be.
Result<void> SqlConnection::start(QSqlQuery &query, const QString &sql, const QVariantList &values)
{
    m_errorCode.clear();
    if (!isOpen())
        return Error::unavailable(Words::tr("There is no connection to the database"));
    beginCall();
    bool prepared = true;
    if (!values.isEmpty() && query.lastQuery() != sql)
        prepared = query.prepare(sql);
    for (int i = 0; prepared && i < values.size(); ++i)
        query.bindValue(i, values[i]);
    const bool done = prepared && (values.isEmpty() ? query.exec(sql) : query.exec());
    if (endCall() && done)
        return {};
    const QSqlError error = query.lastError();
    m_errorCode = error.nativeErrorCode();
    if (!prepared)
        query.clear(); // or it would be taken for prepared the next time
    return translated(error);
}

QSqlQuery &SqlConnection::queryOnce()
{
    // The one before tells the server that it goes.
    if (m_once && isOpen()) {
        beginCall();
        m_once.reset();
        if (!endCall())
            lose();
    }
    return m_once.emplace(m_database);
}

SqlConnection::Deadline SqlConnection::callDeadline() const
{
    return m_deadline.value_or(std::chrono::steady_clock::now() + m_patience);
}

} // namespace billow
