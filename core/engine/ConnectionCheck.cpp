// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/ConnectionCheck.h"

#include "core/base/Words.h"
#include "core/cache/RedisConnection.h"
#include "core/invoice/Money.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/LedgerStore.h"
#include "core/ledger/store/Migrations.h"
#include "core/ledger/store/PostgresConnection.h"

#include <QFileInfo>

#include <memory>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr RedisConnection::TimeOuts redisPatience{.connect = 3s, .command = 2s};

using Clock = std::chrono::steady_clock;

QString since(Clock::time_point begin)
{
    const std::chrono::duration<double, std::milli> passed = Clock::now() - begin;
    return Words::tr("%1 ms").arg(passed.count(), 0, 'f', passed < 10ms ? 1 : 0);
}

/// Whether a file could be made at \a path, and whatever folders it needs.
Result<QString> checkNewFile(const QString &path)
{
    QFileInfo folder(QFileInfo(path).absolutePath());
    while (!folder.exists() && !folder.isRoot())
        folder = QFileInfo(folder.absolutePath());
    if (!folder.isDir())
        return Error::unavailable(Words::tr("Can’t create %1: %2 isn’t a folder").arg(path, folder.filePath()));
    if (!folder.isWritable())
        return Error::unavailable(
            Words::tr("%1 doesn’t exist, and this account can’t write to the folder %2").arg(path, folder.filePath()));
    return Words::tr("%1 doesn’t exist yet. Billow creates it when it starts with this URL").arg(path);
}

Result<QString> describeLedger(LedgerStore &store)
{
    const auto version = store.schemaVersion();
    if (!version)
        return version.error();
    const int newest = migrationsFor(store.dialect()).back().version;
    if (*version == 0)
        return Words::tr("The database is empty. Billow creates its ledger there when it starts with this URL");
    if (*version > newest) {
        return Error::incompatible(
            Words::tr("The ledger there is from a newer version of Billow (schema %1; this version supports %2)")
                .arg(*version)
                .arg(newest));
    }
    if (*version < newest)
        return Words::tr("It has a ledger from an older version, which is upgraded when Billow starts with this URL");
    const auto position = store.readPosition();
    if (!position)
        return position.error();
    return Words::tr("It has a ledger with %1 invoices", nullptr, Words::plural(position->lastSeq))
        .arg(localNumber(position->lastSeq));
}

} // namespace

Result<QString> checkStorage(const QString &url)
{
    const auto location = LedgerLocation::fromUrl(url);
    if (!location)
        return location.error();
    const bool isFile = location->engine == LedgerLocation::Engine::Sqlite;
    if (isFile && !QFileInfo::exists(location->path))
        return checkNewFile(location->path);
    const auto begin = Clock::now();
    const auto store = std::make_unique<LedgerStore>(*location);
    if (auto connected = store->connect(Access::Read); !connected) {
        Error error = connected.error();
        if (!isFile)
            error.message = explainPostgresFailure(error.message);
        return error;
    }
    const QString answer =
        isFile ? Words::tr("The file is readable.") : Words::tr("PostgreSQL answers in %1.").arg(since(begin));
    auto description = describeLedger(*store);
    if (!description)
        return description;
    return answer + u' ' + *description;
}

Result<QString> checkCache(const QString &url)
{
    if (url.isEmpty())
        return Words::tr("No cache. Billow works fully without one");
    const auto location = RedisLocation::fromUrl(url);
    if (!location)
        return location.error();
    const auto cannot = [&location](const Error &error) {
        return Error{error.kind, Words::tr("Can’t use Redis at %1: %2").arg(location->display, error.message), {}};
    };
    const auto begin = Clock::now();
    const auto connection = RedisConnection::open(*location, redisPatience);
    if (!connection)
        return cannot(connection.error());
    const auto replies = (*connection)->run({{"DBSIZE"_ba}});
    if (!replies)
        return cannot(replies.error());
    if (const auto checked = checkReplies(*replies); !checked)
        return cannot(checked.error());
    return Words::tr("Redis answers in %1. Database %2 has %3 keys")
        .arg(since(begin))
        .arg(location->database)
        .arg(localNumber(replies->front().integer));
}

} // namespace billow
