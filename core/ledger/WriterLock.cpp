// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/WriterLock.h"

#include "core/base/Words.h"

#include <QSysInfo>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString heldBy(const QLockFile &file, const QString &databasePath)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!file.getLockInfo(&pid, &host, &program))
        return Words::tr("The ledger %1 is being opened by another program").arg(databasePath);
    QString text =
        Words::tr("The ledger %1 is in use by %2 (process %3 on %4)").arg(databasePath, program).arg(pid).arg(host);
    if (host != QSysInfo::machineHostName())
        text += Words::tr("; if that one is gone, delete %1").arg(file.fileName());
    return text;
}

} // namespace

Result<void> WriterLock::take(const QString &databasePath)
{
    m_file = std::make_unique<QLockFile>(databasePath + ".lock"_L1);
    m_file->setStaleLockTime(0); // a lock is never too old; it is stale only if its process is dead
    bool taken = m_file->tryLock(0);
    // In a container that was started again the new process has the number of the one that was killed, which therefore
    // seems alive. But the kernel's lock on the file died with it, and the file can be removed only if it did. A file
    // without content belongs to somebody who is taking the lock just now.
    if (!taken && m_file->error() == QLockFile::LockFailedError && m_file->getLockInfo(nullptr, nullptr, nullptr)
        && m_file->removeStaleLockFile())
        taken = m_file->tryLock(0);
    if (taken)
        return {};

    Error error = Error::held(heldBy(*m_file, databasePath));
    if (m_file->error() != QLockFile::LockFailedError)
        error = Error::unavailable(
            Words::tr("The lock file %1 cannot be written: is its folder writable?").arg(m_file->fileName()));
    m_file.reset();
    return error;
}

} // namespace billow
