// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/ActorPrivate.h"

#include <cxxabi.h>

#include <QLoggingCategory>

#include <cstdlib>
#include <exception>
#include <memory>
#include <typeinfo>
#include <utility>

Q_DECLARE_LOGGING_CATEGORY(lcActor)

namespace actor {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The type name of the exception: the only information about an `int` or an exception without a text.
QString currentExceptionType()
{
    const std::type_info *type = abi::__cxa_current_exception_type();
    if (!type)
        return u"unknown exception"_s;
    int status = 0;
    const std::unique_ptr<char, void (*)(void *)> readable(
        abi::__cxa_demangle(type->name(), nullptr, nullptr, &status), std::free);
    return u"exception of type %1"_s.arg(QString::fromUtf8(status == 0 ? readable.get() : type->name()));
}

} // namespace

std::optional<QString> guarded(const std::function<void()> &action)
{
    try {
        action();
        return std::nullopt;
    } catch (const std::exception &exception) {
        const QString what = QString::fromUtf8(exception.what());
        return what.isEmpty() ? currentExceptionType() : what;
    } catch (...) {
        return currentExceptionType();
    }
}

namespace {

// Handled in one go before the thread's event loop has its turn, so that sockets work while the mailbox is full.
constexpr int messagesPerTurn = 64;
constexpr Clock::Duration timePerTurn = 5ms;

} // namespace

Actor::Private::Private(Actor &owner, Clock &time, Options limits)
    : actor(owner)
    , clock(time)
    , options(limits)
    // Timers that stop() has not destroyed are destroyed on the thread they belong to.
    , thread(owner.name(), [this] { alarms.clear(); })
    , waker([this] { drain(); })
    , echoWaker([this] { answerEcho(); })
{
    vital.name = owner.name();
    waker.moveToThread(&thread);
    echoWaker.moveToThread(&thread);
}

void Actor::Private::control(Control wish)
{
    const std::scoped_lock lock(mutex);
    controls.push_back(wish);
    if (!std::exchange(threadStarted, true))
        thread.start();
    if (!draining && !std::exchange(awake, true))
        waker.wake();
}

bool Actor::Private::post(std::function<void()> message)
{
    const std::scoped_lock lock(mutex);
    if (closing || mailbox.size() >= options.mailboxCapacity) {
        ++vital.rejected;
        if (!closing && !std::exchange(overflowing, true))
            qCWarning(lcActor) << "The mailbox of" << vital.name << "is full:" << mailbox.size() << "messages wait";
        return false;
    }
    mailbox.push_back({.run = std::move(message)});
    if (vital.state == State::Running && !draining && !std::exchange(awake, true))
        waker.wake();
    return true;
}

VitalSigns Actor::Private::signs() const
{
    const std::scoped_lock lock(mutex);
    VitalSigns copy = vital;
    copy.mailboxDepth = mailbox.size();
    const bool working = vital.state == State::Running || vital.state == State::Starting;
    if (working && unresponsive)
        copy.state = State::Unresponsive;
    return copy;
}

void Actor::Private::drain()
{
    std::unique_lock lock(mutex);
    awake = false;
    // Only a message with its own event loop can enter this a second time; the first call continues afterwards.
    if (std::exchange(draining, true))
        return;
    const Clock::Duration begin = clock.now();
    int turns = 0;
    for (;;) {
        if (!controls.empty()) {
            const Control wish = controls.front();
            lock.unlock();
            obey(wish);
            lock.lock();
            controls.pop_front();
            ++activity;
            continue;
        }
        if (vital.state != State::Running || mailbox.empty())
            break;
        if (turns == messagesPerTurn || clock.now() - begin > timePerTurn) {
            awake = true;
            waker.wake();
            break;
        }
        Message message = std::move(mailbox.front());
        mailbox.pop_front();
        overflowing = overflowing && mailbox.size() > options.mailboxCapacity / 2;
        inHand = true;
        lock.unlock();
        handle(std::move(message));
        lock.lock();
        inHand = false;
        ++turns;
    }
    draining = false;
}

