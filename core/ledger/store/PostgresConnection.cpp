// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/PostgresConnection.h"

#include "core/base/Words.h"
#include "core/ledger/store/PostgresHandle.h"
#include "core/platform/HostLookup.h"
#include "core/platform/SocketCalls.h"

#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Of the addresses that all names have: each that does not answer costs its time-out.
constexpr qsizetype mostAddresses = 2;

bool isName(const QString &host)
{
    return !host.isEmpty() && !host.startsWith(u'/') && !host.startsWith(u'@'); // a socket in the file system, or not
}

/// Replaces the names of hosts by their addresses: host and port once for each, and hostaddr beside them.
Result<void> resolveHosts(QMap<QString, QString> &values, std::chrono::steady_clock::time_point deadline)
{
    const QStringList hosts = values.value(u"host"_s).split(u',');
    if (values.contains(u"hostaddr"_s) || std::none_of(hosts.begin(), hosts.end(), isName))
        return {};
    const QStringList ports = values.value(u"port"_s).split(u',');
    QStringList allHosts;
    QStringList allAddresses;
    QStringList allPorts;
    Result<void> failed;
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        QStringList addresses;
        if (isName(hosts[i])) {
            const auto found = resolveHost(hosts[i], deadline);
            if (!found) {
                failed = Error::unavailable(Words::tr("Can’t find %1: %2").arg(hosts[i], found.error().message));
                continue;
            }
            for (const QHostAddress &address : *found)
                addresses.append(address.toString());
            if (hosts.size() > 1)
                addresses.resize(1);
        } else {
            addresses.append(QString());
        }
        for (const QString &address : addresses) {
            allHosts.append(hosts[i]);
            allAddresses.append(address);
            allPorts.append(ports.size() == 1 ? ports.first() : ports.value(i));
        }
    }
    if (allHosts.isEmpty())
        return failed;
    // Several hosts are there to stand in for each other: each keeps one.
    if (hosts.size() == 1 && allHosts.size() > mostAddresses) {
        allHosts.resize(mostAddresses);
        allAddresses.resize(mostAddresses);
        allPorts.resize(mostAddresses);
    }
    values[u"host"_s] = allHosts.join(u',');
    values[u"hostaddr"_s] = allAddresses.join(u',');
    if (values.contains(u"port"_s))
        values[u"port"_s] = allPorts.join(u',');
    return {};
}

QString quoted(QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return u'\'' + value + u'\'';
}

} // namespace

Result<PostgresOptions> postgresOptions(
    const QString &url, const QByteArray &sessionName, std::chrono::steady_clock::time_point deadline)
{
    auto parsed = PostgresHandle::parseUrl(url);
    if (!parsed)
        return parsed.error();
    QMap<QString, QString> values = *std::move(parsed);
    if (auto resolved = resolveHosts(values, deadline); !resolved)
        return resolved.error();
    const std::pair<QString, QString> defaults[]{{u"keepalives_idle"_s, u"10"_s}, {u"keepalives_interval"_s, u"5"_s},
        {u"keepalives_count"_s, u"3"_s}, {u"tcp_user_timeout"_s, u"20000"_s}};
    for (const auto &[keyword, value] : defaults) {
        if (!values.contains(keyword))
            values.insert(keyword, value);
    }
    // Of each address; 2 is the least that libpq takes.
    values.insert(u"connect_timeout"_s, values.value(u"hostaddr"_s).contains(u',') ? u"2"_s : u"3"_s);
    values.insert(u"application_name"_s, QString::fromUtf8(sessionName));
    values.remove(u"client_encoding"_s); // the driver's

    PostgresOptions options{.host = values.take(u"host"_s),
        .database = values.take(u"dbname"_s),
        .user = values.take(u"user"_s),
        .password = values.take(u"password"_s),
        .others = {},
        .addresses = static_cast<int>(values.value(u"hostaddr"_s).count(u',')) + 1};
    for (const auto &[keyword, value] : values.asKeyValueRange()) {
        if (value.contains(u';')) {
            return Error::incompatible(
                Words::tr("The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support")
                    .arg(keyword));
        }
        options.others += keyword + u'=' + quoted(value) + u' ';
    }
    return options;
}

