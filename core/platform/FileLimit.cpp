// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/FileLimit.h"

#include <sys/resource.h>

#include <algorithm>

namespace billow {

namespace {
/// The channel's 10,000 clients, the HTTP connections, and what the rest of the program has open.
constexpr rlim_t enough = 12'000;
} // namespace

void raiseFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= enough)
        return;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? enough : std::min(enough, limit.rlim_max);
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace billow
