// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/common/Startup.h"
#include "core/actor/Clock.h"
#include "core/api/Api.h"
#include "core/base/Words.h"
#include "core/engine/Engine.h"
#include "core/platform/FileLimit.h"
#include "core/platform/ServiceNotifier.h"
#include "core/platform/TerminationSignals.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdlib>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcServe, "billow.engine")

namespace {

// Together well under the five seconds that whoever stops a service waits for at least.
constexpr auto patience = 1800ms;
constexpr auto longestFarewell = 2s;

/// Tells the service manager how the engine is. Goes before the engine stops.
class StatusReport final : public QObject {
public:
    StatusReport(Api &api, ServiceNotifier &notifier)
        : m_subscription(api.subscribe())
    {
        connect(m_subscription.get(), &Subscription::updated, this, [&notifier](const LiveUpdate &update) {
            const Health &storage = update.status.storage;
            const Health &web = update.status.web;
            if (storage.state == Health::State::Ready && web.state == Health::State::Ready)
                notifier.ready(
                    u"Serving at %1; the stream is %2"_s.arg(web.location, toString(update.status.activity)));
            else if (storage.state != Health::State::Ready)
                notifier.waiting(u"Waiting for the ledger: %1"_s.arg(storage.message));
            else
                notifier.waiting(u"Waiting for the web server: %1"_s.arg(web.message));
        });
    }

private:
    const std::unique_ptr<Subscription> m_subscription;
};

/// Ends the event loop when every client has had its answer, or soon at any rate.
void leave(Engine &engine)
{
    QObject::connect(&engine, &Engine::webLeft, qApp, [] { QCoreApplication::exit(ExitOk); });
    QTimer::singleShot(longestFarewell, qApp, [] { QCoreApplication::exit(ExitOk); });
    engine.leaveWeb();
}

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
    ignoreBrokenPipes();
    ServiceNotifier notifier;
    actor::SystemClock clock;
    Engine engine(*options, clock);
    QObject::connect(&engine, &Engine::failed, qApp, [] { QCoreApplication::exit(ExitSoftware); });
    QObject::connect(&engine, &Engine::ledgerRefused, qApp, [] { QCoreApplication::exit(ExitHeld); });
    QObject::connect(&engine, &Engine::webRefused, qApp, [] { QCoreApplication::exit(ExitHeld); });
    const TerminationSignals signalsOfTheSystem;
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, qApp, [&](int number) {
        qCInfo(lcServe) << "Ending on signal" << number;
        notifier.stopping();
        leave(engine);
    });
    engine.start();
    auto report = std::make_unique<StatusReport>(engine.api(), notifier);
    const int code = QCoreApplication::exec();
    report.reset();

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
        .summary = Words::tr("Runs the engine without a window until SIGTERM or SIGINT."),
        .description =
            Words::tr(
                "Opens the ledger, shows the waiting invoices, and logs to standard error and the log file. If the "
                "database is unavailable, it retries. If another program is using the ledger, it exits with status 75.")
            + u"\n\n"_s
            + Words::tr("The API and the dashboard are at http://localhost:4000 unless you change http.host and "
                        "http.port. It reports to systemd when it is ready, and what it is waiting for.")
            + u"\n\n"_s
            + Words::tr("Stops within four seconds, after answering open requests. Stored invoices are safe, even "
                        "after a kill -9 or a power cut."),
        .options = {{u"start"_s, Words::tr("Starts a run of the demo generator as soon as the ledger is open.")}},
        .takesArguments = false,
        .run = serve};
}

} // namespace billow
