// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/SqliteWriterLock.h"

#include "core/base/ProcessFigures.h"
#include "core/base/Words.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QSysInfo>

namespace billow {

using namespace Qt::StringLiterals;

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
        text += Words::tr("; if that one is gone, delete %1").arg(file.fileName());
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
            Words::tr("The lock file %1 cannot be written: is its folder writable?").arg(m_file->fileName()));
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

} // namespace billow
