// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/Restart.h"
#include "app/billow/Setup.h"
#include "app/billow/SingleInstance.h"
#include "app/billow/WindowOwner.h"
#include "app/common/ManPage.h"
#include "app/common/Startup.h"
#include "core/actor/Clock.h"
#include "core/base/Words.h"
#include "core/engine/Engine.h"
#include "core/keychain/SystemKeychain.h"
#include "core/language/Language.h"
#include "core/platform/FileLimit.h"
#include "core/platform/MemoryAllocator.h"
#include "core/platform/StandardFolders.h"
#include "core/platform/TerminationSignals.h"
#include "core/settings/CommandLine.h"
#include "core/settings/SettingsReference.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QFileInfo>
#include <QSettings>

#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long closing may take; committed invoices are safe.
constexpr auto patience = 1800ms;

/// Besides the settings.
QList<QCommandLineOption> ownOptions()
{
    return {{u"start"_s, Words::tr("Starts a run as soon as the ledger is open.")},
        {u"import"_s, Words::tr("Opens the import dialog at start.")},
        {u"headless"_s, Words::tr("Starts in the tray, or minimised if there is no tray.")}};
}

QString synopsis()
{
    QString text = Words::tr("NAME") + u"\n    billow - "_s + Words::tr("live invoice dashboard") + u"\n\n"_s
        + Words::tr("SYNOPSIS") + u"\n    billow [%1…] [%2…]\n\n"_s.arg(Words::tr("OPTION"), Words::tr("FILE"))
        + Words::tr("DESCRIPTION") + u"\n    "_s
        + Words::tr("Opens the window and offers FILEs for import. If a window is already open with this ledger, it is "
                    "shown instead. billowd(1) is the same engine without a window.")
        + u"\n\n"_s + Words::tr("OPTIONS") + u'\n';
    const auto add = [&text](const QString &names, const QString &meaning) {
        text += u"    "_s + names + u"\n        "_s + meaning + u'\n';
    };
    for (const QCommandLineOption &option : ownOptions())
        add(u"--"_s + option.names().constFirst(), option.description());
    add(u"-h, --help"_s, Words::tr("Shows this help."));
    add(u"-v, --version"_s, Words::tr("Shows the version."));
    return text + u'\n' + settingsReference(ReferenceFormat::Text);
}

/// Answers what needs no display; nothing: a window is wanted.
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
            std::fputs(manPage(u"billow"_s, helpSections(synopsis())).constData(), stdout);
        } else {
            continue;
        }
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

/// What this start was asked to do, for a window that is open already.
SingleInstance::Request requestOf(const QCommandLineParser &parser)
{
    SingleInstance::Request request;
    for (const QString &file : parser.positionalArguments())
        request.files += QFileInfo(file).absoluteFilePath();
    request.asksForFiles = parser.isSet(u"import"_s);
    request.activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return request;
}

void show(MainWindow &window, const SingleInstance::Request &request)
{
    if (!request.activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", request.activationToken.toUtf8()); // where Qt looks for it
    window.bringUp();
    if (request.asksForFiles)
        window.chooseImport();
    if (!request.files.isEmpty())
        window.importFiles(request.files);
}

/// The program, except for a restart after its end. Returns the exit code; \a again: the user wants a restart.
int run(int argc, char **argv, Restart &restart, bool &again)
{
    // The window's style sheet is drawn for this one; it is the same on every platform.
    QApplication::setStyle(u"Fusion"_s);
    QApplication application(argc, argv);
    nameApplication();
    Language language;
    language.speak(chosenLanguage(QCoreApplication::arguments()).value_or(QString()));
    QCommandLineParser parser;
    parser.addOptions(settingsOptions());
    parser.addOptions(ownOptions());
    parser.process(application);
    restart.prepare(parser);

    const StandardFolders folders = StandardFolders::of(QProcessEnvironment::systemEnvironment());
    QSettings windowState(folders.state + u"/billow/window.ini"_s, QSettings::IniFormat);
    QGuiApplication::setQuitOnLastWindowClosed(false); // it keeps running in the tray
    SystemKeychain keychain;
    auto begun = setUp(parser, keychain, Preferences(windowState).values().theme);
    if (const int *code = std::get_if<int>(&begun))
        return *code;
    Setup &setup = std::get<Setup>(begun);
    const LedgerLocation &ledger = setup.engine.ledger;
    SingleInstance instance(folders.state, ledger.path.isEmpty() ? ledger.display : ledger.path);
    if (instance.handOver(requestOf(parser)))
        return ExitOk;
    Logging logging(loggingOptions(setup.settings));
    instance.listen();
    setup.engine.log = &logging.history();
    setup.engine.startRun = parser.isSet(u"start"_s);

    const TerminationSignals signalsOfTheSystem;
    actor::SystemClock clock;
    Engine engine(setup.engine, clock);
    engine.start();

    auto windowOwner = std::make_unique<WindowOwner>(engine.api(), windowState, setup.sources, language, keychain);
    QObject::connect(windowOwner.get(), &WindowOwner::logRulesChosen, &application,
        [&logging](const LogRules &rules) { logging.setFilter(rules.level, rules.categoryRules); });
    QObject::connect(&instance, &SingleInstance::requested, &application,
        [&windowOwner](const SingleInstance::Request &request) { show(windowOwner->window(), request); });
    if (parser.isSet(u"headless"_s))
        windowOwner->window().showInTray();
    else
        windowOwner->window().show();
    if (parser.isSet(u"import"_s))
        windowOwner->window().chooseImport();
    if (!parser.positionalArguments().isEmpty())
        windowOwner->window().importFiles(parser.positionalArguments());

    QObject::connect(
        windowOwner.get(), &WindowOwner::closed, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(windowOwner.get(), &WindowOwner::restartWanted, &application, [&again] { again = true; });
    QObject::connect(
        windowOwner.get(), &WindowOwner::restartWanted, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, windowOwner.get(),
        [&windowOwner] { windowOwner->window().quit(); });
    const int code = QApplication::exec();

    instance.close(); // a start from now on opens its own window
    windowOwner.reset(); // its subscription must end before the engine
    windowState.sync();
    const bool stopped = engine.stop(patience); // files are written to their end
    again = again && !TerminationSignals::wasReceived();
    if (!stopped) { // unless the disk hangs
        logging.flush();
        if (again)
            restart.begin();
        logging.flush();
        std::_Exit(code);
    }
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    if (const auto told = tellAboutItself(argc, argv))
        return *told;
    returnLargeBlocksToSystem();
    raiseFileLimit();
    ignoreBrokenPipes();
    Restart restart(argc, argv);
    bool again = false;
    const int code = run(argc, argv, restart, again);
    return again && !restart.begin() ? EXIT_FAILURE : code;
}
