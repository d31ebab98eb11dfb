// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SampleConfig.h"

#include "core/settings/SettingsTable.h"

#include <QHash>

namespace billow {

using namespace Qt::StringLiterals;

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
    // $XDG_DATA_HOME in a default stands for a folder; in a file it would be taken as it is written.
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
    for (const SettingDefinition &definition : SettingsTable::all()) {
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
