// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/HelpText.h"

#include "app/common/Startup.h"
#include "core/base/Words.h"
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

/// "    --json", and below it what it does.
QString example(const QString &line, const QString &meaning)
{
    return u"    "_s + line + u'\n' + wrapped(meaning, 8);
}

QString exitSection()
{
    const std::pair<int, QString> codes[]{{ExitOk, Words::tr("success")},
        {ExitFailed, Words::tr("an error, with a message that explains it")},
        {ExitUsage, Words::tr("a wrong option or setting")},
        {ExitSoftware, Words::tr("an internal error: the engine stopped")},
        {ExitHeld, Words::tr("another program is using the ledger")}};
    QString text = Words::tr("EXIT STATUS") + u'\n';
    for (const auto &[code, meaning] : codes)
        text += u"    %1  %2\n"_s.arg(code, -2).arg(meaning);
    return text + u'\n';
}

QString name(const QString &program, const QString &summary)
{
    return Words::tr("NAME") + u"\n    %1 - %2\n\n"_s.arg(program, summary);
}

} // namespace

QString generalHelp()
{
    QString text = name(u"billowd"_s, Words::tr("a live stream of invoices, without a window")) + Words::tr("SYNOPSIS")
        + u"\n    billowd %1 [%2…] [%3…]\n    billowd %1 --help\n    billowd --help | --version | --sample-config\n\n"_s
              .arg(Words::tr("COMMAND"), Words::tr("OPTION"), Words::tr("ARGUMENT"))
        + Words::tr("COMMANDS") + u'\n';
    for (const Command &command : allCommands())
        text += u"    %1\n%2"_s.arg(
            QString(command.name + u' ' + command.arguments).trimmed(), wrapped(command.summary, 8));
    return text + u'\n' + settingsReference(ReferenceFormat::Text) + u'\n' + exitSection() + Words::tr("EXAMPLES")
        + u'\n'
        + example(u"billowd serve --start"_s, Words::tr("Starts a run of five invoices per second for five minutes."))
        + example(u"billowd serve --start --generation-per-second 0 --display-per-second 0 --run-seconds 20"_s,
            Words::tr("As fast as the database allows, for 20 seconds."))
        + example(u"billowd import orders.csv"_s, Words::tr("Stores the invoices in a file."))
        + example(u"billowd verify --json"_s, Words::tr("Verifies the ledger and prints the result as JSON."));
}

QString helpOn(const Command &command)
{
    QString text = name(u"billowd "_s + command.name, command.summary) + Words::tr("SYNOPSIS")
        + u"\n    billowd %1 [%2…] %3\n\n"_s.arg(command.name, Words::tr("OPTION"), command.arguments)
        + Words::tr("DESCRIPTION") + u'\n' + wrapped(command.description, 4) + u'\n';
    if (!command.options.isEmpty()) {
        text += Words::tr("OPTIONS") + u'\n';
        for (const QCommandLineOption &option : command.options)
            text += optionText(option);
        text += u'\n';
    }
    return text + settingsReference(ReferenceFormat::Text) + u'\n' + exitSection();
}

} // namespace billow
