// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace billow {

/// Ends a call that blocks for too long, from a thread of its own. One call at a time is watched; watch() and release()
/// are called on the thread that calls. Cheap: its thread is woken about once in the time that a call may take.
class DeadlineGuard final {
public:
    using Clock = std::chrono::steady_clock;

    /// \a cut makes the call that is watched return, and answers true; false: it cannot yet, and is asked again soon.
    /// It runs on the guard's thread, and never once release() has returned.
    explicit DeadlineGuard(std::function<bool()> cut);
    ~DeadlineGuard();
    Q_DISABLE_COPY_MOVE(DeadlineGuard)

    /// A call begins. \a wanted (may be empty) is asked several times a second on the guard's thread; true: the call is
    /// to end.
    void watch(Clock::time_point deadline, std::function<bool()> wanted = {});
    enum class Outcome { InTime, TimedOut, Interrupted };
    /// The call has returned.
    Outcome release();

private:
    void look();
    [[nodiscard]] Outcome judge() const;

    const std::function<bool()> m_cut;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Clock::time_point> m_deadline; ///< of the call that is watched
    std::function<bool()> m_wanted;
    Outcome m_outcome = Outcome::InTime;
    Clock::time_point m_wakesAt = Clock::time_point::max();
    bool m_ending = false;
    std::thread m_thread; ///< begins with the first call
};

} // namespace billow
