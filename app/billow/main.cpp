// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/Setup.h"
#include "app/common/FileLimit.h"
#include "app/common/LargeBlocks.h"
#include "app/common/ManPage.h"
#include "app/common/Startup.h"
#include "app/common/TerminationSignals.h"
#include "core/actor/SystemClock.h"
#include "core/engine/Engine.h"
#include "core/keychain/SystemKeychain.h"
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

/// Besides the settings.
QList<QCommandLineOption> ownOptions()
{
    return {{u"start"_s, u"Begins a run as soon as the ledger is open."_s},
        {u"import"_s, u"Asks at once which files to import."_s},
        {u"headless"_s, u"Shows an icon in the tray, or a minimised window, until it is opened."_s}};
}

QString synopsis()
{
    QString text =
        u"NAME\n    billow - a live stream of invoices, in a window\n\n"
        "SYNOPSIS\n    billow [OPTION…] [FILE…]\n\n"
        "DESCRIPTION\n    Opens the window. FILEs are offered for import. The same engine without a window is "
        "billowd(1).\n\n"
        "OPTIONS\n"_s;
    for (const QCommandLineOption &option : ownOptions())
        text += u"    --%1\n        %2\n"_s.arg(option.names().constFirst(), option.description());
    return text + u"    -h, --help\n        Shows this.\n    -v, --version\n        Shows the version.\n\n"_s
        + settingsReference(ReferenceFormat::Text);
}

/// What is told without a display; nothing where a window is wanted.
std::optional<int> tellAboutItself(int argc, char **argv)
{
    for (int place = 1; place < argc; ++place) {
        const QByteArrayView argument(argv[place]);
        if (argument == "--version" || argument == "-v")
            std::fputs("billow " BILLOW_VERSION "\n", stdout);
        else if (argument == "--help" || argument == "-h")
            std::fputs(synopsis().toUtf8().constData(), stdout);
        else if (argument == "--man-page")
            std::fputs(manPage(u"billow"_s, helpSections(synopsis())).constData(), stdout);
        else
            continue;
        return ExitOk;
    }
    return std::nullopt;
}

void nameApplication()
{
    QCoreApplication::setApplicationName(u"billow"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BILLOW_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Billow"_s);
    QGuiApplication::setDesktopFileName(u"org.billow.Billow"_s);
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
    nameApplication();
    QCommandLineParser parser;
    parser.addOptions(settingsOptions());
    parser.addOptions(ownOptions());
    parser.process(application);

    const StandardFolders folders = StandardFolders::of(QProcessEnvironment::systemEnvironment());
    QSettings windowState(folders.state + u"/billow/window.ini"_s, QSettings::IniFormat);
    QGuiApplication::setQuitOnLastWindowClosed(false); // hidden in the tray it goes on
    SystemKeychain keychain;
    auto begun = setUp(parser, keychain, Preferences(windowState).values().theme);
    if (const int *code = std::get_if<int>(&begun))
        return *code;
    Setup &setup = std::get<Setup>(begun);
    Logging logging(loggingOptions(setup.settings));
    setup.engine.log = &logging.history();
    setup.engine.startRun = parser.isSet(u"start"_s);

    const TerminationSignals signalsOfTheSystem;
    actor::SystemClock clock;
    Engine engine(setup.engine, clock);
    engine.start();

    auto window = std::make_unique<MainWindow>(engine.api(), windowState, setup.sources);
    window->offerKeychain(keychain);
    QObject::connect(window.get(), &MainWindow::logRulesChosen, &application,
        [&logging](const LogRules &rules) { logging.setFilter(rules.level, rules.categoryRules); });
    if (parser.isSet(u"headless"_s))
        window->showInTray();
    else
        window->show();
    if (parser.isSet(u"import"_s))
        window->chooseImport();
    if (!parser.positionalArguments().isEmpty())
        window->importFiles(parser.positionalArguments());

    QObject::connect(window.get(), &MainWindow::closed, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, window.get(), &MainWindow::quit);
    const int code = QApplication::exec();

    // The window's subscription goes before the engine does.
    window.reset();
    windowState.sync();
    if (!engine.stop(patience)) {
        logging.flush();
        std::_Exit(code);
    }
    return code;
}
