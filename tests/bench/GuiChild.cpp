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

/// Before anything counts: every page has been built and seen, fonts are loaded, caches filled.
constexpr auto aGlance = 400ms; ///< at one page
constexpr auto warmUp = 1s; ///< with the page that is measured
constexpr auto aLook = 1s; ///< at one page, where they take turns
constexpr auto aSearch = 2s; ///< from one to the next

/// What the person at the window does while it is measured.
void act(WindowRun &run, const QString &scene, QTimer &steps)
{
    if (scene == "invoices"_L1) {
        QObject::connect(&steps, &QTimer::timeout, &run, &WindowRun::searchAgain);
        steps.start(aSearch);
    } else if (scene == "turns"_L1) {
        QObject::connect(&steps, &QTimer::timeout, &run, &WindowRun::showNextPage);
        steps.start(aLook);
    }
}

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
        {u"processor_percent"_s, 100 * application.processorShare()},
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
    const QString scene = arguments.value(5);

    WindowRun run(*ledger, {.generation = Rate{0}, .display = Rate{0}, .runLength = 0s});
    QString failure;
    std::int64_t displayed = 0;
    QObject::connect(&run, &WindowRun::failed, &application, [&failure](const QString &reason) {
        failure = reason;
        WindowRun::end();
    });
    QObject::connect(&run.api(), &ObservedApi::told, &application,
        [&displayed](const LiveUpdate &update) { displayed = update.status.displayed; });
    QTimer steps;
    const auto measure = [&] {
        application.restart();
        act(run, scene, steps);
        QTimer::singleShot(time, &application, &WindowRun::end);
    };
    QObject::connect(&run, &WindowRun::opened, &application, [&] {
        run.api().start();
        for (int page = 1; page <= run.pageCount(); ++page)
            QTimer::singleShot(page * aGlance, &run, &WindowRun::showNextPage);
        QTimer::singleShot((run.pageCount() + 1) * aGlance, &run, [&] {
            run.showPage(scene);
            QTimer::singleShot(warmUp, &application, measure);
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
