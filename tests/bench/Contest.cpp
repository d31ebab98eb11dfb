// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Contest.h"

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerWriter.h"
#include "tests/bench/Child.h"
#include "tests/bench/Chunks.h"

#include <QJsonArray>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

/// An empty ledger has the schema that Billow itself gives it.
Result<void> giveSchema(const QString &url)
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

struct OurRound {
    QString url;
    QJsonObject result;
};

Result<OurRound> ourRound(Arena &arena, std::int64_t rows)
{
    const auto url = arena.freshLedger(u"ours"_s);
    if (!url)
        return url.error();
    if (auto given = giveSchema(*url); !given)
        return given.error();
    const auto result = runChild(u"engine"_s, {*url, QString::number(rows)});
    if (!result)
        return result.error();
    return OurRound{*url, *result};
}

Result<double> peerRound(Arena &arena, const QStringList &chunks)
{
    const auto url = arena.freshLedger(u"peer"_s);
    if (!url)
        return url.error();
    if (auto given = giveSchema(*url); !given)
        return given.error();
    QByteArray script;
    for (const QString &chunk : chunks)
        script += arena.importRows(chunk) + '\n';
    return arena.shell(*url).time(arena.preparation(), script);
}

/// The rows of our own first round are what the peer gets.
Result<QStringList> exportChunks(Arena &arena, const QString &url, const QString &folder, std::int64_t rows)
{
    const QString file = folder + u"/rows.csv"_s;
    if (auto exported = arena.shell(url).run(arena.exportRows(rows, file)); !exported)
        return exported.error();
    return cutIntoChunks(file);
}

} // namespace

Result<std::vector<Figure>> contest(Arena &arena, const QString &folder, const Options &options)
{
    Figure figure{.title = u"generate → commit → totals → broadcast, %1"_s.arg(arena.name()),
        .unit = u"rows/s"_s,
        .peerName = arena.peerName(),
        .direction = Figure::Goal::AtLeast,
        .goal = 0.8};
    QJsonArray rounds;
    QStringList chunks;
    for (int round = 1; round <= options.rounds; ++round) {
        const auto ours = ourRound(arena, options.rows);
        if (!ours)
            return ours.error();
        if (chunks.isEmpty()) {
            auto exported = exportChunks(arena, ours->url, folder, options.rows);
            if (!exported)
                return exported.error();
            chunks = std::move(*exported);
        }
        const auto seconds = peerRound(arena, chunks);
        if (!seconds)
            return seconds.error();
        figure.ours.push_back(ours->result.value("rows_per_second"_L1).toDouble());
        figure.peer.push_back(static_cast<double>(options.rows) / *seconds);
        rounds.append(ours->result);
        say(u"round %1: Billow %2 rows/s, %3 %4 rows/s"_s.arg(round)
                .arg(figure.ours.back(), 0, 'f', 0)
                .arg(arena.peerName())
                .arg(figure.peer.back(), 0, 'f', 0));
    }
    figure.details.insert(u"ours_in_detail"_s, rounds);
    return std::vector{figure};
}

} // namespace billow::bench
