// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsStore.h"

#include "core/base/Words.h"
#include "core/settings/SettingsCatalogue.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// The same setting in another unit would contradict what is written.
ConfigChanges withoutAliases(ConfigChanges changes)
{
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (!definition.aliasOf.isEmpty() && changes.contains(definition.aliasOf))
            changes.insert(definition.key, std::nullopt);
    }
    return changes;
}

Result<ConfigFile> startingPoint(const QString &path, const std::optional<ConfigFile> &base)
{
    if (QFileInfo::exists(path))
        return readConfigFile(path);
    return ConfigFile{path, base ? base->content : QByteArray()};
}

Error cannotWrite(const QString &path, const QString &reason)
{
    return Error::unavailable(Words::tr("The settings cannot be written to %1: %2").arg(path, reason));
}

Result<void> write(const ConfigFile &file)
{
    const QString folder = QFileInfo(file.path).absolutePath();
    if (!QDir().mkpath(folder))
        return cannotWrite(file.path, Words::tr("the folder %1 cannot be made").arg(folder));
    QSaveFile target(file.path);
    if (!target.open(QIODevice::WriteOnly))
        return cannotWrite(file.path, target.errorString());
    // Before there is anything in it to be read.
    if (!target.setPermissions(ownerOnly) || target.write(file.content) != file.content.size() || !target.commit())
        return cannotWrite(file.path, target.errorString());
    return {};
}

} // namespace

QString ownConfigFile(const QString &named, const QProcessEnvironment &environment)
{
    return named.isEmpty() ? StandardFolders::of(environment).config + "/billow/billow.conf"_L1
                           : QFileInfo(named).absoluteFilePath();
}

Result<ConfigFile> saveSettings(
    const QString &path, const std::optional<ConfigFile> &base, const ConfigChanges &changes)
{
    auto file = startingPoint(path, base);
    if (!file)
        return file.error();
    auto content = changedConfig(*file, withoutAliases(changes));
    if (!content)
        return content.error();
    file->content = *std::move(content);
    // A file with which the next start would fail is never written.
    const SettingsSources alone{.file = *file, .environment = {}, .options = {}};
    if (const auto loaded = loadSettingsAsWritten(alone); !loaded)
        return loaded.error();
    if (const auto done = write(*file); !done)
        return done.error();
    return *std::move(file);
}

} // namespace billow
