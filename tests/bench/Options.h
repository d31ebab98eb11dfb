// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <chrono>
#include <cstdint>

namespace billow::bench {

/// What is measured, and how long.
struct Options {
    QStringList only; ///< names of figures; empty: all
    int rounds = 3; ///< of each side of a comparison
    std::int64_t rows = 300'000; ///< of one round of a throughput
    std::int64_t large = 1'000'000; ///< stored invoices, for memory and start
    std::chrono::seconds guiTime{10}; ///< of one round at an unlimited rate
    std::chrono::seconds httpTime{8}; ///< of one side of one round
    std::chrono::seconds fanOutTime{15};
    std::chrono::seconds latencyTime{40}; ///< of one round at 5/s
};

} // namespace billow::bench
