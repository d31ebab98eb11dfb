// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Actor.h"

#include "core/actor/ActorPrivate.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcActor, "actor")

namespace actor {

using namespace std::chrono_literals;

Actor::Actor(QString name, Clock &clock)
    : Actor(std::move(name), clock, Options{})
{
}

Actor::Actor(QString name, Clock &clock, Options options)
    : TreeNode(std::move(name))
    , d(std::make_unique<Private>(*this, clock, options))
{
    moveToThread(&d->thread);
}

Actor::~Actor()
{
    State state;
    {
        const std::scoped_lock lock(d->mutex);
        d->closing = true;
        state = d->vital.state;
    }
    if (state != State::Stopped && state != State::Crashed)
        qCCritical(lcActor) << "Actor" << name() << "is destroyed while it is" << toString(state);
    d->thread.quit();
    while (!d->thread.join(QDeadlineTimer(5s)))
        qCCritical(lcActor) << "Waiting for the thread of actor" << name() << "to finish its message";
}

void Actor::start()
{
    d->control(Private::Control::Start);
}

void Actor::stop()
{
    d->control(Private::Control::Stop);
}

TreeSigns Actor::tree() const
{
    return {.signs = vitalSigns(), .strategy = {}, .children = {}};
}

void Actor::noteRestart()
{
    const std::scoped_lock lock(d->mutex);
    ++d->vital.restarts;
}

VitalSigns Actor::vitalSigns() const
{
    return d->signs();
}

Clock::Duration Actor::busyFor() const
{
    const Clock::Duration::rep since = d->busySince.load();
    return since == Private::notBusy ? 0ns : std::max<Clock::Duration>(d->clock.now() - Clock::Duration{since}, 0ns);
}

void Actor::allowTime(Clock::Duration time)
{
    d->busySince = (d->clock.now() + time).count();
}

bool Actor::isIdle() const
{
    const std::scoped_lock lock(d->mutex);
    return d->isIdleLocked();
}

void Actor::markUnresponsive(bool unresponsive)
{
    d->unresponsive = unresponsive;
}

bool Actor::post(std::function<void()> message)
{
    return d->post(std::move(message));
}

Actor::TimerId Actor::every(Clock::Duration interval, std::function<void()> action)
{
    return d->addAlarm(std::max<Clock::Duration>(interval, 1ms), false, std::move(action));
}

Actor::TimerId Actor::after(Clock::Duration delay, std::function<void()> action)
{
    return d->addAlarm(delay, true, std::move(action));
}

void Actor::cancel(TimerId timer)
{
    Q_ASSERT(QThread::currentThread() == thread());
    d->alarms.erase(timer);
}

Clock &Actor::clock() const
{
    return d->clock;
}

} // namespace actor
