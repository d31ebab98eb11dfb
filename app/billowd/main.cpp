// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/billowd/HelpText.h"
#include "app/billowd/Manual.h"
#include "app/common/Startup.h"
#include "core/base/Words.h"
#include "core/language/Language.h"
#include "core/settings/CommandLine.h"
#include "core/settings/SettingsReference.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

int print(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    return ExitOk;
}

const Command *commandNamed(const QString &name)
{
    const auto &commands = allCommands();
    const auto found = std::ranges::find(commands, name, &Command::name);
    return found == commands.end() ? nullptr : &*found;
}

int run(const Command &command, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(settingsOptions());
    parser.addOptions(command.options);
    parser.addOption({{u"h"_s, u"help"_s}, Words::tr("Shows this help.")});
    if (!parser.parse(arguments)) {
        QString fault = parser.errorText();
        if (fault.endsWith(u'.'))
            fault.chop(1);
        return complain(Words::tr("%1; see billowd %2 --help").arg(fault, command.name), ExitUsage);
    }
    if (parser.isSet(u"help"_s))
        return print(helpOn(command));
    if (!command.takesArguments && !parser.positionalArguments().isEmpty())
        return complain(
            Words::tr("%1 takes no arguments, but got %2").arg(command.name, parser.positionalArguments().first()),
            ExitUsage);
    return command.run(parser);
}

/// A person is spoken to in their language. What a program reads is English, and so is the log of a server, unless the
/// settings name a language.
void choose(Language &language, const QStringList &arguments)
{
    const auto given = [&arguments](const QString &word) { return arguments.contains(word); };
    const auto chosen = chosenLanguage(arguments);
    const bool serves = arguments.value(1) == u"serve" && !given(u"--help"_s) && !given(u"-h"_s);
    if (given(u"--json"_s) || given(u"--man-page"_s) || given(u"--sample-config"_s) || (serves && !chosen))
        language.speakPlainly();
    else
        language.speak(chosen.value_or(QString()));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"billowd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BILLOW_VERSION));

    QStringList arguments = QCoreApplication::arguments();
    Language language;
    choose(language, arguments);
    if (arguments.size() < 2 || arguments[1] == u"--help" || arguments[1] == u"-h" || arguments[1] == u"help") {
        print(generalHelp());
        return arguments.size() < 2 ? ExitUsage : ExitOk;
    }
    if (arguments[1] == u"--version" || arguments[1] == u"-v")
        return print(u"billowd " BILLOW_VERSION "\n"_s);
    if (arguments[1] == u"--sample-config")
        return print(sampleConfig());
    if (arguments[1] == u"--man-page")
        return print(QString::fromLatin1(manual()));
    const Command *command = commandNamed(arguments[1]);
    if (!command)
        return complain(Words::tr("\"%1\" isn’t a command; see billowd --help").arg(arguments[1]), ExitUsage);
    arguments.removeAt(1);
    return run(*command, arguments);
}
