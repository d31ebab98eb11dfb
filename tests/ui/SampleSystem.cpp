// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/SampleSystem.h"

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

actor::TreeSigns actorNamed(const QString &name, std::uint64_t handled, std::chrono::nanoseconds each)
{
    actor::VitalSigns signs;
    signs.name = name;
    signs.state = actor::State::Running;
    signs.handled = handled;
    signs.handlingTime = each * static_cast<std::int64_t>(handled);
    signs.longestHandling = each * 40;
    return {signs, {}, {}};
}

actor::TreeSigns supervisor(const QString &name, const QString &strategy, const QList<actor::TreeSigns> &children)
{
    actor::VitalSigns signs;
    signs.name = name;
    signs.state = actor::State::Running;
    return {signs, strategy, children};
}

actor::VitalSigns *findIn(actor::TreeSigns &tree, const QString &name)
{
    if (tree.signs.name == name)
        return &tree.signs;
    for (actor::TreeSigns &child : tree.children) {
        if (actor::VitalSigns *found = findIn(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

actor::TreeSigns sampleTree()
{
    const QString one = u"one_for_one"_s;
    actor::TreeSigns tree = supervisor(u"Application"_s, one,
        {supervisor(u"Database"_s, u"rest_for_one"_s,
             {actorNamed(u"Ledger"_s, 4'120, 640us), actorNamed(u"Reader"_s, 212, 1'900us),
                 actorNamed(u"StatsCache"_s, 37, 210us)}),
            supervisor(u"Streaming"_s, one,
                {actorNamed(u"Coordinator"_s, 5'012, 14us), actorNamed(u"Producer"_s, 3'990, 31us),
                    actorNamed(u"Buffer"_s, 3'911, 9us), actorNamed(u"StatsAggregator"_s, 3'902, 22us),
                    actorNamed(u"Broadcaster"_s, 3'911, 55us)})});
    signsIn(tree, u"Ledger"_s).mailboxDepth = 3;
    actor::VitalSigns &cache = signsIn(tree, u"StatsCache"_s);
    cache.state = actor::State::Crashed;
    cache.restarts = 2;
    cache.lastError = u"a reply of 4,194,304 bytes is more than a value of ours can be\nwhile reading stats:totals"_s;
    signsIn(tree, u"Broadcaster"_s).state = actor::State::Unresponsive;
    return tree;
}

actor::VitalSigns &signsIn(actor::TreeSigns &tree, const QString &name)
{
    return *findIn(tree, name);
}

QList<LogEntry> sampleLog(int count)
{
    static const QList<LogEntry> kinds{{{}, LogLevel::Info, u"engine"_s, u"The ledger is open"_s},
        {{}, LogLevel::Debug, u"ledger"_s, u"committed rows=500 took=3.2 ms"_s},
        {{}, LogLevel::Info, u"coordinator"_s, u"A run begins target=1500 rate=5"_s},
        {{}, LogLevel::Warning, u"cache"_s,
            u"Redis at cache.example:6379 is away and is tried again in 2 s: can’t connect; the figures go on without it, and so does everything else that a person can see in the window"_s},
        {{}, LogLevel::Error, u"engine"_s, u"StatsCache crashed: a reply is too long\nwhile reading stats:totals"_s}};
    QList<LogEntry> entries;
    const UtcTime first = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 8h;
    for (int line = 0; line < count; ++line) {
        LogEntry entry = kinds.at((line * 7 + line / 3) % kinds.size());
        entry.time = first + std::chrono::seconds(line) + std::chrono::milliseconds(line * 37 % 1000);
        entries.append(entry);
    }
    return entries;
}
