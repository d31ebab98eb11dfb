// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <chrono>
#include <cstdint>
#include <optional>

namespace billow {

/// What this process takes of the machine at one moment. What the operating system does not tell is left out.
struct ProcessFigures {
    std::chrono::nanoseconds sampledAt{}; ///< of a clock that never goes back, since any fixed moment
    std::optional<std::int64_t> residentBytes;
    std::optional<int> threads;
    std::chrono::nanoseconds cpuTime{}; ///< of all threads together, since the start
    std::chrono::nanoseconds uptime{};
};

/// Names this start of the program, in 16 hexadecimal digits: a process number alone may come again, and is 1 in every
/// container. From any thread.
[[nodiscard]] inline const QByteArray &startId()
{
    static const QByteArray id =
        QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
    return id;
}

} // namespace billow
