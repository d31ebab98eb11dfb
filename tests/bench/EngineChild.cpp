// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/EngineChild.h"

#include "core/ledger/LedgerLocation.h"
#include "tests/bench/Child.h"
#include "tests/bench/EngineRun.h"

#include <QCoreApplication>

#include <sys/resource.h>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

int engineChild(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    constexpr qsizetype url = 3;
    constexpr qsizetype rows = 4;
    const auto ledger = LedgerLocation::fromUrl(arguments.value(url));
    if (!ledger)
        return failParent(ledger.error().message);

    EngineRun run(*ledger, arguments.value(rows).toLongLong());
    QString failure;
    QObject::connect(&run, &EngineRun::finished, &application, &QCoreApplication::quit);
    QObject::connect(&run, &EngineRun::failed, &application, [&failure](const QString &reason) {
        failure = reason;
        QCoreApplication::quit();
    });
    run.start();
    QCoreApplication::exec();
    if (!failure.isEmpty())
        return failParent(failure);
    answerParent({
        {u"rows"_s, qint64(run.rows())},
        {u"seconds"_s, run.seconds()},
        {u"rows_per_second"_s, static_cast<double>(run.rows()) / run.seconds()},
        {u"updates"_s, run.updates()},
        {u"processor_seconds"_s, processorSeconds()},
    });
    return 0;
}

} // namespace billow::bench
