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

/// Collects, for each invoice, the time from the transaction that stored it to the paint that showed it.
class Stopwatch {
public:
    void told(const LiveUpdate &update)
    {
        if (update.snapshot)
            return;
        for (const Invoice &invoice : update.invoices)
            m_unseen.push_back(invoice.acceptedAt);
    }

    void painted()
    {
        const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        for (const UtcTime acceptedAt : std::exchange(m_unseen, {}))
            m_latencies.push_back(std::chrono::duration<double, std::milli>(now - acceptedAt).count());
    }

    [[nodiscard]] const std::vector<double> &latencies() const { return m_latencies; }

private:
    std::vector<UtcTime> m_unseen;
    std::vector<double> m_latencies; ///< ms
};

} // namespace

int latencyChild(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto ledger = LedgerLocation::fromUrl(arguments.value(3));
    if (!ledger)
        return failParent(ledger.error().message);
    const std::chrono::seconds time(arguments.value(4).toInt());

    WindowRun run(*ledger, {.generation = Rate{5}, .display = Rate{0}, .runLength = 0s});
    Stopwatch stopwatch;
    QString failure;
    QObject::connect(&run, &WindowRun::failed, &application, [&failure](const QString &reason) {
        failure = reason;
        QCoreApplication::quit();
    });
    QObject::connect(&run.api(), &ObservedApi::told, &application,
        [&stopwatch](const LiveUpdate &update) { stopwatch.told(update); });
    QObject::connect(&application, &WatchedApplication::painted, &application, [&stopwatch] { stopwatch.painted(); });
    QObject::connect(&run, &WindowRun::opened, &application, [&] {
        run.api().start();
        QTimer::singleShot(time, &application, &QCoreApplication::quit);
    });
    run.start();
    QCoreApplication::exec();
    if (!failure.isEmpty())
        return failParent(failure);
    const std::vector<double> &latencies = stopwatch.latencies();
    if (latencies.empty())
        return failParent(u"no invoice was seen"_s);
    answerParent({
        {u"p99_ms"_s, percentile(latencies, 0.99)},
        {u"median_ms"_s, median(latencies)},
        {u"longest_ms"_s, percentile(latencies, 1)},
        {u"invoices"_s, qint64(latencies.size())},
    });
    return 0;
}

} // namespace billow::bench
