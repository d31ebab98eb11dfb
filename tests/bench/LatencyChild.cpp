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

using Milliseconds = std::chrono::duration<double, std::milli>;

/// Collects, for each invoice, the time from the transaction that stored it to the paint that showed it.
class Stopwatch {
public:
    void told(const LiveUpdate &update)
    {
        m_commits.push_back(Milliseconds(update.status.storage.latency).count());
        if (update.snapshot)
            return;
        const auto now = std::chrono::system_clock::now();
        for (const Invoice &invoice : update.invoices) {
            m_unseen.push_back(invoice.acceptedAt);
            m_untilTold.push_back(Milliseconds(now - invoice.acceptedAt).count());
        }
    }

    void painted()
    {
        const auto now = std::chrono::system_clock::now();
        for (const UtcTime acceptedAt : std::exchange(m_unseen, {}))
            m_untilPainted.push_back(Milliseconds(now - acceptedAt).count());
    }

    [[nodiscard]] bool isEmpty() const { return m_untilPainted.empty(); }

    [[nodiscard]] QJsonObject result() const
    {
        return {
            {u"p99_ms"_s, percentile(m_untilPainted, 0.99)},
            {u"median_ms"_s, median(m_untilPainted)},
            {u"longest_ms"_s, percentile(m_untilPainted, 1)},
            {u"invoices"_s, qint64(m_untilPainted.size())},
            // Where the time goes: a slow disk shows in these two as well, a slow window does not.
            {u"until_the_window_is_told_p99_ms"_s, percentile(m_untilTold, 0.99)},
            {u"longest_commit_ms"_s, percentile(m_commits, 1)},
        };
    }

private:
    std::vector<UtcTime> m_unseen;
    std::vector<double> m_untilPainted; ///< ms
    std::vector<double> m_untilTold; ///< ms
    std::vector<double> m_commits; ///< ms
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
        WindowRun::end();
    });
    QObject::connect(&run.api(), &ObservedApi::told, &application,
        [&stopwatch](const LiveUpdate &update) { stopwatch.told(update); });
    QObject::connect(&application, &WatchedApplication::painted, &application, [&stopwatch] { stopwatch.painted(); });
    QObject::connect(&run, &WindowRun::opened, &application, [&] {
        run.api().start();
        QTimer::singleShot(time, &application, &WindowRun::end);
    });
    run.start();
    QCoreApplication::exec();
    if (!failure.isEmpty())
        return failParent(failure);
    if (stopwatch.isEmpty())
        return failParent(u"no invoice was seen"_s);
    answerParent(stopwatch.result());
    return 0;
}

} // namespace billow::bench
