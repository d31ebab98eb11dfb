// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Supervisor.h"
#include "core/actor/Thread.h"

#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace actor {

/// Counts the restarts of one supervisor in a window that slides with time.
class RestartLimit final {
public:
    explicit RestartLimit(Intensity intensity);

    /// Records a restart at \a now; false if it exceeds the limit.
    [[nodiscard]] bool admit(Clock::Duration now);
    void clear();
    /// "3 times in 5 s"
    [[nodiscard]] QString text() const;

private:
    const Intensity m_intensity;
    std::deque<Clock::Duration> m_restarts;
};

/// The decisions of a supervisor, all taken on its thread. Each event (a child's signal, a timer, a call from outside)
/// records what has changed and calls proceed(), which does what can be done next; nothing blocks.
struct Supervisor::Private {
    enum class Mode { Stopped, Starting, Running, Stopping, GivingUp, Failed };
    enum class Phase { Down, Crashed, Starting, Up, Stopping };

    struct Child {
        std::unique_ptr<TreeNode> object;
        ChildSpec spec;
        Phase phase = Phase::Down;
        bool hadStarted = false; ///< since the supervisor was started
        bool gone = false; ///< not to be started again before the supervisor is
        bool cycling = false; ///< to be stopped, and restarted with its siblings
        bool restarting = false; ///< its next start is one after a crash
        bool held = false; ///< backs off
        int overdueStops = 0; ///< stopped() that came too late to be waited for, and will still come
        Clock::Duration nextWait{};
        std::optional<Clock::Duration> upSince;
        std::unique_ptr<Timer> holdTimer;
        std::unique_ptr<Timer> deadline;
    };

    Private(Supervisor &owner, Clock &time, Options limits);

    void watch(std::size_t index);
    void begin();
    void end();

    void onStarted(Child &child);
    void onStopped(Child &child);
    void onFailed(Child &child, const QString &reason);
    void onDeadline(Child &child);

    void recover(Child &child, const QString &reason);
    void hold(Child &child);
    void cycleSiblings(const Child &child);
    void giveUp(const Child &child, const QString &reason);

    void proceed();
    bool stopNext();
    void startReady();
    void finishStop();

    [[nodiscard]] bool mayStart(std::size_t index) const;
    [[nodiscard]] bool windingDown() const { return mode == Mode::Stopping || mode == Mode::GivingUp; }
    [[nodiscard]] bool allStarted() const;
    void stopChild(Child &child);
    void startChild(Child &child);
    void releaseHolds();
    void enter(Mode next);

    Supervisor &supervisor;
    Clock &clock;
    const Options options;
    CallQueue inbox;

    Mode mode = Mode::Stopped;
    std::vector<Child> children; ///< does not change after the first start()
    RestartLimit limit;
    int stopsAsked = 0;
    bool startAfterStop = false;
    QString giveUpReason;

    mutable std::mutex mutex; ///< for the result of tree()
    VitalSigns vital;
};

} // namespace actor
