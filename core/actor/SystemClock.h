// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"

namespace actor {

/// The machine's own clock: steady_clock for now(), QTimer for timers.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Duration now() const override;
    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> utcNow() const override;
    [[nodiscard]] std::unique_ptr<Timer> startTimer(
        QObject *context, Duration interval, Repeat repeat, Action action) override;
};

} // namespace actor
