// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/FileLimit.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <algorithm>
#include <sys/resource.h>
#endif

namespace billow {

#ifdef Q_OS_UNIX

namespace {

/// The channel's 10,000 clients, the HTTP connections, and what the rest of the program has open.
constexpr rlim_t enough = 12'000;
/// What macOS grants at the least; more only where its kernel has been told so.
constexpr rlim_t granted = 10'240;

} // namespace

void raiseFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t before = limit.rlim_cur;
    for (const rlim_t wanted : {enough, granted}) {
        limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min(wanted, limit.rlim_max);
        if (before == RLIM_INFINITY || before >= limit.rlim_cur || setrlimit(RLIMIT_NOFILE, &limit) == 0)
            return;
    }
}

#else

void raiseFileLimit() { } // Windows has none that a process could raise: it counts handles, up to 16 million

#endif

} // namespace billow
