// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/actor/Thread.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <optional>

namespace actor {

/// Runs \a action; what it throws ends here and comes back as the reason. Nothing: it returned in order.
[[nodiscard]] std::optional<QString> guarded(const std::function<void()> &action);

/// The mailbox and the life of an actor. What other threads see is under the mutex or atomic; the rest belongs
/// to the actor's thread.
struct Actor::Private {
    enum class Control { Start, Stop };

    struct Message {
        std::function<void()> run; ///< empty for a tick
        TimerId tick = 0; ///< 0 for a message
    };

    struct Alarm {
        std::unique_ptr<Timer> timer; ///< none where the delay was nothing
        std::shared_ptr<const std::function<void()>> action;
        bool once = false;
        bool waiting = false; ///< its tick is in the mailbox
    };

    Private(Actor &owner, Clock &time, Options limits);

    // From any thread.
    void control(Control wish);
    bool post(std::function<void()> message);
    VitalSigns signs() const;
    bool isIdleLocked() const { return !inHand && controls.empty() && mailbox.empty(); }
    std::uint64_t askForEcho();

    // On the actor's thread.
    void drain();
    void obey(Control wish);
    void startUp();
    void windUp();
    void handle(Message message);
    void runAlarm(TimerId id);
    void destroyState();
    void crash(const QString &reason);
    TimerId addAlarm(Clock::Duration delay, bool once, std::function<void()> action);
    void tick(TimerId id);
    void enter(State next);
    void answerEcho();

    static constexpr Clock::Duration::rep notBusy = std::numeric_limits<Clock::Duration::rep>::min();

    Actor &actor;
    Clock &clock;
    const Options options;
    Thread thread;
    ThreadWaker waker;
    ThreadWaker echoWaker;

    std::atomic<Clock::Duration::rep> busySince{notBusy};
    std::atomic<bool> unresponsive{false};

    mutable std::mutex mutex;
    std::condition_variable echoed;
    std::deque<Control> controls; ///< the first one stays in it while it is being obeyed
    std::deque<Message> mailbox;
    VitalSigns vital; ///< without the mailbox depth
    bool threadStarted = false;
    bool closing = false;
    bool awake = false; ///< drain() is about to run
    bool draining = false;
    bool inHand = false;
    bool overflowing = false; ///< has been logged
    std::uint64_t activity = 0; ///< grows with each message and each start and stop
    std::uint64_t echoesAsked = 0;
    std::uint64_t echoesGiven = 0;

    std::map<TimerId, Alarm> alarms;
    TimerId lastTimer = 0;
};

} // namespace actor
