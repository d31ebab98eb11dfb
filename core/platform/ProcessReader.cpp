// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/ProcessReader.h"

#include <QByteArray>
#include <QFile>

#include <ctime>
#include <unistd.h>

namespace billow {

using namespace std::chrono;
using namespace Qt::StringLiterals;

namespace {

// Set before main() begins.
const steady_clock::time_point g_start = steady_clock::now();

nanoseconds cpuTime()
{
    timespec time{};
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) != 0)
        return {};
    return seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

std::optional<ProcessStat> ownStat()
{
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return parseProcessStat(file.readAll());
}

} // namespace

ProcessFigures readProcessFigures()
{
    const steady_clock::time_point now = steady_clock::now();
    ProcessFigures figures{.sampledAt = now.time_since_epoch(), .cpuTime = cpuTime(), .uptime = now - g_start};
    if (const auto stat = ownStat()) {
        figures.threads = stat->threads;
        figures.residentBytes = stat->residentPages * sysconf(_SC_PAGESIZE);
    }
    return figures;
}

std::optional<ProcessStat> parseProcessStat(QByteArrayView text)
{
    // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
    const qsizetype name = text.lastIndexOf(')');
    if (name < 0)
        return std::nullopt;
    const QByteArrayList fields = text.sliced(name + 1).toByteArray().simplified().split(' ');
    constexpr qsizetype first = 3; // behind the name
    constexpr qsizetype threads = 20 - first;
    constexpr qsizetype resident = 24 - first;
    if (fields.size() <= resident)
        return std::nullopt;
    bool threadsAreKnown = false;
    bool residentIsKnown = false;
    const ProcessStat stat{
        fields.at(threads).toInt(&threadsAreKnown), fields.at(resident).toLongLong(&residentIsKnown)};
    if (!threadsAreKnown || !residentIsKnown)
        return std::nullopt;
    return stat;
}

} // namespace billow
