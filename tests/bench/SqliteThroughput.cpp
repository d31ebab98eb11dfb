// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Contest.h"
#include "tests/bench/Throughput.h"

#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

class SqliteArena final : public Arena {
public:
    explicit SqliteArena(QString folder)
        : m_folder(std::move(folder))
    {
    }

    QString name() const override { return u"SQLite"_s; }
    QString peerName() const override { return u"sqlite3 .import"_s; }

    Result<QString> freshLedger(const QString &name) override
    {
        const QString path = m_folder + u'/' + name + u".db"_s;
        for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1, ".lock"_L1})
            QFile::remove(path + suffix);
        ::sync();
        return u"sqlite:"_s + path;
    }

    PeerShell shell(const QString &url) const override
    {
        return {u"sqlite3"_s, {u"-batch"_s, u"-bail"_s, url.sliced(std::size("sqlite:") - 1)}, ".print"};
    }

    QByteArray preparation() const override
    {
        // As the writer of core/ledger has it. The journal mode stands in the file.
        return "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;\n"
               "PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864; PRAGMA foreign_keys = ON;\n"
               // .import writes no NULL: an empty cell is an empty text, which the peer's table has to take.
               "PRAGMA writable_schema = ON;\n"
               "UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''), 'CHECK (check_result IN (1, 2))', "
               "'')"
               " WHERE name = 'invoices';\n"
               "PRAGMA writable_schema = RESET;";
    }

    QByteArray exportRows(std::int64_t rows, const QString &file) const override
    {
        return ".mode csv\n.once '" + file.toUtf8() + "'\nSELECT * FROM invoices ORDER BY seq LIMIT "
            + QByteArray::number(qint64(rows)) + ";\n.mode list";
    }

    // One .import is one transaction.
    QByteArray importRows(const QString &file) const override
    {
        return ".import --csv '" + file.toUtf8() + "' invoices";
    }

private:
    const QString m_folder;
};

} // namespace

Result<std::vector<Figure>> measureSqlite(const Options &options)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return Error::unavailable(folder.errorString());
    SqliteArena arena(folder.path());
    return contest(arena, folder.path(), options);
}

} // namespace billow::bench
