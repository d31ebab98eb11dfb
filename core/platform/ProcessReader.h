// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ProcessFigures.h"

#include <QByteArrayView>

namespace billow {

/// Asks the operating system; on Linux that reads a file below /proc. Thread-safe.
[[nodiscard]] ProcessFigures readProcessFigures();

/// What Linux tells in /proc/PID/stat, see proc_pid_stat(5).
struct ProcessStat {
    int threads = 0;
    std::int64_t residentPages = 0;
};
/// Nothing, where \a text is not such a file's.
[[nodiscard]] std::optional<ProcessStat> parseProcessStat(QByteArrayView text);

} // namespace billow
