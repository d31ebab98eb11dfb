// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsReference.h"

#include "core/base/Words.h"
#include "core/settings/SettingsCatalogue.h"

#include <QHash>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype g_textWidth = 80;
constexpr qsizetype g_markdownWidth = 108;

constexpr auto g_introduction = QT_TRANSLATE_NOOP("core",
    "Settings can be given on the command line of both programs, in the environment and in the configuration file, "
    "in this order of precedence. The file is the one given with --config, or $XDG_CONFIG_HOME/billow/billow.conf "
    "(usually ~/.config/billow/billow.conf), or /etc/billow/billow.conf. It is an INI file:");

constexpr QLatin1StringView g_example = "[generation]\n"
                                        "per_second = 5\n"
                                        "\n"
                                        "[database]\n"
                                        "url = postgresql://billow@localhost/billow   # a comment\n"_L1;

constexpr auto g_keychain = QT_TRANSLATE_NOOP("core",
    "The window can store secrets and URLs in the desktop’s keychain; the file then has keychain:NAME. billowd can’t "
    "use the keychain: set environment variables instead.");

constexpr auto g_folders = QT_TRANSLATE_NOOP("core",
    "$XDG_DATA_HOME defaults to ~/.local/share and $XDG_STATE_HOME to ~/.local/state. An empty environment variable "
    "counts as not set, unless an empty value has a meaning.");

QString unset(const SettingDefinition &definition)
{
    return definition.aliasOf.isEmpty() ? Words::tr("empty") : Words::tr("see %1").arg(definition.aliasOf);
}

QString notes(const SettingDefinition &definition)
{
    QString text;
    if (definition.live)
        text += u' ' + Words::tr("Can be changed while Billow runs.");
    if (definition.secret)
        text += u' ' + Words::tr("Secret: never shown or logged.");
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
    return u"### %1\n\n%2%3\n\n"_s.arg(definition.key, definition.helpText(), notes(definition))
        + u"- Default: %1\n- Allowed: %2\n"_s.arg(standard, definition.allowed())
        + u"- Environment: %1\n"_s.arg(variables.join(", "_L1))
        + (definition.secret ? QString() : u"- Option: %1\n"_s.arg(code(optionOf(definition)))) + u'\n';
}

/// In lines of at most \a width characters, each indented by \a indent blanks.
QString wrapped(const QString &text, qsizetype width, qsizetype indent)
{
    const QString margin(indent, u' ');
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

QString indented(const QString &text)
{
    return wrapped(text, g_textWidth, 4);
}

QString textEntry(const SettingDefinition &definition)
{
    const QString standard = definition.defaultValue.isEmpty() ? unset(definition) : definition.defaultValue;
    return definition.key + u'\n' + indented(definition.helpText() + notes(definition))
        + indented(Words::tr("Default: %1. Allowed: %2.").arg(standard, definition.allowed()))
        + indented(Words::tr("Environment: %1.").arg(definition.environment.join(", "_L1))
            + (definition.secret ? QString() : u' ' + Words::tr("Option: %1").arg(optionOf(definition))))
        + u'\n';
}

} // namespace

QString settingsReference(ReferenceFormat format)
{
    const bool markdown = format == ReferenceFormat::Markdown;
    QString text = markdown
        ? u"# Settings\n\n<!-- Generated from the table in core/settings; a test compares. -->\n\n"_s
        : Words::tr("SETTINGS") + u"\n\n"_s;
    const qsizetype width = markdown ? g_markdownWidth : g_textWidth;
    text += wrapped(Words::tr(g_introduction), width, 0) + u'\n';
    text += markdown ? u"```ini\n"_s + g_example + u"```\n"_s : QString(g_example);
    text += u'\n' + wrapped(Words::tr(g_folders), width, 0) + u'\n';
    text += wrapped(Words::tr(g_keychain), width, 0) + u'\n';
    for (const SettingDefinition &definition : SettingsCatalogue::all())
        text += markdown ? markdownEntry(definition) : textEntry(definition);
    text.chop(1);
    return text;
}

namespace {

constexpr qsizetype g_width = 100;

constexpr QLatin1StringView g_sampleIntroduction =
    "# The settings of Billow. This file says what each of them means and changes none: take the # away\n"
    "# before the name of one to give it another value. What is here counts before the default; the\n"
    "# environment and the command line count before what is here. After a change, restart the service:\n"
    "#\n"
    "#     systemctl restart billowd\n"_L1;

QString comment(const QString &text)
{
    QString result;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > g_width) {
            result += line + u'\n';
            line.clear();
        }
        line += (line.isEmpty() ? u"# "_s : u" "_s) + word;
    }
    return result + line + u'\n';
}

QString entry(const SettingDefinition &definition)
{
    // $XDG_DATA_HOME in a default means a folder; in a file it would be taken as it is written.
    const bool isFolder = definition.defaultValue.contains(u'$');
    QString text = comment(definition.helpText() + u" Allowed: "_s + definition.allowed() + u'.'
        + (isFolder ? u" Default: %1."_s.arg(definition.defaultValue) : QString()));
    text +=
        u"#%1 = %2"_s.arg(definition.key.section(u'.', 1), isFolder ? QString() : definition.defaultValue).trimmed();
    return text + u'\n';
}

} // namespace

QString sampleConfig()
{
    QStringList groups; // in the order of the table
    QHash<QString, QString> entries;
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (!definition.aliasOf.isEmpty())
            continue;
        const QString group = definition.key.section(u'.', 0, 0);
        if (!groups.contains(group))
            groups.append(group);
        entries[group] += u'\n' + entry(definition);
    }
    QString text = g_sampleIntroduction;
    for (const QString &group : groups)
        text += u"\n[%1]\n"_s.arg(group) + entries[group];
    return text;
}

} // namespace billow
