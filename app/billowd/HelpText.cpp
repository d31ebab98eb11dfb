// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/HelpText.h"

#include "core/settings/SettingsReference.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype width = 80;

/// \a text in lines of at most \a width, each indented; lines that are indented already (examples) stay as they are.
QString wrapped(const QString &text, qsizetype indent)
{
    const QString margin(indent, u' ');
    QString result;
    const QStringList paragraphs = text.split(u'\n');
    for (const QString &paragraph : paragraphs) {
        if (paragraph.startsWith(u"  ")) {
            result += margin + paragraph + u'\n';
            continue;
        }
        QString line;
        const QStringList words = paragraph.split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (!line.isEmpty() && indent + line.size() + 1 + word.size() > width) {
                result += margin + line + u'\n';
                line.clear();
            }
            line += (line.isEmpty() ? QString() : u" "_s) + word;
        }
        result += line.isEmpty() ? u"\n"_s : margin + line + u'\n';
    }
    return result;
}

QString optionText(const QCommandLineOption &option)
{
    QStringList names;
    const QStringList given = option.names();
    for (const QString &name : given)
        names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    const QString value = option.valueName().isEmpty() ? QString() : u" "_s + option.valueName();
    return u"    "_s + names.join(u", ") + value + u'\n' + wrapped(option.description(), 8);
}

QString exitSection()
{
    return u"EXIT STATUS\n"_s
        + wrapped(u"  0   it did what it was asked to\n"
                  "  1   it did not, and said why\n"
                  "  64  a wrong option or setting\n"
                  "  70  a fault of the program: the engine has stopped\n"
                  "  75  another program holds the ledger"_s,
            2)
        + u'\n';
}

} // namespace

QString generalHelp()
{
    QString text =
        u"NAME\n    billowd - a stream of invoices, stored durably, without a window\n\n"_s
        u"SYNOPSIS\n    billowd COMMAND [OPTION…] [ARGUMENT…]\n    billowd COMMAND --help\n    billowd --help | --version | --sample-config\n\n"_s
        u"COMMANDS\n"_s;
    for (const Command &command : allCommands())
        text += u"    %1\n%2"_s.arg(
            QString(command.name + u' ' + command.arguments).trimmed(), wrapped(command.summary, 8));
    return text + u'\n' + settingsReference(ReferenceFormat::Text) + u'\n' + exitSection()
        + u"EXAMPLES\n"
          "    billowd serve --start\n"
          "        Begins a run of five invoices a second for five minutes.\n"
          "    billowd serve --start --generation-per-second 0 --display-per-second 0 --run-seconds 20\n"
          "        As fast as the database allows, for 20 seconds.\n"
          "    billowd import --profile online-retail 2010-12-01.csv\n"
          "        Stores the invoices of a file.\n"
          "    billowd verify --json\n"
          "        Recomputes every invariant of the ledger, for a program to read.\n"_s;
}

QString helpOn(const Command &command)
{
    QString text = u"NAME\n    billowd %1 - %2\n\nSYNOPSIS\n    billowd %1 [OPTION…] %3\n\nDESCRIPTION\n%4\n"_s.arg(
        command.name, command.summary, command.arguments, wrapped(command.description, 4));
    if (!command.options.isEmpty()) {
        text += u"OPTIONS\n"_s;
        for (const QCommandLineOption &option : command.options)
            text += optionText(option);
        text += u'\n';
    }
    return text + settingsReference(ReferenceFormat::Text) + u'\n' + exitSection();
}

} // namespace billow
