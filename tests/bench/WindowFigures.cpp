// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/WindowFigures.h"

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerWriter.h"
#include "tests/bench/Child.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <chrono>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

/// Collects what the rounds of one child answer, value by value.
class Rounds {
public:
    void add(const QJsonObject &result) { m_results.append(result); }

    [[nodiscard]] std::vector<double> of(const QString &key) const
    {
        std::vector<double> values;
        for (const QJsonValue &result : m_results)
            values.push_back(result[key].toDouble());
        return values;
    }

    [[nodiscard]] QJsonObject details() const { return {{u"rounds"_s, m_results}}; }

private:
    QJsonArray m_results;
};

/// Each round on a new ledger.
Result<Rounds> runRounds(const QString &role, std::chrono::seconds time, int count)
{
    Rounds rounds;
    for (int round = 1; round <= count; ++round) {
        const QTemporaryDir folder;
        say(u"round %1, %2 s"_s.arg(round).arg(time.count()));
        const auto result =
            runChild(role, {u"sqlite:"_s + folder.filePath(u"ledger.db"_s), QString::number(time.count())});
        if (!result)
            return result.error();
        rounds.add(*result);
    }
    return rounds;
}

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
    LedgerWriter writer(LedgerBackend::create(*location));
    const auto opened = writer.open();
    if (!opened)
        return opened.error();
    return {};
}

} // namespace

Result<std::vector<Figure>> measureGui(const Options &options)
{
    const auto rounds = runRounds(u"gui"_s, options.guiTime, options.rounds);
    if (!rounds)
        return rounds.error();
    std::vector<double> share = rounds->of(u"processor_share"_s);
    for (double &value : share)
        value *= 100;
    return std::vector<Figure>{
        {.title = u"GUI thread at unlimited rate: longest turn"_s,
            .unit = u"ms"_s,
            .ours = rounds->of(u"longest_turn_ms"_s),
            .goal = 50,
            .details = rounds->details()},
        {.title = u"GUI thread at unlimited rate: paint, p99"_s,
            .unit = u"ms"_s,
            .ours = rounds->of(u"paint_p99_ms"_s),
            .goal = 16.7},
        {.title = u"GUI thread at unlimited rate: of one core"_s, .unit = u"%"_s, .ours = share, .goal = 30},
    };
}

Result<std::vector<Figure>> measureLatency(const Options &options)
{
    const auto rounds = runRounds(u"latency"_s, options.latencyTime, options.rounds);
    if (!rounds)
        return rounds.error();
    return std::vector<Figure>{{.title = u"commit → visible in the window at 5/s, p99"_s,
        .unit = u"ms"_s,
        .ours = rounds->of(u"p99_ms"_s),
        .goal = 100,
        .details = rounds->details()}};
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
