// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Child.h"
#include "tests/bench/Figure.h"
#include "tests/bench/WatchedApplication.h"
#include "tests/bench/WindowChildren.h"
#include "tests/bench/WindowRun.h"

#include <QTimer>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Before anything counts: fonts are loaded, caches filled.
constexpr auto warmUp = 2s;

QJsonObject resultOf(const WatchedApplication &application, std::int64_t displayed)
{
    return {
        {u"longest_turn_ms"_s, percentile(application.turns(), 1)},
        {u"turn_p99_ms"_s, percentile(application.turns(), 0.99)},
        {u"turns"_s, qint64(application.turns().size())},
        {u"paint_p99_ms"_s, percentile(application.paints(), 0.99)},
        {u"longest_paint_ms"_s, percentile(application.paints(), 1)},
        {u"paint_median_ms"_s, median(application.paints())},
        {u"paints"_s, qint64(application.paints().size())},
        {u"processor_share"_s, application.processorShare()},
        {u"displayed"_s, qint64(displayed)},
    };
}

} // namespace

int guiChild(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto ledger = LedgerLocation::fromUrl(arguments.value(3));
    if (!ledger)
        return failParent(ledger.error().message);
    const std::chrono::seconds time(arguments.value(4).toInt());

    WindowRun run(*ledger, {.generation = Rate{0}, .display = Rate{0}, .runLength = 0s});
    QString failure;
    std::int64_t displayed = 0;
    QObject::connect(&run, &WindowRun::failed, &application, [&failure](const QString &reason) {
        failure = reason;
        QCoreApplication::quit();
    });
    QObject::connect(&run.api(), &ObservedApi::told, &application,
        [&displayed](const LiveUpdate &update) { displayed = update.status.displayed; });
    QObject::connect(&run, &WindowRun::opened, &application, [&] {
        run.api().start();
        QTimer::singleShot(warmUp, &application, [&] {
            application.restart();
            QTimer::singleShot(time, &application, &QCoreApplication::quit);
        });
    });
    run.start();
    QCoreApplication::exec();
    if (!failure.isEmpty())
        return failParent(failure);
    answerParent(resultOf(application, displayed));
    return 0;
}

} // namespace billow::bench
