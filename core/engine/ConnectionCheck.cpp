// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/ConnectionCheck.h"

#include "core/base/Words.h"
#include "core/cache/RedisConnection.h"
#include "core/invoice/Money.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/LedgerStore.h"
#include "core/ledger/store/Migrations.h"
#include "core/ledger/store/PostgresErrors.h"

#include <QFileInfo>
#include <QPromise>

#include <atomic>
#include <memory>
#include <system_error>
#include <thread>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr RedisConnection::TimeOuts redisPatience{.connect = 3s, .command = 2s};

using Clock = std::chrono::steady_clock;

std::atomic<int> g_running = 0; ///< threads of runAside()

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
        return Error::unavailable(
            Words::tr("No file can be made at %1: %2 is not a folder").arg(path, folder.filePath()));
    if (!folder.isWritable())
        return Error::unavailable(Words::tr("There is no file at %1, and this account may not write to the folder %2")
                                      .arg(path, folder.filePath()));
    return Words::tr("There is no file at %1 yet; Billow makes it when it starts with this URL").arg(path);
}

Result<QString> describeLedger(LedgerStore &store)
{
    const auto version = store.schemaVersion();
    if (!version)
        return version.error();
    const int newest = migrationsFor(store.dialect()).back().version;
    if (*version == 0)
        return Words::tr("The database is empty; Billow makes its ledger there when it starts with this URL");
    if (*version > newest) {
        return Error::incompatible(
            Words::tr("The ledger there was made by a newer Billow (schema %1, this program knows %2)")
                .arg(*version)
                .arg(newest));
    }
    if (*version < newest)
        return Words::tr(
            "It holds a ledger of an older Billow, which is brought up to date when Billow starts with this URL");
    const auto position = store.readPosition();
    if (!position)
        return position.error();
    return Words::tr("It holds a ledger of Billow with %1 invoices", nullptr, Words::plural(position->lastSeq))
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
        isFile ? Words::tr("The file can be read.") : Words::tr("PostgreSQL answers in %1.").arg(since(begin));
    auto description = describeLedger(*store);
    if (!description)
        return description;
    return answer + u' ' + *description;
}

Result<QString> checkCache(const QString &url)
{
    if (url.isEmpty())
        return Words::tr("No cache is used; nothing is missing without it");
    const auto location = RedisLocation::fromUrl(url);
    if (!location)
        return location.error();
    const auto cannot = [&location](const Error &error) {
        return Error{error.kind, Words::tr("Redis at %1 cannot be used: %2").arg(location->display, error.message), {}};
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
    return Words::tr("Redis answers in %1. Its database %2 holds %3 keys")
        .arg(since(begin))
        .arg(location->database)
        .arg(localNumber(replies->front().integer));
}

QFuture<Result<QString>> runAside(Result<QString> (*check)(const QString &), const QString &url)
{
    const auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const QFuture<Result<QString>> future = promise->future();
    try {
        ++g_running;
        std::thread([promise, check, url] {
            promise->addResult(check(url));
            promise->finish();
            --g_running;
        }).detach();
    } catch (const std::system_error &) {
        --g_running;
        promise->addResult(Error::unavailable(Words::tr("The machine has no thread left to try it on")));
        promise->finish();
    }
    return future;
}

bool connectionCheckIsRunning()
{
    return g_running > 0;
}

} // namespace billow