namespace {

/// libpq gives no code for a connection that did not come about, only its text.
struct Meaning {
    const char16_t *pattern;
    const char *words; ///< %1: what the pattern captured
};

constexpr Meaning meanings[]{
    {uR"re(could not translate host name "([^"]*)")re",
        QT_TRANSLATE_NOOP("core", "The host name %1 isn’t known. Check its spelling.")},
    {uR"re(at "([^"]*)"[^:]*, port \d+ failed: Connection refused)re",
        QT_TRANSLATE_NOOP(
            "core", "Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.")},
    {uR"re(on socket "([^"]*)" failed: No such file)re",
        QT_TRANSLATE_NOOP("core", "The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.")},
    {uR"re(on socket "([^"]*)" failed: (?:Permission denied|Connection refused))re",
        QT_TRANSLATE_NOOP("core",
            "Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.")},
    {uR"re((Network is unreachable|No route to host))re",
        QT_TRANSLATE_NOOP("core", "Can’t reach the server over the network (%1)")},
    {uR"re(password authentication failed for user "([^"]*)")re",
        QT_TRANSLATE_NOOP("core", "The password for the user %1 was refused")},
    {uR"re((?:no password supplied))re",
        QT_TRANSLATE_NOOP("core", "The server needs a password, and the URL has none")},
    {uR"re(Peer authentication failed for user "([^"]*)")re",
        QT_TRANSLATE_NOOP("core",
            "On its socket, the server accepts the user %1 only from the system account with that name. Use a host and "
            "a password instead.")},
    {uR"re(role "([^"]*)" does not exist)re", QT_TRANSLATE_NOOP("core", "There is no user %1 on this server")},
    {uR"re(database "([^"]*)" does not exist)re",
        QT_TRANSLATE_NOOP("core", "There is no database %1 on this server. Create it with createdb %1")},
    {uR"re(permission denied for database "([^"]*)")re",
        QT_TRANSLATE_NOOP("core", "This user may not connect to the database %1")},
    {uR"re(no pg_hba\.conf entry for .*(no encryption))re",
        QT_TRANSLATE_NOOP("core",
            "The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask "
            "its administrator.")},
    {uR"re((pg_hba\.conf) )re",
        QT_TRANSLATE_NOOP("core",
            "The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.")},
    {uR"re(server does not support SSL)re",
        QT_TRANSLATE_NOOP("core", "The URL requires an encrypted connection, which the server doesn’t offer")},
    {uR"re((?:root certificate file|certificate verify failed|SSL error: ?|server certificate )(.*))re",
        QT_TRANSLATE_NOOP("core", "The server’s certificate was refused (%1)")},
    {uR"re((too many clients|remaining connection slots))re",
        QT_TRANSLATE_NOOP("core", "The server has no free connections at the moment (%1)")},
    {uR"re(the database system is (starting up|shutting down|in recovery mode))re",
        QT_TRANSLATE_NOOP("core", "The server is %1. Try again in a moment.")},
    {uR"re(invalid response to SSL negotiation|expected authentication request|unexpected response)re",
        QT_TRANSLATE_NOOP("core", "The server there isn’t PostgreSQL")},
    {uR"re(server closed the connection unexpectedly)re",
        QT_TRANSLATE_NOOP("core", "The server closed the connection immediately. Check that it is PostgreSQL.")},
};

} // namespace

Error::Kind kindOfSqlState(QStringView state)
{
    if (state == u"53100") // disk_full
        return Error::Kind::Full;
    // Connection, authorization, no such database, out of resources, operator intervention, other server faults; a
    // standby that does not accept writes, missing privileges, and conflicts with other sessions.
    for (const QStringView transient : {u"08", u"28", u"3D", u"53", u"57", u"58", u"25006", u"42501", u"40", u"55"}) {
        if (state.startsWith(transient))
            return Error::Kind::Unavailable;
    }
    // Somebody has dropped or changed a table; the data are damaged; or the prepared statement of a session is asked
    // for in another one.
    for (const QStringView foreign : {u"42P01", u"42703", u"3F000", u"XX001", u"XX002", u"26000"}) {
        if (state == foreign)
            return Error::Kind::Incompatible;
    }
    return Error::Kind::Internal;
}

QString oneLine(const QString &message)
{
    QStringList parts;
    for (const QString &line : message.split(u'\n', Qt::SkipEmptyParts)) {
        QString part = line.simplified();
        while (part.endsWith(u'.') || part.endsWith(u'?'))
            part.chop(1);
        if (line.startsWith(u'\t') && !part.isEmpty())
            part.front() = part.front().toLower(); // goes on with the line above
        parts += part;
    }
    return parts.join(u"; "_s);
}

QString explainPostgresFailure(const QString &message)
{
    for (const Meaning &meaning : meanings) {
        const QRegularExpression pattern(QString::fromUtf16(meaning.pattern));
        if (const auto match = pattern.match(message); match.hasMatch()) {
            const QString words = Words::tr(meaning.words);
            return words.contains("%1"_L1) ? words.arg(match.captured(1)) : words;
        }
    }
    return message;
}

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

Result<void> PostgresConnection::insert(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes,
    UtcTime acceptedAt, const std::function<void()> &meanwhile)
{
    setErrorCode({});
    const auto connection = handle();
    if (!isOpen() || !connection)
        return Error::unavailable(Words::tr("There is no connection to the database"));
    beginCall();
    const auto failed = connection->copy(queries().text("copy_invoices"_L1), invoices, outcomes, acceptedAt, meanwhile);
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
