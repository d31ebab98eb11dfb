// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/Desk.h"
#include "app/common/FileLimit.h"
#include "app/common/LargeBlocks.h"
#include "app/common/ManPage.h"
#include "app/common/Startup.h"
#include "app/common/TerminationSignals.h"
#include "core/actor/SystemClock.h"
#include "core/base/Words.h"
#include "core/engine/Engine.h"
#include "core/language/Language.h"
#include "core/settings/CommandLine.h"
#include "core/settings/SettingsReference.h"
#include "core/settings/StandardFolders.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Longer than this nobody waits for a window to close; what was committed is safe.
constexpr auto patience = 1800ms;

QString synopsis()
{
    const auto option = [](const QString &names, const QString &meaning) {
        return u"    "_s + names + u"\n        "_s + meaning + u'\n';
    };
    return Words::tr("NAME") + u"\n    billow - "_s + Words::tr("a live stream of invoices, in a window") + u"\n\n"_s
        + Words::tr("SYNOPSIS") + u"\n    billow [%1…] [%2…]\n\n"_s.arg(Words::tr("OPTION"), Words::tr("FILE"))
        + Words::tr("DESCRIPTION") + u"\n    "_s
        + Words::tr("Opens the window. FILEs are offered for import. The same engine without a window is billowd(1).")
        + u"\n\n"_s + Words::tr("OPTIONS") + u'\n'
        + option(u"--start"_s, Words::tr("Begins a run as soon as the ledger is open."))
        + option(u"-h, --help"_s, Words::tr("Shows this."))
        + option(u"-v, --version"_s, Words::tr("Shows the version.")) + u'\n'
        + settingsReference(ReferenceFormat::Text);
}

/// What is told without a display; nothing where a window is wanted.
std::optional<int> tellAboutItself(int &argc, char **argv)
{
    for (int place = 1; place < argc; ++place) {
        const QByteArrayView argument(argv[place]);
        if (argument == "--version" || argument == "-v") {
            std::fputs("billow " BILLOW_VERSION "\n", stdout);
        } else if (argument == "--help" || argument == "-h") {
            const QCoreApplication application(argc, argv);
            Language language;
            language.speak(chosenLanguage(QCoreApplication::arguments()).value_or(QString()));
            std::fputs(synopsis().toUtf8().constData(), stdout);
        } else if (argument == "--man-page") {
            std::fputs(manPage(u"billow"_s, synopsis()).constData(), stdout);
        } else {
            continue;
        }
        return ExitOk;
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    if (const auto told = tellAboutItself(argc, argv))
        return *told;
    returnLargeBlocks();
    raiseFileLimit();
    // The window's style sheet is drawn for this one; it is the same on every platform.
    QApplication::setStyle(u"Fusion"_s);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"billow"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BILLOW_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Billow"_s);
    QGuiApplication::setDesktopFileName(u"org.billow.Billow"_s);
    Language language;
    language.speak(chosenLanguage(QCoreApplication::arguments()).value_or(QString()));

    QCommandLineParser parser;
    parser.addOptions(settingsOptions());
    const QCommandLineOption startOption(u"start"_s, Words::tr("Begins a run as soon as the ledger is open."));
    parser.addOption(startOption);
    parser.process(application);

    const auto sources = settingsSources(parser);
    if (!sources)
        return complain(sources.error().message, ExitUsage);
    const auto settings = loadSettings(*sources);
    if (!settings)
        return complain(settings.error().message, ExitUsage);
    Logging logging(loggingOptions(*settings));
    auto options = engineOptions(*settings);
    if (!options)
        return complain(options.error().message, ExitUsage);
    options->log = &logging.history();
    options->startRun = parser.isSet(startOption);

    const TerminationSignals signalsOfTheSystem;
    actor::SystemClock clock;
    Engine engine(*options, clock);
    engine.start();

    const StandardFolders folders = StandardFolders::of(QProcessEnvironment::systemEnvironment());
    QSettings windowState(folders.state + u"/billow/window.ini"_s, QSettings::IniFormat);
    auto desk = std::make_unique<Desk>(engine.api(), windowState, *sources, language);
    if (!parser.positionalArguments().isEmpty())
        desk->window().importFiles(parser.positionalArguments());

    // Hidden in the tray it goes on.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(desk.get(), &Desk::closed, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(
        &signalsOfTheSystem, &TerminationSignals::received, desk.get(), [&desk] { desk->window().quit(); });
    const int code = QApplication::exec();

    // The window's subscription goes before the engine does.
    desk.reset();
    windowState.sync();
    if (!engine.stop(patience)) {
        logging.flush();
        std::_Exit(code);
    }
    return code;
}
