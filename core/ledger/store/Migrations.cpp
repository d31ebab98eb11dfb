// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/Migrations.h"

#include "core/base/Words.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Error newerThanProgram(int found, int newest)
{
    return Error::incompatible(Words::tr("The ledger has schema version %1, but this version of Billow supports only "
                                         "up to version %2. Use a newer Billow.")
                                   .arg(found)
                                   .arg(newest));
}

Result<void> runMigration(LedgerStore &store, const Migration &migration)
{
    if (auto begun = store.begin(); !begun)
        return begun;
    const auto apply = [&]() -> Result<void> {
        // Another program may have come first, between the look from outside and this transaction.
        const auto version = store.schemaVersion();
        if (!version)
            return version.error();
        if (*version >= migration.version)
            return {};
        return store.runMigration(migration.version, migration.name, migration.script);
    };
    auto result = apply();
    if (result)
        result = store.commit();
    if (result)
        return {};
    store.rollback();
    Error error = result.error();
    error.message = Words::tr("Couldn’t upgrade the ledger from schema version %1 to version %2. It is unchanged: %3")
                        .arg(migration.version - 1)
                        .arg(migration.version)
                        .arg(error.message);
    return error;
}

} // namespace

std::vector<Migration> migrationsFor(const QString &dialect)
{
    std::vector<Migration> migrations;
    for (const QString &name : migrationFiles(dialect)) {
        const QString base = name.chopped(4);
        migrations.push_back({base.section(u'_', 0, 0).toInt(), base.section(u'_', 1), sqlFile(dialect + u'/' + name)});
    }
    if (migrations.empty())
        qFatal("This program holds no migrations for %s", qUtf8Printable(dialect));
    return migrations;
}

Result<void> migrateLedger(LedgerStore &store, const MigrationProgress &progress)
{
    const auto version = store.schemaVersion();
    if (!version)
        return version.error();
    const std::vector<Migration> migrations = migrationsFor(store.dialect());
    if (*version > migrations.back().version)
        return newerThanProgram(*version, migrations.back().version);
    for (const Migration &migration : migrations) {
        if (migration.version <= *version)
            continue;
        // To make a new ledger takes no time.
        if (progress && *version > 0)
            progress(migration.version - *version, migrations.back().version - *version);
        if (auto result = runMigration(store, migration); !result)
            return result;
    }
    return {};
}

Result<void> checkSchema(LedgerStore &store)
{
    const auto version = store.schemaVersion();
    if (!version)
        return version.error();
    const int newest = migrationsFor(store.dialect()).back().version;
    if (*version > newest)
        return newerThanProgram(*version, newest);
    if (*version == 0)
        return Error::unavailable(
            Words::tr("There is no ledger here yet. Billow creates it when it first writes to it."));
    if (*version < newest) {
        return Error::incompatible(Words::tr(
            "The ledger has schema version %1, but this program needs version %2. Run billowd migrate to upgrade it.")
                                       .arg(*version)
                                       .arg(newest));
    }
    return {};
}

} // namespace billow
