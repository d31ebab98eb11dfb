// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/PostgresConnection.h"

#include "core/base/Words.h"
#include "core/ledger/store/PostgresErrors.h"
#include "core/ledger/store/PostgresOptions.h"
#include "core/platform/SocketShutdown.h"

#include <QSqlDriver>
#include <QSqlError>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// For names, handshake and the session's settings together.
constexpr auto openingBudget = 4s;
constexpr auto partingPatience = 500ms;
/// A little less than the shortest connect_timeout.
constexpr auto shortestTimeOut = 1'900ms;

constexpr int oldestServer = 130'000;

/// Between the fields of a packed row: no text of an invoice holds it.
constexpr QChar fieldEnd(0x1f);

/// A row that arrives as one text. The driver takes most of a microsecond for each value that it is asked for, whatever
/// the value; one text a row makes bulk reads four times as fast.
class PackedRow final : public SqlRow {
public:
    explicit PackedRow(int count)
        : m_fields(static_cast<std::size_t>(count))
    {
    }
    void unpack(const QString &text)
    {
        m_text = text;
        qsizetype from = 0;
        for (QStringView &field : m_fields) {
            qsizetype end = m_text.indexOf(fieldEnd, from);
            if (end < 0)
                end = m_text.size();
            field = QStringView(m_text).mid(from, end - from);
            from = end + 1;
        }
    }
    [[nodiscard]] std::int64_t number(int column) const override { return at(column).toLongLong(); }
    [[nodiscard]] QString text(int column) const override { return at(column).toString(); }

private:
    [[nodiscard]] QStringView at(int column) const { return m_fields[static_cast<std::size_t>(column)]; }

    QString m_text;
    std::vector<QStringView> m_fields;
};

/// NULL becomes an empty field.
QString packed(const SqlConnection::BulkRead &read)
{
    QStringList places;
    for (int i = 0; i < read.count; ++i)
        places.append(u"%s"_s);
    return "SELECT format(E'"_L1 + places.join("\\x1f"_L1) + "', "_L1 + read.columns + ") "_L1 + read.rest;
}

} // namespace

PostgresConnection::PostgresConnection(LedgerLocation location, const QByteArray &name)
    : SqlConnection(u"postgresql"_s)
    , m_location(std::move(location))
    , m_sessionName(name.isEmpty() ? m_lock.applicationName() : name)
    , m_guard([this] { return cut(); })
{
}

PostgresConnection::~PostgresConnection()
{
    PostgresConnection::close();
}

Result<void> PostgresConnection::open(Access access)
{
    close();
    setDeadline(std::chrono::steady_clock::now() + openingBudget);
    auto opened = connect();
    if (opened && access != Access::Foreign)
        opened = checkServer();
    if (opened && access != Access::Foreign)
        opened = prepareSession(access);
    setDeadline({});
    if (!opened)
        close();
    return opened;
}

Result<void> PostgresConnection::connect()
{
    const auto options = postgresOptions(m_location.url, m_sessionName, callDeadline());
    if (!options)
        return options.error();
    if (auto added = addDatabase(u"QPSQL"_s, u"libqt6sql6-psql"_s); !added)
        return added;
    database().setHostName(options->host);
    database().setDatabaseName(options->database);
    database().setUserName(options->user);
    database().setPassword(options->password);
    database().setConnectOptions(options->others);
    const auto begin = std::chrono::steady_clock::now();
    beginCall();
    const bool opened = database().open();
    if (!endCall() || !opened) {
        // libpq says "timeout expired", in the language of the process.
        if (m_outcome != DeadlineGuard::Outcome::InTime
            || std::chrono::steady_clock::now() - begin > options->addresses * shortestTimeOut)
            return Error::unavailable(Words::tr("The PostgreSQL server isn’t responding"));
        return Error::unavailable(
            Words::tr("Can’t reach PostgreSQL: %1").arg(oneLine(database().lastError().databaseText())));
    }
    handle()->ignoreNotices();
    m_socket = handle()->socket();
    return {};
}

Result<void> PostgresConnection::checkServer()
{
    const auto state = query("server_state"_L1);
    if (!state)
        return state.error();
    if (auto row = (*state)->only(); !row)
        return row;
    if ((*state)->number(0) < oldestServer) {
        constexpr int major = 10'000;
        return Error::incompatible(Words::tr("The PostgreSQL server has version %1; Billow needs 13 or newer")
                                       .arg((*state)->number(0) / major));
    }
    if ((*state)->text(1) != "UTF8"_L1) {
        return Error::incompatible(
            Words::tr("The PostgreSQL database has the encoding %1. Billow needs one created with ENCODING 'UTF8'")
                .arg((*state)->text(1)));
    }
    if ((*state)->number(2) == 0)
        return Error::unavailable(
            Words::tr("The PostgreSQL connection has no schema for the ledger. Check its search_path."));
    return {};
}

Result<void> PostgresConnection::prepareSession(Access access)
{
    if (auto set = apply("notice_lost_client"_L1); !set)
        return set;
    if (access == Access::Read)
        return apply("read_only_session"_L1);
    for (const auto name : {"durable_session"_L1, "writer_session"_L1}) {
        if (auto set = apply(name); !set)
            return set;
    }
    return m_lock.take(*this);
}

void PostgresConnection::close() noexcept
{
    // It says good-bye to the server, which may not take it.
    m_guard.watch(std::chrono::steady_clock::now() + partingPatience);
    SqlConnection::close();
    m_guard.release();
    m_socket = -1;
    setDeadline({});
}

