// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <memory>

class QObject;

namespace actor {

/// A running timer; destroying it stops it. Destroy it on the thread of its context.
class Timer {
public:
    Timer() = default;
    virtual ~Timer() = default;
    Q_DISABLE_COPY_MOVE(Timer)
};

/// Where all time comes from, so that a test can control it. Thread-safe.
class Clock {
public:
    using Duration = std::chrono::nanoseconds;
    using Action = std::function<void()>;
    enum class Repeat { Once, Forever };

    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    /// Time since some fixed point; never goes back.
    [[nodiscard]] virtual Duration now() const = 0;
    /// The time of day, UTC. May jump when somebody sets the machine's clock.
    [[nodiscard]] virtual std::chrono::sys_time<std::chrono::milliseconds> utcNow() const = 0;
    /// Runs \a action on the thread of \a context after \a interval, or every \a interval. Call it on that thread.
    [[nodiscard]] virtual std::unique_ptr<Timer> startTimer(
        QObject *context, Duration interval, Repeat repeat, Action action) = 0;
};

/// The machine's own clock: steady_clock for now(), QTimer for timers.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Duration now() const override;
    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> utcNow() const override;
    [[nodiscard]] std::unique_ptr<Timer> startTimer(
        QObject *context, Duration interval, Repeat repeat, Action action) override;
};

} // namespace actor
