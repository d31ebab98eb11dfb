// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/ProcessReader.h"

#include <QByteArray>
#include <QFile>

#if defined(Q_OS_WIN)
#include <windows.h>

#include <psapi.h> // these need windows.h
#include <tlhelp32.h>
#else
#include <ctime>
#include <unistd.h>
#endif
#ifdef Q_OS_MACOS
#include <libproc.h>
#endif

namespace billow {

using namespace std::chrono;
using namespace Qt::StringLiterals;

namespace {

// Set before main() begins.
const steady_clock::time_point g_start = steady_clock::now();

#if defined(Q_OS_WIN)

nanoseconds cpuTime()
{
    FILETIME created{};
    FILETIME ended{};
    FILETIME inKernel{};
    FILETIME inProgram{};
    if (!GetProcessTimes(GetCurrentProcess(), &created, &ended, &inKernel, &inProgram))
        return {};
    const auto ticks = [](const FILETIME &time) {
        return (static_cast<std::int64_t>(time.dwHighDateTime) << 32) + std::int64_t{time.dwLowDateTime};
    };
    return nanoseconds(100) * (ticks(inKernel) + ticks(inProgram));
}

std::optional<int> threadsOfThisProcess()
{
    const HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (all == INVALID_HANDLE_VALUE)
        return std::nullopt;
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof(entry);
    bool found = Process32FirstW(all, &entry);
    while (found && entry.th32ProcessID != GetCurrentProcessId())
        found = Process32NextW(all, &entry);
    CloseHandle(all);
    return found ? std::optional(static_cast<int>(entry.cntThreads)) : std::nullopt;
}

void addMemoryAndThreads(ProcessFigures &figures)
{
    PROCESS_MEMORY_COUNTERS memory{};
    if (GetProcessMemoryInfo(GetCurrentProcess(), &memory, sizeof(memory)))
        figures.residentBytes = static_cast<std::int64_t>(memory.WorkingSetSize);
    figures.threads = threadsOfThisProcess();
}

#else

nanoseconds cpuTime()
{
    timespec time{};
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) != 0)
        return {};
    return seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

#ifdef Q_OS_MACOS

void addMemoryAndThreads(ProcessFigures &figures)
{
    proc_taskinfo info{};
    if (proc_pidinfo(getpid(), PROC_PIDTASKINFO, 0, &info, sizeof(info)) != static_cast<int>(sizeof(info)))
        return;
    figures.residentBytes = static_cast<std::int64_t>(info.pti_resident_size);
    figures.threads = info.pti_threadnum;
}

#else

void addMemoryAndThreads(ProcessFigures &figures)
{
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    if (const auto stat = parseProcessStat(file.readAll())) {
        figures.threads = stat->threads;
        figures.residentBytes = stat->residentPages * sysconf(_SC_PAGESIZE);
    }
}

#endif
#endif

} // namespace

ProcessFigures readProcessFigures()
{
    const steady_clock::time_point now = steady_clock::now();
    ProcessFigures figures{.sampledAt = now.time_since_epoch(), .cpuTime = cpuTime(), .uptime = now - g_start};
    addMemoryAndThreads(figures);
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
