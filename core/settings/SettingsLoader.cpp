// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsLoader.h"

#include "core/base/Words.h"
#include "core/settings/SettingsCatalogue.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

// Levenshtein's distance, one row of the table at a time.
qsizetype editsBetween(const QString &from, const QString &to)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(to.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : from) {
        qsizetype diagonal = row[0]++;
        for (std::size_t column = 1; column < row.size(); ++column) {
            const qsizetype above = row[column];
            const bool same = letter == to.at(static_cast<qsizetype>(column) - 1);
            row[column] = std::min({above + 1, row[column - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

QString nearestName(const QString &mistyped, const QStringList &names)
{
    return *std::ranges::min_element(names, {}, [&](const QString &name) { return editsBetween(mistyped, name); });
}

/// Lays one source over another.
class SettingsLoader final {
public:
    explicit SettingsLoader(const SettingsSources &sources)
        : m_folders(StandardFolders::of(sources.environment))
        , m_keychain(sources.keychain)
    {
    }

    /// All sources, one over the other.
    Result<void> applyAll(const SettingsSources &sources);
    /// What counts, but could not be resolved.
    [[nodiscard]] const QMap<QString, KeptSecret> &missing() const { return m_missing; }
    Settings takeSettings() { return std::move(m_settings); }

private:
    /// One value that a source gives.
    struct Given {
        const SettingDefinition *definition;
        QString text;
        SettingOrigin origin;
    };

    Result<void> applyDefaults();
    Result<void> applyFile(const ConfigFile &file);
    Result<void> applyEnvironment(const QProcessEnvironment &environment);
    Result<void> applyOptions(const QMap<QString, QString> &options);
    Result<void> apply(const std::vector<Given> &source);
    Result<QVariant> canonicalValue(const Given &given);

    const StandardFolders m_folders;
    const QMap<QString, QString> m_keychain;
    QMap<QString, KeptSecret> m_missing; ///< by the key of the setting
    Settings m_settings;
};

namespace {

/// How an error begins; it names the key as well, where the place does not.
QString nameOf(const SettingDefinition &definition, const SettingOrigin &origin)
{
    return origin.kind == SettingOrigin::Kind::File ? origin.place + u": "_s + definition.key : origin.toString();
}

Error unknownKey(const ConfigFile &file, const ConfigEntry &entry)
{
    QStringList keys;
    for (const SettingDefinition &definition : SettingsCatalogue::all())
        keys << definition.key;
    const QString nearest = nearestName(entry.key, keys);
    const QString group = nearest.section(u'.', 0, 0);
    const QString name = nearest.section(u'.', 1);
    return Error::invalid(Words::tr("%1:%2: there is no setting %3; did you mean %4 in [%5]?")
                              .arg(file.path)
                              .arg(entry.line)
                              .arg(entry.key, name, group),
        entry.key);
}

Error notAtHand(const KeptSecret &secret, const SettingOrigin &origin)
{
    const QString what = secret.shown.isEmpty() ? secret.key : u"%1 (%2)"_s.arg(secret.key, secret.shown);
    return Error::unavailable(Words::tr("%1: the secret of %2 is in the desktop’s keychain, which only the window can "
                                        "read. Set the whole value in the environment variable %3")
                                  .arg(origin.place, what, SettingsCatalogue::find(secret.key)->environment.first()));
}

QString canonicalKey(const SettingDefinition &definition)
{
    return definition.aliasOf.isEmpty() ? definition.key : definition.aliasOf;
}

} // namespace

Result<void> SettingsLoader::applyDefaults()
{
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (!definition.aliasOf.isEmpty())
            continue;
        QString text = definition.defaultValue;
        text.replace("$XDG_DATA_HOME"_L1, m_folders.data).replace("$XDG_STATE_HOME"_L1, m_folders.state);
        auto value = definition.parse(text);
        if (!value)
            return Error::internal(Words::tr("the default of %1: %2").arg(definition.key, value.error().message));
        m_settings.m_entries.insert(definition.key, {*std::move(value), {}});
    }
    return {};
}

Result<void> SettingsLoader::applyFile(const ConfigFile &file)
{
    const auto entries = parseConfigFile(file);
    if (!entries)
        return entries.error();
    std::vector<Given> source;
    for (const ConfigEntry &entry : *entries) {
        const SettingDefinition *definition = SettingsCatalogue::find(entry.key);
        if (!definition)
            return unknownKey(file, entry);
        const QString place = u"%1:%2"_s.arg(file.path).arg(entry.line);
        source.push_back({definition, entry.value, {SettingOrigin::Kind::File, place}});
    }
    return apply(source);
}

Result<void> SettingsLoader::applyEnvironment(const QProcessEnvironment &environment)
{
    std::vector<Given> source;
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        for (const QString &name : definition.environment) {
            const QString text = environment.value(name);
            // An empty variable is how a shell script or a container file says "not set".
            if (!environment.contains(name) || (text.isEmpty() && !definition.emptyAllowed))
                continue;
            source.push_back({&definition, text, {SettingOrigin::Kind::Environment, name}});
            break;
        }
    }
    return apply(source);
}

Result<void> SettingsLoader::applyOptions(const QMap<QString, QString> &options)
{
    std::vector<Given> source;
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        const auto found = options.constFind(definition.optionName());
        if (found == options.constEnd())
            continue;
        source.push_back({&definition, *found, {SettingOrigin::Kind::CommandLine, "--"_L1 + definition.optionName()}});
    }
    return apply(source);
}

Result<QVariant> SettingsLoader::canonicalValue(const Given &given)
{
    m_missing.remove(given.definition->key);
    QString text = given.text;
    // Only a file of a person's own refers to that person's keychain.
    const auto kept =
        given.origin.kind == SettingOrigin::Kind::File ? KeptSecret::parse(*given.definition, text) : std::nullopt;
    if (kept && !m_keychain.contains(kept->name)) {
        m_missing.insert(given.definition->key, *kept);
        return QVariant(text);
    }
    if (kept)
        text = kept->value(m_keychain.value(kept->name));
    auto value = given.definition->parse(text);
    if (!value || given.definition->aliasOf.isEmpty())
        return value;
    const double number = given.definition->toCanonical(value->toDouble());
    const SettingDefinition *canonical = SettingsCatalogue::find(given.definition->aliasOf);
    if (canonical->type != SettingDefinition::Type::Whole)
        return canonical->parse(QString::number(number, 'g', 15));
    // A part of a second must not become 0, which means something else.
    if (std::abs(number - std::round(number)) > 1e-6)
        return Error::invalid(
            Words::tr("\"%1\" isn’t a whole number of seconds").arg(given.text), given.definition->key);
    return canonical->parse(QString::number(std::llround(number)));
}

Result<void> SettingsLoader::apply(const std::vector<Given> &source)
{
    QHash<QString, QString> names; // of the values given, by canonical key
    for (const Given &given : source) {
        const QString key = canonicalKey(*given.definition);
        const QString name = nameOf(*given.definition, given.origin);
        if (const QString other = names.value(key); !other.isEmpty())
            return Error::invalid(
                Words::tr("%1 and %2 are the same setting in two units. Set only one of them.").arg(other, name), key);
        names.insert(key, name);
        auto value = canonicalValue(given);
        if (!value)
            return Error::invalid(name + ": "_L1 + value.error().message, given.definition->key);
        m_settings.m_entries.insert(key, {*std::move(value), given.origin});
    }
    return {};
}

Result<void> SettingsLoader::applyAll(const SettingsSources &sources)
{
    if (auto done = applyDefaults(); !done)
        return done;
    if (sources.file) {
        if (auto done = applyFile(*sources.file); !done)
            return done;
    }
    if (auto done = applyEnvironment(sources.environment); !done)
        return done;
    return applyOptions(sources.options);
}

Result<Settings> loadSettings(const SettingsSources &sources)
{
    SettingsLoader loader(sources);
    if (auto done = loader.applyAll(sources); !done)
        return done.error();
    if (!loader.missing().isEmpty()) {
        const KeptSecret &secret = loader.missing().first();
        return notAtHand(secret, loader.takeSettings().origin(secret.key));
    }
    return loader.takeSettings();
}

Result<Settings> loadSettingsAsWritten(const SettingsSources &sources)
{
    SettingsLoader loader(sources);
    if (auto done = loader.applyAll(sources); !done)
        return done.error();
    return loader.takeSettings();
}

std::vector<KeptSecret> missingSecrets(const SettingsSources &sources)
{
    SettingsLoader loader(sources);
    if (!loader.applyAll(sources))
        return {};
    return {loader.missing().begin(), loader.missing().end()};
}

Result<std::optional<ConfigFile>> findConfigFile(const QString &named, const QProcessEnvironment &environment)
{
    QString path = named;
    if (path.isEmpty()) {
        const StandardFolders folders = StandardFolders::of(environment);
        const QString own = folders.config + "/billow/billow.conf"_L1;
        const QString machine = folders.machineConfig + "/billow/billow.conf"_L1;
        if (QFileInfo::exists(own))
            path = own;
        else if (QFileInfo(machine).isReadable()) // that of a service may hold a password, and is not for everybody
            path = machine;
        else
            return std::optional<ConfigFile>();
    }
    auto file = readConfigFile(path);
    if (!file)
        return file.error();
    return std::optional(*std::move(file));
}

} // namespace billow
