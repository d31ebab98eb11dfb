// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/CommandLine.h"

#include "core/base/Words.h"
#include "core/settings/SettingsCatalogue.h"
#include "core/settings/SettingsStore.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QString g_config = u"config"_s;

QString description(const SettingDefinition &definition)
{
    QString text = definition.helpText();
    if (!definition.defaultValue.isEmpty())
        text += u' ' + Words::tr("Default: %1.").arg(definition.defaultValue);
    return text + u' ' + Words::tr("Environment: %1.").arg(definition.environment.join(", "_L1));
}

} // namespace

QList<QCommandLineOption> settingsOptions()
{
    QList<QCommandLineOption> options{QCommandLineOption(g_config,
        Words::tr(
            "The configuration file. Default: $XDG_CONFIG_HOME/billow/billow.conf, or else /etc/billow/billow.conf."),
        u"FILE"_s)};
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        // Every user of the machine can read the arguments of a program.
        if (!definition.secret)
            options.append(QCommandLineOption(definition.optionName(), description(definition), definition.valueName));
    }
    return options;
}

QStringList settingsArguments(const QCommandLineParser &parser)
{
    QStringList arguments;
    for (const QCommandLineOption &option : settingsOptions()) {
        const QString name = option.names().constFirst();
        if (parser.isSet(name))
            arguments += "--%1=%2"_L1.arg(name, parser.values(name).constLast());
    }
    return arguments;
}

Result<SettingsSources> settingsSources(const QCommandLineParser &parser)
{
    SettingsSources sources;
    sources.environment = QProcessEnvironment::systemEnvironment();
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (const QString name = definition.optionName(); !definition.secret && parser.isSet(name))
            sources.options.insert(name, parser.values(name).constLast());
    }
    auto file = findConfigFile(parser.value(g_config), sources.environment);
    if (!file)
        return file.error();
    sources.file = *std::move(file);
    sources.ownFile = ownConfigFile(parser.value(g_config), sources.environment);
    return sources;
}

} // namespace billow
