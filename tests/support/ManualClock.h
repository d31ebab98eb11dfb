// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"

namespace actor {

/// A clock that a test moves by hand. Thread-safe.
class ManualClock final : public Clock {
public:
    explicit ManualClock(std::chrono::sys_time<std::chrono::milliseconds> utc = {});
    ~ManualClock() override;

    [[nodiscard]] Duration now() const override;
    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> utcNow() const override;
    [[nodiscard]] std::unique_ptr<Timer> startTimer(
        QObject *context, Duration interval, Repeat repeat, Action action) override;

    /// Moves time on by \a duration, stopping at every moment at which a timer is due: its action is posted to the
    /// thread of its context, then \a settle runs (e.g. to wait until the actors are idle) before time moves on. Timers
    /// that are started meanwhile count too.
    void advance(Duration duration, const std::function<void()> &settle = {});

private:
    struct Private;
    std::shared_ptr<Private> d; // shared with its timers, which may outlive it
};

} // namespace actor
