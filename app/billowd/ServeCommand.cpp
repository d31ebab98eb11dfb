// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/common/FileLimit.h"
#include "app/common/Startup.h"
#include "app/common/TerminationSignals.h"
#include "core/actor/SystemClock.h"
#include "core/engine/Engine.h"

#include <QCoreApplication>

#include <cstdlib>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcServe, "billow.engine")

namespace {

constexpr auto patience = 1800ms;

int serve(const QCommandLineParser &parser)
{
    const auto settings = readSettings(parser);
    if (!settings)
        return complain(settings.error().message, ExitUsage);
    Logging logging(loggingOptions(*settings));
    auto options = engineOptions(*settings);
    if (!options)
        return complain(options.error().message, ExitUsage);
    options->startRun = parser.isSet(u"start"_s);

    raiseFileLimit();
    actor::SystemClock clock;
    Engine engine(*options, clock);
    QObject::connect(&engine, &Engine::failed, qApp, [] { QCoreApplication::exit(ExitSoftware); });
    QObject::connect(&engine, &Engine::ledgerRefused, qApp, [] { QCoreApplication::exit(ExitHeld); });
    QObject::connect(&engine, &Engine::webRefused, qApp, [] { QCoreApplication::exit(ExitHeld); });
    const TerminationSignals signalsOfTheSystem;
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, qApp, [](int number) {
        qCInfo(lcServe) << "Ending on signal" << number;
        QCoreApplication::exit(ExitOk);
    });
    engine.start();
    const int code = QCoreApplication::exec();

    if (!engine.stop(patience)) {
        qCWarning(lcServe) << "Not everything stopped in time; what was committed is safe";
        logging.flush();
        std::_Exit(code);
    }
    return code;
}

} // namespace

Command serveCommand()
{
    return {.name = u"serve"_s,
        .arguments = {},
        .summary = u"Runs the engine without a window until it is told to end (SIGTERM, SIGINT)."_s,
        .description =
            u"Opens the ledger, goes on releasing what is waiting in it, and tells what happens in its log, on "
            u"standard "
            "error and in the log file. A database that is not there, or goes away, is waited for; a ledger that "
            "another "
            "program holds ends it with status 75.\n\n"
            "It ends within two seconds. Whatever was stored is safe, also after a kill -9 or a power cut."_s,
        .options = {{u"start"_s, u"Begins a run of the demo generator as soon as the ledger is open."_s}},
        .takesArguments = false,
        .run = serve};
}

} // namespace billow
