// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/billowd/HelpText.h"
#include "app/billowd/Manual.h"
#include "app/common/Startup.h"
#include "core/settings/CommandLine.h"
#include "core/settings/SampleConfig.h"

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
    parser.addOption({{u"h"_s, u"help"_s}, u"Shows this."_s});
    if (!parser.parse(arguments))
        return complain(parser.errorText() + u"; see billowd %1 --help"_s.arg(command.name), ExitUsage);
    if (parser.isSet(u"help"_s))
        return print(helpOn(command));
    if (!command.takesArguments && !parser.positionalArguments().isEmpty())
        return complain(
            u"%1 takes no argument, but was given %2"_s.arg(command.name, parser.positionalArguments().first()),
            ExitUsage);
    return command.run(parser);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"billowd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BILLOW_VERSION));

    QStringList arguments = QCoreApplication::arguments();
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
        return complain(u"\"%1\" is not a command; see billowd --help"_s.arg(arguments[1]), ExitUsage);
    arguments.removeAt(1);
    return run(*command, arguments);
}
