// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresWriterLock.h"

#include "core/base/ProcessFigures.h"
#include "core/base/Words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// The lock is one of the database; this and the schema's name tell it from the locks of other programs and ledgers.
constexpr const char *takeLock = "SELECT pg_try_advisory_lock(1112099927, hashtext(current_schema()))";

constexpr const char *waitForLock = "SELECT pg_advisory_lock(1112099927, hashtext(current_schema()))";

constexpr const char *lockNotAvailable = "55P03";

constexpr const char *findHolder =
    "SELECT a.pid, coalesce(a.application_name, ''), coalesce(host(a.client_addr), '') "
    "FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid "
    "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::bigint = 1112099927 "
    "AND l.objid::bigint = hashtext(current_schema())::bigint & 4294967295 "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())";

/// PostgreSQL cuts a session's name there.
constexpr qsizetype longestName = 63;

QString programName()
{
    constexpr qsizetype longest = 14; // leaves room for an address such as localhost:65535
    const QString name = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    return name.isEmpty() ? u"billow"_s : name.left(longest);
}

LedgerHolder describe(const QString &application, const QString &client, int serverProcess)
{
    const QString host = client.isEmpty() ? Words::tr("the server's own host") : client;
    static const QRegularExpression ours(uR"(^(.*) pid (\d+) #([0-9a-f]+)(?: at (\S+))?$)"_s);
    const QRegularExpressionMatch match = ours.match(application);
    if (!match.hasMatch())
        return {.name = Words::tr("\"%1\" (on %2, server process %3)").arg(application, host).arg(serverProcess)};
    return {.name = Words::tr("%1 (process %2 on %3)").arg(match.captured(1), match.captured(2), host),
        .startId = match.captured(3),
        .address = match.captured(4)};
}

/// True: the lock came free within two seconds, and is ours.
Result<bool> waitForRelease(PostgresConnection &connection, PostgresConnection::Deadline deadline)
{
    if (auto set = connection.run("SET lock_timeout = '2s'", deadline); !set)
        return set.error();
    const auto taken = connection.query(waitForLock, {}, deadline);
    if (!taken && (!connection.isOpen() || connection.sqlState() != lockNotAvailable))
        return taken.error();
    if (auto reset = connection.run("RESET lock_timeout", deadline); !reset)
        return reset.error();
    return taken.ok();
}

} // namespace

PostgresWriterLock::PostgresWriterLock()
    : m_applicationName(
        programName().toUtf8() + " pid " + QByteArray::number(QCoreApplication::applicationPid()) + " #" + startId())
{
}

Result<void> PostgresWriterLock::take(PostgresConnection &connection, PostgresConnection::Deadline deadline)
{
    const auto taken = connection.query(takeLock, {}, deadline);
    if (!taken)
        return taken.error();
    if (!taken->boolean(0, 0)) {
        if (auto waited = outwaitHolder(connection, deadline); !waited)
            return waited;
    }
    m_session = connection.serverProcess();
    return {};
}

Result<void> PostgresWriterLock::outwaitHolder(
    PostgresConnection &connection, PostgresConnection::Deadline deadline) const
{
    const auto holder = connection.query(findHolder, {}, deadline);
    if (!holder)
        return holder.error();
    const bool gone = holder->rows() == 0;
    const int serverProcess = gone ? 0 : holder->int32(0, 0);
    const QString application = gone ? QString() : holder->text(0, 1);
    const bool ours = application.toUtf8().startsWith(m_applicationName);
    // Where the server froze or the network broke, our last session may go on in it, at work on what we gave up.
    if (ours && serverProcess == m_session) {
        const auto ended =
            connection.query("SELECT pg_terminate_backend($1)", PostgresParameters().int32(serverProcess), deadline);
        if (!ended)
            return ended.error();
    }
    // A session that was closed or whose program was killed just now is not quite gone; nobody is there to try it again
    // for a program that is being started.
    const auto released = waitForRelease(connection, deadline);
    if (!released)
        return released.error();
    if (*released)
        return {};
    if (gone)
        return Error::unavailable(Words::tr("Another program has only just opened the ledger"));
    if (ours)
        return Error::unavailable(Words::tr("An earlier connection of this program to the ledger is still ending"));
    return Error::held(
        Words::tr("The ledger is in use by %1").arg(describe(application, holder->text(0, 2), serverProcess).name));
}

Result<void> PostgresWriterLock::announce(
    PostgresConnection &connection, const QString &address, PostgresConnection::Deadline deadline) const
{
    const QByteArray name = m_applicationName + " at " + address.toUtf8();
    const bool fits = !address.isEmpty() && name.size() <= longestName;
    const auto set = connection.query("SELECT set_config('application_name', $1, false)",
        PostgresParameters().text(QString::fromUtf8(fits ? name : m_applicationName)), deadline);
    return set ? Result<void>() : set.error();
}

Result<std::optional<LedgerHolder>> PostgresWriterLock::holder(
    PostgresConnection &connection, PostgresConnection::Deadline deadline)
{
    const auto found = connection.query(findHolder, {}, deadline);
    if (!found)
        return found.error();
    if (found->rows() == 0)
        return std::optional<LedgerHolder>();
    return std::optional(describe(found->text(0, 1), found->text(0, 2), found->int32(0, 0)));
}

} // namespace billow