Result<void> PostgresConnection::announce(const QString &address)
{
    return m_lock.announce(*this, address);
}

Result<void> PostgresConnection::probe()
{
    return apply("probe"_L1);
}

Result<void> PostgresConnection::commit()
{
    if (const auto connection = handle(); connection && connection->hasFailedTransaction())
        return Error::internal(Words::tr("A failed transaction can’t be committed"));
    return SqlConnection::commit();
}

void PostgresConnection::rollback() noexcept
{
    if (isOpen() && !execute("rollback"_L1))
        lose();
}

/// The server gives up a little before we do, so that it is free again and the connection can be used on; and where we
/// give up, it is because the server does not answer.
Result<void> PostgresConnection::beginSearch(Deadline deadline)
{
    constexpr auto ahead = 300ms;
    constexpr auto most = std::chrono::milliseconds(1h);
    const auto left =
        std::chrono::floor<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now() - ahead);
    const auto timeout = std::clamp<std::chrono::milliseconds>(left, 1ms, most);
    return run(queries().text("begin_search"_L1).arg(timeout.count()));
}

void PostgresConnection::beginCall()
{
    m_guard.watch(callDeadline(), interruption());
}

bool PostgresConnection::endCall()
{
    m_outcome = m_guard.release();
    return m_outcome == DeadlineGuard::Outcome::InTime;
}

/// On the guard's thread. While open() runs its first queries, the driver has the socket and has not returned it yet:
/// there is no other way to it.
bool PostgresConnection::cut()
{
    int socket = m_socket;
    if (const auto connection = socket < 0 ? handle() : std::nullopt)
        socket = connection->socket();
    if (socket >= 0)
        shutDownSocket(socket);
    return socket >= 0;
}

Result<void> PostgresConnection::visit(const BulkRead &read, bool kept, const Visitor &visit)
{
    const QString sql = packed(read);
    QSqlQuery &query = kept ? queryFor(sql) : queryOnce();
    query.setForwardOnly(true); // row by row, as they arrive
    if (auto started = start(query, sql, read.values); !started)
        return started;
    PackedRow row(read.count);
    Result<void> result;
    constexpr int rowsPerDeadline = 1'000;
    for (int count = 0; result; ++count) {
        if (count % rowsPerDeadline == 0)
            beginCall();
        if (!query.next())
            break;
        row.unpack(query.value(0).toString());
        result = visit(row);
    }
    const bool inTime = endCall();
    if (result && (!inTime || query.lastError().isValid())) {
        setErrorCode(query.lastError().nativeErrorCode());
        return translated(query.lastError());
    }
    // What the visitor did not want is sent all the same, and thrown away.
    beginCall();
    query.finish();
    if (!endCall())
        lose();
    return result;
}

Result<void> PostgresConnection::insert(
    std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes, UtcTime acceptedAt)
{
    setErrorCode({});
    const auto connection = handle();
    if (!isOpen() || !connection)
        return Error::unavailable(Words::tr("There is no connection to the database"));
    beginCall();
    const auto failed = connection->copy(queries().text("copy_invoices"_L1), invoices, outcomes, acceptedAt);
    if (endCall() && !failed)
        return {};
    const PostgresHandle::Failure failure = failed.value_or(PostgresHandle::Failure());
    setErrorCode(failure.state);
    return explained(failure.state, failure.message);
}

bool PostgresConnection::isUniqueViolation() const
{
    return errorCode() == "23505"_L1;
}

bool PostgresConnection::isLockTimeout() const
{
    return errorCode() == "55P03"_L1; // lock_not_available
}

bool PostgresConnection::isOutOfTime() const
{
    return errorCode() == "57014"_L1; // query_canceled
}

Error PostgresConnection::foreign(const QString &tables) const
{
    return Error::incompatible(Words::tr(
        "The PostgreSQL database already has tables from another program (%1). Use another database or schema.")
                                   .arg(tables));
}

Error PostgresConnection::translated(const QSqlError &error)
{
    // The driver appends the code to what the server says, which begins with "ERROR:".
    QString said = error.databaseText();
    if (!error.nativeErrorCode().isEmpty())
        said = said.section(u'\n', 0, 0).section(u':', 1).trimmed();
    return explained(error.nativeErrorCode(), said);
}

Error PostgresConnection::explained(const QString &state, const QString &said)
{
    if (m_outcome == DeadlineGuard::Outcome::TimedOut) {
        lose();
        return Error::unavailable(Words::tr("The PostgreSQL server isn’t responding"));
    }
    if (m_outcome == DeadlineGuard::Outcome::Interrupted) {
        lose();
        return Error::unavailable(Words::tr("The call to PostgreSQL was interrupted"));
    }
    const auto connection = handle();
    if (!connection || connection->isLost()) {
        lose();
        return Error::unavailable(Words::tr("The connection to PostgreSQL was lost (%1)").arg(oneLine(said)));
    }
    if (state == "26000"_L1) {
        return Error::incompatible(Words::tr("A connection pooler changes the PostgreSQL session between transactions. "
                                             "Connect directly to the server, or pool whole sessions."));
    }
    const QString suffix = state.isEmpty() ? QString() : ", SQLSTATE "_L1 + state;
    return {kindOfSqlState(state), Words::tr("PostgreSQL refused a statement (%1%2)").arg(oneLine(said), suffix), {}};
}

} // namespace billow
