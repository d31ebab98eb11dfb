// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/SqliteConnection.h"

#include "core/base/Words.h"
#include "core/ledger/store/StoredRows.h"
#include "core/platform/FilePermissions.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QUrl>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

// SQLite's result codes (https://www.sqlite.org/rescode.html). The extended ones keep the primary one in their lowest
// byte.
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    Interrupt = 9,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Protocol = 15,
    Auth = 23,
    Format = 24,
    NotADatabase = 26,
    ConstraintPrimaryKey = 1555,
    ConstraintUnique = 2067,
    IoErrorWrite = 778,
};
constexpr int primaryCode = 0xff;

} // namespace

SqliteConnection::SqliteConnection(QString path, Bulk bulk)
    : SqlConnection(u"sqlite"_s)
    , m_path(std::move(path))
    , m_bulk(bulk)
{
}

SqliteConnection::~SqliteConnection()
{
    SqliteConnection::close();
}

Result<void> SqliteConnection::open(Access access)
{
    close();
    auto opened = openFile(access);
    if (opened)
        opened = prepareSession(access);
    if (!opened)
        close();
    return opened;
}

Result<void> SqliteConnection::openFile(Access access)
{
    if (access == Access::Write) {
        const QString folder = QFileInfo(m_path).path();
        if (!QDir().mkpath(folder))
            return Error::unavailable(Words::tr("Can’t create the folder %1 for the ledger").arg(folder));
        if (auto locked = m_lock.take(m_path); !locked)
            return locked;
        // What cannot be made, SQLite explains. The files that it makes beside a database get the same permissions.
        if (!QFileInfo(m_path).isDir())
            (void)createForOwner(m_path);
    } else if (!QFileInfo::exists(m_path)) {
        return Error::unavailable(Words::tr("There is no ledger at %1").arg(m_path));
    }
    if (QFileInfo(m_path).isDir())
        return Error::incompatible(Words::tr("%1 is a folder, not a ledger").arg(m_path));
    if (auto added = addDatabase(u"QSQLITE"_s, u"libqt6sql6-sqlite"_s); !added)
        return added;
    // A reader asks for the right to write as well: only so can it recover the log of a writer that was killed. Where
    // the file is write-protected SQLite falls back to reading by itself. Other programs (a backup, the sqlite3 shell)
    // may hold a lock for a moment.
    database().setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=2000"_s);
    QString url = QString::fromLatin1(QUrl::fromLocalFile(m_path).toEncoded(QUrl::FullyEncoded));
    url += access == Access::Write ? "?mode=rwc"_L1 : "?mode=rw"_L1;
    database().setDatabaseName(url);
    if (!database().open())
        return translated(database().lastError());
    if (m_bulk == Bulk::QtSql)
        return {};
    auto source = query("library_source"_L1);
    if (!source)
        return source.error();
    if (auto row = (*source)->only(); !row)
        return row;
    m_handle = SqliteHandle::of(database(), (*source)->text(0));
    return {};
}

Result<void> SqliteConnection::prepareSession(Access access)
{
    // Before anything is changed in a file that may be somebody else's.
    auto owner = query("schema_owner"_L1);
    if (!owner)
        return owner.error();
    if (auto row = (*owner)->only(); !row)
        return row;
    if ((*owner)->number(0) == 0 && (*owner)->number(1) == 0)
        return foreign({});
    (*owner).reset();
    if (access == Access::Read)
        return run(u"PRAGMA query_only = ON; PRAGMA cache_size = -2048; PRAGMA foreign_keys = ON"_s);
    if (auto set = run(u"PRAGMA page_size = 4096"_s); !set)
        return set;
    auto mode = queryText(u"PRAGMA journal_mode = WAL"_s);
    if (!mode)
        return mode.error();
    if (auto row = (*mode)->only(); !row)
        return row;
    if ((*mode)->text(0) != "wal"_L1) {
        return Error::unavailable(Words::tr("The ledger can’t be at %1: that disk doesn’t support shared memory. Use a "
                                            "local folder instead of a network folder.")
                                      .arg(m_path));
    }
    (*mode).reset();
    // Measured: with 16 MB and more of cache bulk writes differ by little, because the kernel caches too, but each MB
    // counts in the window's memory; a checkpoint every 32 MB writes a third less than one every 4 MB. No memory map:
    // an error of the disk would be a signal that ends the program, not an error.
    return run(u"PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;"
               "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864"_s);
}

void SqliteConnection::close() noexcept
{
    m_handle.reset();
    m_searchDeadline.reset();
    SqlConnection::close();
    m_lock.release();
}

Result<void> SqliteConnection::announce(const QString &address)
{
    m_lock.announce(address);
    return {};
}

void SqliteConnection::rollback() noexcept
{
    m_searchDeadline.reset();
    // After some errors SQLite has rolled back by itself, and then there is nothing to roll back.
    if (isOpen() && (!m_handle || m_handle->isInTransaction()))
        (void)execute("rollback"_L1);
}

/// A search alone has a deadline here: whoever writes waits for the disk.
Result<void> SqliteConnection::beginSearch(Deadline deadline)
{
    m_searchDeadline = deadline;
    return apply("begin_snapshot"_L1);
}

bool SqliteConnection::isToStop() const
{
    return (interruption() && interruption()())
        || (m_searchDeadline && std::chrono::steady_clock::now() >= *m_searchDeadline);
}

Result<void> SqliteConnection::visit(const BulkRead &read, bool kept, const Visitor &visit)
{
    return m_handle ? visitByHandle(read, kept, visit) : visitByQuery(read, kept, visit);
}

