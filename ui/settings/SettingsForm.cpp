// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsForm.h"

#include "core/settings/SettingsTable.h"

#include <algorithm>

namespace billow {

namespace {

/// Without what sets a setting; the folders in it still count.
QProcessEnvironment onlyFolders(QProcessEnvironment environment)
{
    for (const SettingDefinition &definition : SettingsTable::all()) {
        for (const QString &name : definition.environment)
            environment.remove(name);
    }
    return environment;
}

} // namespace

Result<SettingsForm> SettingsForm::make(const SettingsSources &sources)
{
    const QProcessEnvironment folders = onlyFolders(sources.environment);
    auto defaults = loadSettings({.file = {}, .environment = folders, .options = {}});
    auto file = loadSettings({.file = sources.file, .environment = folders, .options = {}});
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
    const auto parsed = SettingsTable::find(key)->parse(text(key));
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
    return changes;
}

Result<void> SettingsForm::takeSaved(const ConfigFile &file)
{
    SettingsSources sources = m_sources;
    sources.file = file;
    auto saved = make(sources);
    if (!saved)
        return saved.error();
    saved->m_running = m_running;
    saved->m_applied = m_applied;
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
