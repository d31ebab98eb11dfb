// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QHostAddress>
#include <QList>

#include <chrono>

namespace billow {

/// The addresses of \a host, at least one, the preferred first. \a host is a name, or an address without brackets.
///
/// Blocks until \a deadline at most. The system's own look-up has no time-out: with a name server that does not answer
/// it takes ten seconds and more. So it runs on a thread of its own, one for each host, which is left behind when the
/// time is over and holds up neither the caller nor the end of the program. Its answer, when it comes, is kept for half
/// a minute for the next call, so a name server that is slow is of use to one that retries. Then it is forgotten: an
/// address may change.
///
/// From any thread. Every error is Unavailable; it says what is wrong, not with which host.
[[nodiscard]] Result<QList<QHostAddress>> resolveHost(
    const QString &host, std::chrono::steady_clock::time_point deadline);

} // namespace billow
