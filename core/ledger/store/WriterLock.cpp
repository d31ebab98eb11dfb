// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/WriterLock.h"

#include "core/base/ProcessFigures.h"
#include "core/base/Words.h"
#include "core/ledger/store/PostgresConnection.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSysInfo>

namespace billow {

using namespace Qt::StringLiterals;

Result<std::optional<LedgerHolder>> LedgerHolder::find(const LedgerLocation &location)
{
    if (location.engine == LedgerLocation::Engine::Sqlite)
        return SqliteWriterLock::holder(location.path);
    PostgresConnection connection(location, "billow looks for the writer");
    if (auto opened = connection.open(Access::Foreign); !opened)
        return opened.error();
    return PostgresWriterLock::holder(connection);
}

namespace {

/// The longest note: three short lines.
constexpr qint64 longestNote = 1'024;

QString lockPath(const QString &databasePath)
{
    return databasePath + ".lock"_L1;
}

QString notePath(const QString &databasePath)
{
    return databasePath + ".holder"_L1;
}

QString nameOf(const QString &program, qint64 process, const QString &host)
{
    return Words::tr("%1 (process %2 on %3)").arg(program).arg(process).arg(host);
}

QString heldBy(const QLockFile &file, const QString &databasePath)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!file.getLockInfo(&process, &host, &program))
        return Words::tr("The ledger %1 is being opened by another program").arg(databasePath);
    QString text = Words::tr("The ledger %1 is in use by %2").arg(databasePath, nameOf(program, process, host));
    if (host != QSysInfo::machineHostName())
        text += Words::tr("; if that program is no longer running, delete %1").arg(file.fileName());
    return text;
}

} // namespace

Result<void> SqliteWriterLock::take(const QString &databasePath)
{
    release();
    m_file = std::make_unique<QLockFile>(lockPath(databasePath));
    m_file->setStaleLockTime(0); // a lock is never too old; it is stale only if its process is dead
    bool taken = m_file->tryLock(0);
    // In a container that was started again the new process has the number of the one that was killed, which therefore
    // seems alive. But the kernel's lock on the file died with it, and the file can be removed only if it did. A file
    // without content belongs to somebody who is taking the lock just now.
    if (!taken && m_file->error() == QLockFile::LockFailedError && m_file->getLockInfo(nullptr, nullptr, nullptr)
        && m_file->removeStaleLockFile())
        taken = m_file->tryLock(0);
    if (taken) {
        m_note = notePath(databasePath);
        announce({}); // in place of the note of one that was killed
        return {};
    }

    Error error = Error::held(heldBy(*m_file, databasePath));
    if (m_file->error() != QLockFile::LockFailedError)
        error = Error::unavailable(
            Words::tr("Can’t write the lock file %1. Check that its folder is writable.").arg(m_file->fileName()));
    m_file.reset();
    return error;
}

void SqliteWriterLock::release() noexcept
{
    if (!m_note.isEmpty())
        QFile::remove(std::exchange(m_note, {}));
    m_file.reset();
}

void SqliteWriterLock::announce(const QString &address)
{
    QSaveFile note(m_note);
    if (!note.open(QIODevice::WriteOnly))
        return;
    note.write(
        QByteArray::number(QCoreApplication::applicationPid()) + '\n' + startId() + '\n' + address.toUtf8() + '\n');
    note.commit();
}

std::optional<LedgerHolder> SqliteWriterLock::holder(const QString &databasePath)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (const QLockFile file(lockPath(databasePath)); !file.getLockInfo(&process, &host, &program))
        return std::nullopt;
    LedgerHolder holder{.name = nameOf(program, process, host)};
    QFile note(notePath(databasePath));
    if (!note.open(QIODevice::ReadOnly))
        return holder;
    const QStringList lines = QString::fromUtf8(note.read(longestNote)).split(u'\n');
    // One that has the lock only just now has not written yet; what stands there is another's.
    if (lines.size() < 3 || lines[0] != QString::number(process))
        return holder;
    holder.startId = lines[1];
    holder.address = lines[2];
    return holder;
}

namespace {

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
Result<bool> waitForRelease(PostgresConnection &connection)
{
    if (auto set = connection.execute("wait_two_seconds_for_locks"_L1); !set)
        return set.error();
    const auto taken = connection.execute("wait_for_lock"_L1);
    if (!taken && (!connection.isOpen() || connection.sqlState() != "55P03"_L1)) // lock_not_available
        return taken.error();
    if (auto reset = connection.execute("wait_as_usual_for_locks"_L1); !reset)
        return reset.error();
    return taken.ok();
}

} // namespace

PostgresWriterLock::PostgresWriterLock()
    : m_applicationName(
        programName().toUtf8() + " pid " + QByteArray::number(QCoreApplication::applicationPid()) + " #" + startId())
{
}

Result<void> PostgresWriterLock::take(PostgresConnection &connection)
{
    const auto taken = connection.query("take_lock"_L1);
    if (!taken)
        return taken.error();
    if (auto row = (*taken)->only(); !row)
        return row;
    if ((*taken)->number(0) == 0) {
        if (auto waited = outwaitHolder(connection); !waited)
            return waited;
    }
    m_session = connection.handle()->serverProcess();
    return {};
}

Result<void> PostgresWriterLock::outwaitHolder(PostgresConnection &connection) const
{
    const auto holder = connection.query("find_holder"_L1);
    if (!holder)
        return holder.error();
    const auto found = (*holder)->next();
    if (!found)
        return found.error();
    const bool gone = !*found;
    const int serverProcess = gone ? 0 : static_cast<int>((*holder)->number(0));
    const QString application = gone ? QString() : (*holder)->text(1);
    const QString host = gone ? QString() : (*holder)->text(2);
    const bool ours = application.toUtf8().startsWith(m_applicationName);
    // Where the server froze or the network broke, our last session may go on in it, at work on what we gave up.
    if (ours && serverProcess == m_session) {
        if (const auto ended = connection.execute("end_session"_L1, {sqlValue(std::int64_t{serverProcess})}); !ended)
            return ended.error();
    }
    // A session that was closed or whose program was killed just now is not quite gone; nobody is there to try it again
    // for a program that is being started.
    const auto released = waitForRelease(connection);
    if (!released)
        return released.error();
    if (*released)
        return {};
    if (gone)
        return Error::unavailable(Words::tr("Another program has just opened the ledger"));
    if (ours)
        return Error::unavailable(
            Words::tr("An earlier connection from this program is still closing. Try again in a moment."));
    return Error::held(Words::tr("The ledger is in use by %1").arg(describe(application, host, serverProcess).name));
}

Result<void> PostgresWriterLock::announce(PostgresConnection &connection, const QString &address) const
{
    const QByteArray name = m_applicationName + " at " + address.toUtf8();
    const bool fits = !address.isEmpty() && name.size() <= longestName;
    const auto set = connection.execute("name_session"_L1, {QString::fromUtf8(fits ? name : m_applicationName)});
    return set ? Result<void>() : set.error();
}

Result<std::optional<LedgerHolder>> PostgresWriterLock::holder(PostgresConnection &connection)
{
    const auto found = connection.query("find_holder"_L1);
    if (!found)
        return found.error();
    const auto row = (*found)->next();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<LedgerHolder>();
    return std::optional(describe((*found)->text(1), (*found)->text(2), static_cast<int>((*found)->number(0))));
}

} // namespace billow