Result<void> SqliteConnection::visitByHandle(const BulkRead &read, bool kept, const Visitor &visit)
{
    std::optional<SqliteHandle::Interruption> stop;
    if (interruption() || m_searchDeadline)
        stop.emplace(*m_handle, [this] { return isToStop(); });
    const QString sql = "SELECT billow_visit("_L1 + read.columns + ") "_L1 + read.rest;
    QSqlQuery &query = kept ? queryFor(sql) : queryOnce();
    query.setForwardOnly(true);
    m_handle->beginVisit(visit);
    // The whole read takes place in here: an aggregate has one row.
    auto started = start(query, sql, read.values);
    if (started)
        query.finish();
    const auto ended = m_handle->finishVisit();
    return ended ? *ended : started;
}

Result<void> SqliteConnection::visitByQuery(const BulkRead &read, bool kept, const Visitor &visit)
{
    const QString sql = "SELECT "_L1 + read.columns + ' '_L1 + read.rest;
    QSqlQuery &query = kept ? queryFor(sql) : queryOnce();
    query.setForwardOnly(true);
    if (auto started = start(query, sql, read.values); !started)
        return started;
    SqlRows rows(*this, query);
    auto row = rows.next();
    for (int count = 0; row && *row; row = rows.next()) {
        constexpr int rowsPerLook = 1'000;
        if (++count % rowsPerLook == 0 && isToStop())
            return Error::unavailable(Words::tr("Reading the ledger was interrupted"));
        if (auto visited = visit(rows); !visited)
            return visited;
    }
    return row ? Result<void>() : row.error();
}

Result<std::optional<std::vector<ItemOutcome>>> SqliteConnection::insertNew(
    std::span<const Invoice> invoices, Seq firstSeq, UtcTime acceptedAt)
{
    std::vector<ItemOutcome> outcomes;
    if (!m_handle)
        return std::optional<std::vector<ItemOutcome>>();
    setErrorCode({});
    const auto failed =
        m_handle->insert(queries().text("insert_new_invoice"_L1), invoices, firstSeq, acceptedAt, outcomes);
    if (!failed)
        return std::optional(std::move(outcomes));
    setErrorCode(QString::number(failed->code));
    return explained(failed->code, failed->message);
}

Result<void> SqliteConnection::insert(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes,
    UtcTime acceptedAt, const std::function<void()> &meanwhile)
{
    meanwhile();
    std::vector<QVariantList> columns(InvoiceColumn::Count);
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        if (outcomes[i].duplicate)
            continue;
        const QVariantList row = invoiceValues(invoices[i], outcomes[i].seq, acceptedAt);
        for (std::size_t column = 0; column < columns.size(); ++column)
            columns[column].append(row[static_cast<qsizetype>(column)]);
    }
    QSqlQuery &query = queryFor(u"insert_invoice"_s);
    const QString &sql = queries().text("insert_invoice"_L1);
    bool done = query.lastQuery() == sql || query.prepare(sql);
    for (std::size_t column = 0; done && column < columns.size(); ++column)
        query.bindValue(static_cast<int>(column), columns[column]);
    done = done && query.execBatch();
    if (done)
        return {};
    const QSqlError error = query.lastError();
    setErrorCode(error.nativeErrorCode());
    query.clear();
    return translated(error);
}

bool SqliteConnection::isUniqueViolation() const
{
    const int code = errorCode().toInt();
    return code == ConstraintUnique || code == ConstraintPrimaryKey;
}

Error SqliteConnection::foreign(const QString & /*tables*/) const
{
    return Error::incompatible(Words::tr("%1 is another program’s SQLite database, not a Billow ledger").arg(m_path));
}

Error SqliteConnection::translated(const QSqlError &error)
{
    return explained(error.nativeErrorCode().toInt(), error.databaseText());
}

Error SqliteConnection::explained(int code, const QString &said) const
{
    // Where a quota or the largest size of a file is reached; the disk itself answers with Full.
    if (code == IoErrorWrite)
        return Error::full(
            Words::tr("Can’t write to the ledger %1. Check that its disk isn’t full (%2).").arg(m_path, said));
    switch (code & primaryCode) {
    case NotADatabase:
        return Error::incompatible(Words::tr("%1 isn’t a SQLite database").arg(m_path));
    case Corrupt:
    case Format:
        return Error::incompatible(Words::tr("The ledger %1 is damaged (%2)").arg(m_path, said));
    case Full:
        return Error::full(Words::tr("There is no space left for the ledger %1 (%2)").arg(m_path, said));
    case Busy:
    case Locked:
    case Protocol:
        return Error::unavailable(Words::tr("Another program has locked the ledger %1 (%2)").arg(m_path, said));
    case ReadOnly:
    case Perm:
    case Auth:
        return Error::unavailable(
            Words::tr("Billow can’t write to the ledger %1 or its folder; reading needs that too (%2)")
                .arg(m_path, said));
    case CannotOpen:
        return Error::unavailable(
            Words::tr("Can’t open the ledger %1. Check that the file and its folder are readable and writable (%2).")
                .arg(m_path, said));
    case IoError:
    case NoMemory:
    case Interrupt:
        return Error::unavailable(Words::tr("Can’t read or write the ledger %1 (%2)").arg(m_path, said));
    default:
        return Error::internal(Words::tr("SQLite refused a statement on %1 (%2)").arg(m_path, said));
    }
}

} // namespace billow
