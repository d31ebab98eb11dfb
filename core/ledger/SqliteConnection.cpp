// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SqliteConnection.h"

#include "core/base/Words.h"
#include "core/ledger/SqliteDigitSum.h"

#include <sqlite3.h>

#include <QFile>
#include <QFileInfo>

namespace billow {

using namespace Qt::StringLiterals;

SqliteConnection::~SqliteConnection()
{
    close();
}

Result<void> SqliteConnection::open(const QString &path, Mode mode)
{
    close();
    m_path = path;
    if (mode == Mode::Read && !QFileInfo::exists(path))
        return Error::unavailable(Words::tr("There is no ledger at %1").arg(path));
    if (QFileInfo(path).isDir())
        return Error::incompatible(Words::tr("%1 is a folder, not a ledger").arg(path));
    // A reader asks for the right to write as well: only so can it recover the log of a writer that was killed. Where
    // the file is write-protected SQLite falls back to reading by itself.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle, flags, nullptr);
    if (code == SQLITE_OK)
        code = registerDigitSum(m_handle);
    if (code != SQLITE_OK) {
        const Error failure = error(code, m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code));
        close();
        return failure;
    }
    sqlite3_extended_result_codes(m_handle, 1);
    // Other programs (a backup, the sqlite3 shell) may hold a lock for a moment.
    constexpr int patience = 2'000;
    sqlite3_busy_timeout(m_handle, patience);
    return {};
}

void SqliteConnection::close() noexcept
{
    // The v2 form cannot fail: it waits for statements that are still open to be finalised.
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

Result<void> SqliteConnection::execute(const char *script)
{
    if (sqlite3_exec(m_handle, script, nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return {};
}

Result<std::int64_t> SqliteConnection::number(const char *query)
{
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(m_handle, query, -1, &statement, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    std::int64_t value = 0;
    if (code == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    const bool failed = code != SQLITE_ROW && code != SQLITE_DONE;
    const Error failure = failed ? lastError() : Error();
    sqlite3_finalize(statement);
    if (failed)
        return failure;
    return value;
}

bool SqliteConnection::isInTransaction() const
{
    return m_handle && sqlite3_get_autocommit(m_handle) == 0;
}

int SqliteConnection::changes() const
{
    return sqlite3_changes(m_handle);
}

Error SqliteConnection::lastError() const
{
    return error(sqlite3_extended_errcode(m_handle), sqlite3_errmsg(m_handle));
}

Error SqliteConnection::error(int code, const char *message) const
{
    const QString said = QString::fromUtf8(message);
    constexpr int primaryCode = 0xff; // the extended codes keep the primary one in their lowest byte
    switch (code & primaryCode) {
    case SQLITE_NOTADB:
        return Error::incompatible(Words::tr("%1 is not a SQLite database").arg(m_path));
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return Error::incompatible(Words::tr("The ledger %1 is damaged (%2)").arg(m_path, said));
    case SQLITE_FULL:
        return Error::unavailable(Words::tr("There is no space left for the ledger %1 (%2)").arg(m_path, said));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return Error::unavailable(Words::tr("Another program has locked the ledger %1 (%2)").arg(m_path, said));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return Error::unavailable(
            Words::tr("Billow may not write to the ledger %1 or to its folder, which also a reader needs (%2)")
                .arg(m_path, said));
    case SQLITE_CANTOPEN:
        return Error::unavailable(
            Words::tr("The ledger %1 cannot be opened: are the file and its folder readable and writable? (%2)")
                .arg(m_path, said));
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
        return Error::unavailable(Words::tr("The ledger %1 cannot be read or written (%2)").arg(m_path, said));
    default:
        return Error::internal(Words::tr("SQLite refused a statement on %1 (%2)").arg(m_path, said));
    }
}

} // namespace billow
