// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Child.h"
#include "tests/bench/WatchedApplication.h"
#include "tests/bench/WindowChildren.h"
#include "tests/bench/WindowRun.h"

#include <chrono>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

int startChild(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto ledger = LedgerLocation::fromUrl(arguments.value(3));
    if (!ledger)
        return failParent(ledger.error().message);
    const std::chrono::nanoseconds launched(arguments.value(4).toLongLong());

    WindowRun run(*ledger, Rates());
    QString failure;
    bool told = false;
    std::int64_t stored = 0;
    std::chrono::nanoseconds seen{};
    QObject::connect(&run, &WindowRun::failed, &application, [&failure](const QString &reason) {
        failure = reason;
        WindowRun::end();
    });
    QObject::connect(&run.api(), &ObservedApi::told, &application, [&](const LiveUpdate &update) {
        stored = update.status.stored;
        told = update.status.storage.state == Health::State::Ready && update.stats.stored.count() == stored
            && update.cursor == update.status.displayed;
    });
    QObject::connect(&application, &WatchedApplication::painted, &application, [&] {
        if (!told)
            return;
        seen = std::chrono::steady_clock::now().time_since_epoch();
        WindowRun::end();
    });
    run.start();
    QCoreApplication::exec();
    if (!failure.isEmpty())
        return failParent(failure);
    answerParent({
        {u"milliseconds"_s, std::chrono::duration<double, std::milli>(seen - launched).count()},
        {u"stored"_s, qint64(stored)},
    });
    return 0;
}

} // namespace billow::bench