void Actor::Private::obey(Control wish)
{
    if (wish == Control::Start)
        startUp();
    else
        windUp();
}

void Actor::Private::startUp()
{
    if (vital.state != State::Running) {
        enter(State::Starting);
        busySince = clock.now().count();
        const std::optional<QString> reason = guarded([this] { actor.initialise(); });
        if (reason)
            return crash(*reason);
        busySince = notBusy;
        enter(State::Running);
    }
    Q_EMIT actor.started();
}

void Actor::Private::windUp()
{
    if (vital.state == State::Running) {
        enter(State::Stopping);
        destroyState();
    }
    enter(State::Stopped);
    Q_EMIT actor.stopped();
}

void Actor::Private::handle(Message message)
{
    // A tick whose timer has been cancelled since is no longer a message.
    if (message.tick != 0 && !alarms.contains(message.tick))
        return;
    const Clock::Duration begin = clock.now();
    busySince = begin.count();
    const std::optional<QString> reason = guarded([&] { message.tick == 0 ? message.run() : runAlarm(message.tick); });
    message.run = nullptr; // what it holds goes while the actor is still busy with it
    const Clock::Duration took = clock.now() - begin;
    {
        const std::scoped_lock lock(mutex);
        ++activity;
        if (reason) {
            ++vital.dropped;
        } else {
            ++vital.handled;
            vital.handlingTime += took;
            vital.longestHandling = std::max(vital.longestHandling, took);
        }
    }
    if (reason)
        crash(*reason);
    busySince = notBusy;
}

void Actor::Private::runAlarm(TimerId id)
{
    const auto alarm = alarms.find(id);
    // A copy: the action may cancel its own timer.
    const std::shared_ptr<const std::function<void()>> action = alarm->second.action;
    alarm->second.waiting = false;
    if (alarm->second.once)
        alarms.erase(alarm);
    (*action)();
}

void Actor::Private::destroyState()
{
    busySince = clock.now().count();
    alarms.clear();
    {
        const std::scoped_lock lock(mutex);
        std::erase_if(mailbox, [](const Message &message) { return message.tick != 0; });
    }
    actor.terminate();
    busySince = notBusy;
}

void Actor::Private::crash(const QString &reason)
{
    destroyState();
    {
        const std::scoped_lock lock(mutex);
        vital.state = State::Crashed;
        vital.lastError = reason;
    }
    Q_EMIT actor.failed(reason);
}

Actor::TimerId Actor::Private::addAlarm(Clock::Duration delay, bool once, std::function<void()> action)
{
    Q_ASSERT(QThread::currentThread() == actor.thread());
    const TimerId id = ++lastTimer;
    Alarm &alarm = alarms[id];
    alarm.action = std::make_shared<const std::function<void()>>(std::move(action));
    alarm.once = once;
    if (delay <= 0ns)
        tick(id);
    else
        alarm.timer = clock.startTimer(
            &actor, delay, once ? Clock::Repeat::Once : Clock::Repeat::Forever, [this, id] { tick(id); });
    return id;
}

void Actor::Private::tick(TimerId id)
{
    const auto alarm = alarms.find(id);
    if (alarm == alarms.end() || std::exchange(alarm->second.waiting, true))
        return;
    const std::scoped_lock lock(mutex);
    mailbox.push_back({.run = {}, .tick = id});
    if (!draining && !std::exchange(awake, true))
        waker.wake();
}

void Actor::Private::enter(State next)
{
    const std::scoped_lock lock(mutex);
    vital.state = next;
}

std::uint64_t Actor::Private::askForEcho()
{
    const std::scoped_lock lock(mutex);
    if (!threadStarted)
        return 0;
    echoWaker.wake();
    return ++echoesAsked;
}

void Actor::Private::answerEcho()
{
    const std::scoped_lock lock(mutex);
    ++echoesGiven;
    echoed.notify_all();
}

} // namespace actor
