// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Child.h"
#include "tests/bench/FanOut.h"

#include <QJsonArray>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {
constexpr int clients = 1'000;
} // namespace

std::int64_t monotonicNow()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Result<std::vector<Figure>> measureFanOut(const Options &options)
{
    const QString title = u"%L1 WebSockets × 20 updates/s: "_s.arg(clients);
    Figure delay{.title = title + u"delay, p99"_s, .unit = u"ms"_s, .goal = 50};
    Figure share{.title = title + u"of one core"_s, .unit = u"%"_s, .goal = 40};
    Figure memory{.title = title + u"memory a client"_s, .unit = u"KB"_s, .goal = 30};
    QJsonArray rounds;
    for (int round = 1; round <= options.rounds; ++round) {
        say(u"round %1, %2 s"_s.arg(round).arg(options.fanOutTime.count()));
        const auto result =
            runChild(u"fanout"_s, {QString::number(clients), QString::number(options.fanOutTime.count())});
        if (!result)
            return result.error();
        delay.ours.push_back(result->value("delay_p99_ms"_L1).toDouble());
        share.ours.push_back(100 * result->value("processor_share"_L1).toDouble());
        memory.ours.push_back(result->value("bytes_per_client"_L1).toDouble() / 1'000);
        rounds.append(*result);
    }
    delay.details = {{u"rounds"_s, rounds}};
    return std::vector{delay, share, memory};
}

} // namespace billow::bench
