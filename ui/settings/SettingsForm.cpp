// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsForm.h"

#include "core/settings/SettingsCatalogue.h"

#include <algorithm>

namespace billow {

namespace {

/// Without what sets a setting; the folders in it still count.
QProcessEnvironment onlyFolders(QProcessEnvironment environment)
{
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        for (const QString &name : definition.environment)
            environment.remove(name);
    }
    return environment;
}

QMap<QString, KeptSecret> keptSecrets(const std::optional<ConfigFile> &file)
{
    QMap<QString, KeptSecret> kept;
    const auto entries = file ? parseConfigFile(*file) : std::vector<ConfigEntry>();
    if (!entries)
        return kept;
    for (const ConfigEntry &entry : *entries) {
        const SettingDefinition *definition = SettingsCatalogue::find(entry.key);
        if (const auto secret = definition ? KeptSecret::parse(*definition, entry.value) : std::nullopt)
            kept.insert(entry.key, *secret);
    }
    return kept;
}

} // namespace

Result<SettingsForm> SettingsForm::make(const SettingsSources &sources)
{
    const QProcessEnvironment folders = onlyFolders(sources.environment);
    auto defaults = loadSettings({.file = {}, .environment = folders, .options = {}});
    auto file = loadSettingsAsWritten(
        {.file = sources.file, .environment = folders, .options = {}, .keychain = sources.keychain});
    auto all = loadSettings(sources);
    for (const auto *loaded : {&defaults, &file, &all}) {
        if (!loaded->ok())
            return loaded->error();
    }
    return SettingsForm(sources, *std::move(defaults), *std::move(file), *std::move(all));
}

SettingsForm::SettingsForm(SettingsSources sources, Settings defaults, Settings file, Settings all)
    : m_sources(std::move(sources))
    , m_default(std::move(defaults))
    , m_file(std::move(file))
    , m_running(all)
    , m_next(std::move(all))
    , m_kept(keptSecrets(m_sources.file))
    , m_inKeychain(usesKeychain())
{
}

QString SettingsForm::text(const QString &key) const
{
    const auto edited = m_edited.constFind(key);
    return edited == m_edited.cend() ? m_file.fileValue(key) : *edited;
}

void SettingsForm::edit(const QString &key, const QString &text)
{
    if (text == m_file.fileValue(key))
        m_edited.remove(key);
    else
        m_edited.insert(key, text);
}

std::optional<Error> SettingsForm::problem(const QString &key) const
{
    if (!isChanged(key))
        return std::nullopt; // it was loaded
    const auto parsed = SettingsCatalogue::find(key)->parse(text(key));
    return parsed ? std::nullopt : std::optional(parsed.error());
}

QString SettingsForm::firstProblem() const
{
    const QStringList keys = m_edited.keys();
    const auto found =
        std::find_if(keys.begin(), keys.end(), [this](const QString &key) { return problem(key).has_value(); });
    return found == keys.end() ? QString() : *found;
}

ConfigChanges SettingsForm::changes() const
{
    ConfigChanges changes;
    for (auto edited = m_edited.begin(); edited != m_edited.end(); ++edited)
        changes.insert(edited.key(), isDefault(edited.key()) ? std::nullopt : std::optional(edited.value()));
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (!definition.aliasOf.isEmpty() || isChanged(definition.key))
            continue;
        const QString value = m_file.fileValue(definition.key);
        const bool atHand = !KeptSecret::parse(definition, value); // else the keychain alone has it, and keeps it
        if (atHand && KeptSecret::isIn(definition, value) && isKept(definition.key) != m_inKeychain)
            changes.insert(definition.key, value);
    }
    return changes;
}

QStringList SettingsForm::namesReplacedBy(const ConfigChanges &changes) const
{
    QStringList names;
    for (const KeptSecret &secret : m_kept) {
        if (changes.contains(secret.key))
            names += secret.name;
    }
    return names;
}

Result<void> SettingsForm::takeSaved(const ConfigFile &file, const QMap<QString, QString> &secrets)
{
    SettingsSources sources = m_sources;
    sources.file = file;
    sources.keychain.insert(secrets);
    auto saved = make(sources);
    if (!saved)
        return saved.error();
    saved->m_running = m_running;
    saved->m_applied = m_applied;
    saved->m_inKeychain = m_inKeychain;
    for (auto edited = m_edited.cbegin(); edited != m_edited.cend(); ++edited)
        saved->edit(edited.key(), edited.value());
    *this = *std::move(saved);
    return {};
}

bool SettingsForm::isOverruled(const QString &key) const
{
    const SettingOrigin::Kind kind = origin(key).kind;
    return kind == SettingOrigin::Kind::Environment || kind == SettingOrigin::Kind::CommandLine;
}

bool SettingsForm::waitsForStart(const QString &key) const
{
    return m_next.fileValue(key) != m_applied.value(key, m_running.fileValue(key));
}

} // namespace billow
