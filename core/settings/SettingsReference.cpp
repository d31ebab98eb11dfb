// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsReference.h"

#include "core/settings/SettingsTable.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView g_introduction =
    "Every setting can be given in the configuration file, in the environment and on the command line of both\n"
    "programs; the command line counts before the environment, the environment before the file, the file before\n"
    "the default. The file is the one named by --config, else $XDG_CONFIG_HOME/billow/billow.conf (mostly\n"
    "~/.config/billow/billow.conf), else /etc/billow/billow.conf. It is an INI file:\n"_L1;

constexpr QLatin1StringView g_example = "[generation]\n"
                                        "per_second = 5\n"
                                        "\n"
                                        "[database]\n"
                                        "url = postgresql://billow@localhost/billow   # a comment\n"_L1;

constexpr QLatin1StringView g_folders =
    "$XDG_DATA_HOME is ~/.local/share and $XDG_STATE_HOME is ~/.local/state unless they are set. An empty\n"
    "environment variable counts as not set, except where an empty value has a meaning.\n"_L1;

QString unset(const SettingDefinition &definition)
{
    return definition.aliasOf.isEmpty() ? u"empty"_s : u"see %1"_s.arg(definition.aliasOf);
}

QString notes(const SettingDefinition &definition)
{
    QString text;
    if (definition.live)
        text += u" Can be changed while Billow runs."_s;
    if (definition.secret)
        text += u" Secret: never shown or logged."_s;
    return text;
}

QString code(const QString &text)
{
    return u'`' + text + u'`';
}

QString optionOf(const SettingDefinition &definition)
{
    return u"--%1 %2"_s.arg(definition.optionName(), definition.valueName);
}

QString markdownEntry(const SettingDefinition &definition)
{
    QStringList variables;
    for (const QString &name : definition.environment)
        variables << code(name);
    const QString standard = definition.defaultValue.isEmpty() ? unset(definition) : code(definition.defaultValue);
    return u"### %1\n\n%2%3\n\n"_s.arg(definition.key, definition.help, notes(definition))
        + u"- Default: %1\n- Allowed: %2\n"_s.arg(standard, definition.allowed())
        + u"- Environment: %1\n"_s.arg(variables.join(", "_L1))
        + (definition.secret ? QString() : u"- Option: %1\n"_s.arg(code(optionOf(definition)))) + u'\n';
}

// In lines of at most 80 characters, each indented.
QString wrapped(const QString &text)
{
    constexpr qsizetype width = 80;
    const QString margin(4, u' ');
    QString result;
    QString line = margin;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (line.size() > margin.size() && line.size() + 1 + word.size() > width) {
            result += line + u'\n';
            line = margin;
        }
        line += (line.size() > margin.size() ? u" "_s : QString()) + word;
    }
    return result + line + u'\n';
}

QString textEntry(const SettingDefinition &definition)
{
    const QString standard = definition.defaultValue.isEmpty() ? unset(definition) : definition.defaultValue;
    return definition.key + u'\n' + wrapped(definition.help + notes(definition))
        + wrapped(u"Default: %1. Allowed: %2."_s.arg(standard, definition.allowed()))
        + wrapped(u"Environment: %1."_s.arg(definition.environment.join(", "_L1))
            + (definition.secret ? QString() : u" Option: "_s + optionOf(definition)))
        + u'\n';
}

} // namespace

QString settingsReference(ReferenceFormat format)
{
    const bool markdown = format == ReferenceFormat::Markdown;
    QString text = markdown
        ? u"# Settings\n\n<!-- Generated from the table in core/settings; a test compares. -->\n\n"_s
        : u"SETTINGS\n\n"_s;
    text += g_introduction + u'\n';
    text += markdown ? u"```ini\n"_s + g_example + u"```\n"_s : QString(g_example);
    text += u'\n' + QString(g_folders) + u'\n';
    for (const SettingDefinition &definition : SettingsTable::all())
        text += markdown ? markdownEntry(definition) : textEntry(definition);
    text.chop(1);
    return text;
}

} // namespace billow
