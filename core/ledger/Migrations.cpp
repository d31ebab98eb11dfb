// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/Migrations.h"

#include "core/base/Words.h"

#include <QDir>
#include <QFile>

/// A static library's resources are linked and registered only where somebody asks for them; not possible inside a
/// namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Error newerThanProgram(int found, int newest)
{
    return Error::incompatible(
        Words::tr("The ledger has schema version %1, but this program knows only up to version %2: use a newer Billow")
            .arg(found)
            .arg(newest));
}

Result<void> runMigration(LedgerBackend &backend, const Migration &migration)
{
    if (auto begun = backend.begin(); !begun)
        return begun;
    const auto apply = [&]() -> Result<void> {
        // Another program may have come first, between the look from outside and this transaction.
        const auto version = backend.schemaVersion();
        if (!version)
            return version.error();
        if (*version >= migration.version)
            return {};
        if (auto executed = backend.execute(migration.script); !executed)
            return executed;
        const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        return backend.recordMigration(migration.version, migration.name, now);
    };
    auto result = apply();
    if (result)
        result = backend.commit();
    if (result)
        return {};
    backend.rollback();
    Error error = result.error();
    error.message =
        Words::tr("The ledger could not be brought from schema version %1 to version %2, and is as it was: %3")
            .arg(migration.version - 1)
            .arg(migration.version)
            .arg(error.message);
    return error;
}

} // namespace

std::vector<Migration> migrationsFor(const QString &dialect)
{
    registerResources();
    std::vector<Migration> migrations;
    const QDir folder(u":/billow/sql/"_s + dialect);
    const QStringList names = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A migration is missing from this program: %s", qUtf8Printable(file.fileName()));
        const QString base = name.chopped(4);
        migrations.push_back(
            {base.section(u'_', 0, 0).toInt(), base.section(u'_', 1), QString::fromUtf8(file.readAll())});
    }
    if (migrations.empty())
        qFatal("This program holds no migrations for %s", qUtf8Printable(dialect));
    return migrations;
}

Result<void> migrate(LedgerBackend &backend)
{
    const auto version = backend.schemaVersion();
    if (!version)
        return version.error();
    const std::vector<Migration> migrations = migrationsFor(backend.dialect());
    if (*version > migrations.back().version)
        return newerThanProgram(*version, migrations.back().version);
    for (const Migration &migration : migrations) {
        if (migration.version <= *version)
            continue;
        if (auto result = runMigration(backend, migration); !result)
            return result;
    }
    return {};
}

Result<void> checkSchema(LedgerBackend &backend)
{
    const auto version = backend.schemaVersion();
    if (!version)
        return version.error();
    const int newest = migrationsFor(backend.dialect()).back().version;
    if (*version > newest)
        return newerThanProgram(*version, newest);
    if (*version == 0)
        return Error::unavailable(Words::tr("There is no ledger here yet: it is made when Billow first writes to it"));
    if (*version < newest) {
        return Error::incompatible(Words::tr("The ledger has schema version %1, and this program needs version %2: "
                                             "\"billowd migrate\" brings it up to date")
                                       .arg(*version)
                                       .arg(newest));
    }
    return {};
}

} // namespace billow
