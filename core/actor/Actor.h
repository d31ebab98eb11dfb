// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/actor/TreeNode.h"

#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace actor {

/// An object on a thread of its own whose *state* may crash and be built again, while the object, its name and
/// everything that is wired to it stay.
///
/// A subclass keeps all that may break in one state object, which initialise() makes and terminate() destroys. Code
/// reaches an actor in three ways and no others, all of which run inside one crash boundary:
///  - flow(sender, signal, actor, slot) wires a signal to a slot of the actor;
///  - tell(actor, function) sends it one message;
///  - every() and after(), which the actor itself calls, run a function later.
/// An exception that leaves any of them drops that message, runs terminate(), and is reported as failed(reason). The
/// messages behind it wait in the mailbox until the supervisor starts the actor again.
class Actor : public TreeNode {
    Q_OBJECT
public:
    struct Options {
        std::size_t mailboxCapacity = 10'000; ///< messages; at the bound tell() answers false
    };

    Actor(QString name, Clock &clock);
    Actor(QString name, Clock &clock, Options options);
    /// Stops the thread and waits for it, however long the current message takes: a thread cannot be ended safely from
    /// outside. It says so in the log every few seconds. The owner has called stop() and seen stopped() before, because
    /// a message that still runs now would find the subclass destroyed.
    ~Actor() override;

    void start() override;
    /// The message being handled is finished, those behind it stay in the mailbox.
    void stop() override;
    [[nodiscard]] TreeSigns tree() const override;
    void noteRestart() override;

    /// A copy of its vital signs. Thread-safe.
    [[nodiscard]] VitalSigns vitalSigns() const;
    /// How long the current message has taken so far; zero between messages. Thread-safe.
    [[nodiscard]] Clock::Duration busyFor() const;
    /// Nothing waits in its mailbox, no start or stop is under way, and nothing is being handled. Thread-safe; for
    /// tests and shutdown. See also waitUntilIdle() in Idle.h, which looks at several actors and at ticks that are
    /// under way.
    [[nodiscard]] bool isIdle() const;
    /// Set and cleared by the Watchdog. Thread-safe.
    void markUnresponsive(bool unresponsive);

    /// Puts a message into the mailbox; false where it is full, and then the sender keeps what it wanted to say and
    /// comes back later. An actor that has not started yet, has crashed or was stopped keeps its messages for the next
    /// start. Thread-safe. Use the free function tell().
    [[nodiscard]] bool post(std::function<void()> message);

protected:
    /// Builds the state. Runs on the actor's thread, inside the crash boundary, at the start and after each crash.
    virtual void initialise() = 0;
    /// Destroys the state. Runs on the actor's thread after a crash and when it stops; also where initialise() threw
    /// half-way.
    virtual void terminate() noexcept = 0;

    /// Runs \a action every \a interval, or once after \a delay, until the state is destroyed or the timer cancelled.
    /// A tick that finds the one before it still waiting is skipped, so a slow actor does not gather them.
    /// A tick is a message like any other, except that it finds room in a full mailbox. after() with no delay runs as
    /// soon as what waits already is done; every() is at least 1 ms. On the actor's thread. The answer names the timer
    /// for cancel(); a name is never given twice.
    using TimerId = int;
    TimerId every(Clock::Duration interval, std::function<void()> action);
    TimerId after(Clock::Duration delay, std::function<void()> action);
    void cancel(TimerId timer);

    /// The message in hand may take \a time from now on before a Watchdog counts how long it takes. On the actor's
    /// thread.
    void allowTime(Clock::Duration time);

    [[nodiscard]] Clock &clock() const;

private:
    friend class IdleProbe;

    struct Private;
    std::unique_ptr<Private> d;
};

/// Sends \a function to \a receiver, which runs it on its own thread as function(receiver). False: the mailbox is full.
template <typename Receiver, typename Function>
bool tell(Receiver &receiver, Function &&function)
{
    static_assert(std::is_base_of_v<Actor, Receiver>);
    return receiver.post([&receiver, message = std::forward<Function>(function)]() mutable { message(receiver); });
}

/// Wires \a signal of \a sender to \a slot of \a receiver: each emission becomes a message. The slot may leave out the
/// last arguments. The sender may live on any thread. Where the mailbox is full the message is lost, counted as
/// rejected and logged: what must not be lost is bounded by the receiver's demand, or sent with tell(). A plain
/// connect() to an actor's slot is a bug: an exception in it would end the process.
template <typename Sender, typename SignalOwner, typename... SignalArguments, typename Receiver, typename SlotOwner,
    typename... SlotArguments>
QMetaObject::Connection flow(Sender &sender, void (SignalOwner::*signal)(SignalArguments...), Receiver &receiver,
    void (SlotOwner::*slot)(SlotArguments...))
{
    static_assert(std::is_base_of_v<Actor, Receiver>);
    return QObject::connect(
        &sender, signal, &receiver,
        [&receiver, slot](const std::decay_t<SignalArguments> &...arguments) {
            // Copies: all that travels between actors is immutable and cheap to copy.
            using Kept = std::tuple<std::decay_t<SlotArguments>...>;
            const auto keep = [all = std::tie(arguments...)]<std::size_t... I>(std::index_sequence<I...>)
            {
                return Kept{std::get<I>(all)...};
            };
            (void)receiver.post([&receiver, slot, kept = keep(std::index_sequence_for<SlotArguments...>{})] {
                std::apply([&](const auto &...values) { (receiver.*slot)(values...); }, kept);
            });
        },
        Qt::DirectConnection);
}

} // namespace actor
