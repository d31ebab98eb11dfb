// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Child.h"
#include "tests/bench/ProcessMemory.h"
#include "tests/bench/WindowChildren.h"
#include "tests/bench/WindowRun.h"

#include <QApplication>
#include <QTimer>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// Before anything counts: every page has been built and seen, so that growth is that of rows.
constexpr auto aGlance = 400ms; ///< at one page
constexpr auto aLook = 1s; ///< at one page, where they take turns
} // namespace

int memoryChild(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto ledger = LedgerLocation::fromUrl(arguments.value(3));
    if (!ledger)
        return failParent(ledger.error().message);
    const std::int64_t early = arguments.value(4).toLongLong();
    const std::int64_t late = arguments.value(5).toLongLong();

    WindowRun run(*ledger, {.generation = Rate{0}, .display = Rate{0}, .runLength = 0s});
    QTimer steps;
    std::optional<double> atEarly;
    double atLate = 0;
    QString failure;
    QObject::connect(&run, &WindowRun::failed, &application, [&failure](const QString &reason) {
        failure = reason;
        WindowRun::end();
    });
    QObject::connect(&run, &WindowRun::opened, &application, [&] {
        for (int page = 1; page <= run.pageCount(); ++page)
            QTimer::singleShot(page * aGlance, &run, &WindowRun::showNextPage);
        QTimer::singleShot((run.pageCount() + 1) * aGlance, &run, [&] {
            run.api().start();
            steps.start(aLook);
        });
    });
    QObject::connect(&steps, &QTimer::timeout, &application, [&run] { run.showNextPage(); });
    QObject::connect(&run.api(), &ObservedApi::told, &application, [&](const LiveUpdate &update) {
        const auto resident = [] { return ProcessMemory::of(QCoreApplication::applicationPid()).resident; };
        if (!atEarly && update.status.displayed >= early)
            atEarly = resident();
        if (atLate == 0 && update.status.displayed >= late) {
            atLate = resident();
            WindowRun::end();
        }
    });
    run.start();
    QCoreApplication::exec();
    if (!failure.isEmpty())
        return failParent(failure);
    answerParent({{u"early_mb"_s, atEarly.value_or(0)}, {u"late_mb"_s, atLate}});
    return 0;
}

} // namespace billow::bench
