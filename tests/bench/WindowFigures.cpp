// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/WindowFigures.h"

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerWriter.h"
#include "tests/bench/Child.h"
#include "tests/bench/Rounds.h"

#include <QTemporaryDir>

#include <chrono>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

Result<double> startOnce(const QString &url)
{
    const std::chrono::nanoseconds launched = std::chrono::steady_clock::now().time_since_epoch();
    const auto result = runChild(u"start"_s, {url, QString::number(qint64(launched.count()))});
    if (!result)
        return result.error();
    return result->value("milliseconds"_L1).toDouble();
}

/// A ledger that has been made, and nothing stored in it.
Result<void> makeEmptyLedger(const QString &url)
{
    const auto location = LedgerLocation::fromUrl(url);
    if (!location)
        return location.error();
    LedgerWriter writer(std::make_unique<LedgerStore>(*location));
    const auto opened = writer.open();
    if (!opened)
        return opened.error();
    return {};
}

} // namespace

Result<std::vector<Figure>> measureGui(const Options &options)
{
    const std::vector<std::pair<QString, QString>> scenes{{u"dashboard"_s, u"Dashboard"_s},
        {u"invoices"_s, u"Invoices, searching"_s}, {u"analytics"_s, u"Analytics"_s}, {u"turns"_s, u"pages in turn"_s}};
    std::vector<Figure> figures;
    for (const auto &[scene, title] : scenes) {
        const auto rounds = runRounds(u"gui"_s, {QString::number(options.guiTime.count()), scene}, options.rounds);
        if (!rounds)
            return rounds.error();
        const QString beginning = u"GUI thread, unlimited rate, %1: "_s.arg(title);
        figures.push_back({.title = beginning + u"longest turn"_s,
            .unit = u"ms"_s,
            .ours = rounds->of(u"longest_turn_ms"_s),
            .goal = 50,
            .details = rounds->details()});
        figures.push_back({.title = beginning + u"paint, p99"_s,
            .unit = u"ms"_s,
            .ours = rounds->of(u"paint_p99_ms"_s),
            .goal = 16.7});
        figures.push_back({.title = beginning + u"of one core"_s,
            .unit = u"%"_s,
            .ours = rounds->of(u"processor_percent"_s),
            .goal = 30});
    }
    return figures;
}

Result<std::vector<Figure>> measureLatency(const Options &options)
{
    const std::vector<std::pair<QString, QString>> faces{
        {u"latency"_s, u"visible in the window"_s}, {u"socket-latency"_s, u"received from the socket"_s}};
    std::vector<Figure> figures;
    for (const auto &[role, title] : faces) {
        const auto rounds = runRounds(role, {QString::number(options.latencyTime.count())}, options.rounds);
        if (!rounds)
            return rounds.error();
        figures.push_back({.title = u"commit → %1 at 5/s, p99"_s.arg(title),
            .unit = u"ms"_s,
            .ours = rounds->of(u"p99_ms"_s),
            .goal = 100,
            .details = rounds->details()});
    }
    return figures;
}

Result<std::vector<Figure>> measureStart(const Options &options)
{
    const QTemporaryDir folder;
    const QString large = u"sqlite:"_s + folder.filePath(u"large.db"_s);
    const QString empty = u"sqlite:"_s + folder.filePath(u"empty.db"_s);
    if (auto made = makeEmptyLedger(empty); !made)
        return made.error();
    say(u"filling a ledger with %1 invoices"_s.arg(options.large));
    if (const auto filled = runChild(u"engine"_s, {large, QString::number(options.large)}); !filled)
        return filled.error();
    Figure figure{.title = u"start with %L1 stored, until painted"_s.arg(options.large),
        .unit = u"ms"_s,
        .peerName = u"start of an empty ledger"_s,
        .goal = 1.5};
    // A start takes a fraction of a second: more rounds, for steadier medians.
    const int rounds = 3 * options.rounds;
    for (int round = 0; round <= rounds; ++round) {
        const auto ours = startOnce(large);
        if (!ours)
            return ours.error();
        const auto peer = startOnce(empty);
        if (!peer)
            return peer.error();
        // The first round only brings the program into the memory of the machine.
        if (round == 0)
            continue;
        figure.ours.push_back(*ours);
        figure.peer.push_back(*peer);
    }
    return std::vector{figure};
}

} // namespace billow::bench
