// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/WindowFigures.h"
#include "tests/e2e/Program.h"
#include "tests/support/PostgresServer.h"

#include <QElapsedTimer>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int underWay = 1'500; ///< ms into the run

/// The seconds from the moment when billow, at unlimited rates on the ledger at \a url, is told to close until it has
/// ended. \a first happens just before; \a url is empty for a ledger of SQLite.
Result<double> closeOnce(const QString &url, const std::function<void()> &first)
{
    const Program program(u"billow"_s);
    const auto billow = program.start({u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s, u"0"_s,
                                          u"--run-seconds"_s, u"0"_s, u"--start"_s},
        {{u"DATABASE_URL"_s, url.isEmpty() ? program.ledgerUrl() : url}, {u"QT_QPA_PLATFORM"_s, u"offscreen"_s}});
    QString said;
    if (!Program::waitForWord(*billow, u"The stream is running"_s, &said) || billow->waitForFinished(underWay))
        return Error::internal(u"billow does not run: %1"_s.arg(said));
    first();
    QElapsedTimer timer;
    timer.start();
    if (const int code = Program::terminate(*billow); code != 0)
        return Error::internal(u"billow has ended with %1 when it was told to close"_s.arg(code));
    return static_cast<double>(timer.elapsed()) / 1e3;
}

/// What happens to the database right before the window is closed.
struct Case {
    QString title;
    QString url;
    std::function<void()> before;
    std::function<void()> after;
};

} // namespace

Result<std::vector<Figure>> measureClose(const Options &options)
{
    PostgresServer server;
    if (!server.start())
        return Error::unavailable(server.failure());
    const QString onPostgresql = server.url(server.createDatabase());
    const auto nothing = [] {};
    const std::vector<Case> cases{
        {u"SQLite"_s, {}, nothing, nothing},
        {u"PostgreSQL"_s, onPostgresql, nothing, nothing},
        {u"PostgreSQL that answers no more"_s, onPostgresql, [&] { server.freeze(); }, [&] { server.thaw(); }},
        {u"PostgreSQL that was killed"_s, onPostgresql, [&] { server.kill(); }, [&] { (void)server.start(); }},
    };
    std::vector<Figure> figures;
    for (const Case &each : cases) {
        Figure figure{.title = u"closing at unlimited rate, %1"_s.arg(each.title), .unit = u"s"_s, .goal = 2};
        for (int round = 1; round <= options.rounds; ++round) {
            const auto seconds = closeOnce(each.url, each.before);
            each.after();
            if (!seconds)
                return seconds.error();
            figure.ours.push_back(*seconds);
        }
        say(u"%1: %2 s"_s.arg(each.title).arg(figure.value()));
        figures.push_back(figure);
    }
    return figures;
}

} // namespace billow::bench
