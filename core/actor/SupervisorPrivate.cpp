// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/SupervisorPrivate.h"

#include <algorithm>
#include <utility>

namespace actor {

using namespace Qt::StringLiterals;

RestartLimit::RestartLimit(Intensity intensity)
    : m_intensity(intensity)
{
}

bool RestartLimit::admit(Clock::Duration now)
{
    while (!m_restarts.empty() && now - m_restarts.front() > m_intensity.period)
        m_restarts.pop_front();
    m_restarts.push_back(now);
    return m_restarts.size() <= static_cast<std::size_t>(m_intensity.restarts);
}

void RestartLimit::clear()
{
    m_restarts.clear();
}

QString RestartLimit::text() const
{
    const std::chrono::duration<double> seconds = m_intensity.period;
    return u"%1 times in %2 s"_s.arg(m_intensity.restarts).arg(seconds.count());
}

Supervisor::Private::Private(Supervisor &owner, Clock &time, Options limits)
    : supervisor(owner)
    , clock(time)
    , options(limits)
    , inbox(&owner)
    , limit(limits.intensity)
{
    vital.name = owner.name();
}

/// A child's signals come from its own thread and are handed over in their order.
void Supervisor::Private::watch(std::size_t index)
{
    TreeNode *child = children[index].object.get();
    QObject::connect(
        child, &TreeNode::started, &supervisor,
        [this, index] { inbox.post([this, index] { onStarted(children[index]); }); }, Qt::DirectConnection);
    QObject::connect(
        child, &TreeNode::stopped, &supervisor,
        [this, index] { inbox.post([this, index] { onStopped(children[index]); }); }, Qt::DirectConnection);
    QObject::connect(
        child, &TreeNode::failed, &supervisor,
        [this, index](
            const QString &reason) { inbox.post([this, index, reason] { onFailed(children[index], reason); }); },
        Qt::DirectConnection);
}

void Supervisor::Private::begin()
{
    if (windingDown()) {
        startAfterStop = true;
        return;
    }
    if (mode == Mode::Running)
        Q_EMIT supervisor.started();
    if (mode == Mode::Running || mode == Mode::Starting)
        return;
    limit.clear();
    for (Child &child : children) {
        child.hadStarted = child.gone = child.restarting = false;
        child.nextWait = options.backOff.first;
        child.upSince.reset();
    }
    enter(Mode::Starting);
    proceed();
}

void Supervisor::Private::end()
{
    ++stopsAsked;
    startAfterStop = false;
    releaseHolds();
    enter(Mode::Stopping);
    proceed();
}

void Supervisor::Private::onStarted(Child &child)
{
    if (child.phase != Phase::Starting || child.overdueStops > 0)
        return;
    child.phase = Phase::Up;
    child.hadStarted = true;
    child.upSince = clock.now();
    if (std::exchange(child.restarting, false))
        Q_EMIT supervisor.childRestarted(child.object->name());
    proceed();
}

void Supervisor::Private::onStopped(Child &child)
{
    if (child.overdueStops > 0) {
        --child.overdueStops;
        return;
    }
    if (child.phase == Phase::Down || child.phase == Phase::Crashed)
        return;
    const bool asked = child.phase == Phase::Stopping;
    child.phase = Phase::Down;
    child.cycling = false;
    child.deadline.reset();
    if (!windingDown() && child.spec.restart == Restart::Temporary)
        child.gone = true;
    if (!asked && !windingDown()) {
        // Somebody else has stopped it: for a permanent child that is as good as a crash.
        if (child.spec.restart == Restart::Permanent)
            recover(child, u"stopped by another than its supervisor"_s);
        else
            child.gone = true;
    }
    proceed();
}

void Supervisor::Private::onFailed(Child &child, const QString &reason)
{
    Q_EMIT supervisor.childFailed(child.object->name(), reason);
    // If it is being stopped, its stopped() follows, and the next step is already decided.
    if (child.overdueStops > 0 || (child.phase != Phase::Starting && child.phase != Phase::Up))
        return;
    child.phase = Phase::Crashed;
    if (child.spec.restart == Restart::Temporary)
        child.gone = true;
    else if (!windingDown())
        recover(child, reason);
    proceed();
}

void Supervisor::Private::onDeadline(Child &child)
{
    if (child.phase != Phase::Stopping)
        return;
    ++child.overdueStops;
    child.phase = Phase::Down;
    child.cycling = false;
    if (!windingDown() && child.spec.restart == Restart::Temporary)
        child.gone = true;
    Q_EMIT supervisor.childStopTimedOut(child.object->name());
    proceed();
}

void Supervisor::Private::recover(Child &child, const QString &reason)
{
    if (!limit.admit(clock.now()))
        return giveUp(child, reason);
    child.cycling = false;
    child.restarting = true;
    hold(child);
    cycleSiblings(child);
}

void Supervisor::Private::hold(Child &child)
{
    const BackOff &backOff = options.backOff;
    if (child.upSince && clock.now() - *child.upSince >= backOff.forgetAfter)
        child.nextWait = backOff.first;
    child.upSince.reset();
    const Clock::Duration wait = std::min(child.nextWait, backOff.longest);
    child.nextWait = std::min(wait * 2, backOff.longest);
    child.held = true;
    child.holdTimer = clock.startTimer(&supervisor, wait, Clock::Repeat::Once, [this, &child] {
        child.held = false;
        proceed();
    });
}

void Supervisor::Private::cycleSiblings(const Child &crashed)
{
    if (options.strategy == Strategy::OneForOne)
        return;
    bool affected = options.strategy == Strategy::OneForAll;
    for (Child &child : children) {
        if (&child == &crashed) {
            affected = true;
            continue;
        }
        const bool alive = child.phase == Phase::Starting || child.phase == Phase::Up || child.phase == Phase::Stopping;
        if (affected && alive)
            child.cycling = child.restarting = true;
    }
}

void Supervisor::Private::giveUp(const Child &child, const QString &reason)
{
    giveUpReason = u"%1 failed, and its children more than %2: %3"_s.arg(child.object->name(), limit.text(), reason);
    releaseHolds();
    enter(Mode::GivingUp);
}

void Supervisor::Private::proceed()
{
    if (stopNext())
        return;
    if (windingDown())
        return finishStop();
    if (mode != Mode::Starting && mode != Mode::Running)
        return;
    startReady();
    if (mode == Mode::Starting && allStarted()) {
        enter(Mode::Running);
        Q_EMIT supervisor.started();
    }
}

/// Stops the last child that is to stop; true while a stop is under way.
bool Supervisor::Private::stopNext()
{
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
        if (child->phase == Phase::Down || !(windingDown() || child->cycling))
            continue;
        if (child->phase != Phase::Stopping)
            stopChild(*child);
        return true;
    }
    return false;
}

void Supervisor::Private::startReady()
{
    for (std::size_t i = 0; i < children.size(); ++i)
        if (mayStart(i))
            startChild(children[i]);
}

bool Supervisor::Private::mayStart(std::size_t index) const
{
    const Child &child = children[index];
    if ((child.phase != Phase::Down && child.phase != Phase::Crashed) || child.gone || child.held)
        return false;
    const auto before = std::span(children).first(index);
    switch (options.strategy) {
    case Strategy::OneForOne:
        // In order the first time; after that each for itself.
        return child.hadStarted
            || std::ranges::all_of(before, [](const Child &other) { return other.gone || other.hadStarted; });
    case Strategy::OneForAll:
        if (std::ranges::any_of(children, &Child::held))
            return false;
        break;
    case Strategy::RestForOne:
        break;
    }
    return std::ranges::all_of(before, [](const Child &other) { return other.gone || other.phase == Phase::Up; });
}

bool Supervisor::Private::allStarted() const
{
    const bool each = options.strategy == Strategy::OneForOne;
    return std::ranges::all_of(children,
        [each](const Child &child) { return child.gone || (each ? child.hadStarted : child.phase == Phase::Up); });
}

void Supervisor::Private::stopChild(Child &child)
{
    child.phase = Phase::Stopping;
    child.deadline = clock.startTimer(
        &supervisor, child.spec.stopDeadline, Clock::Repeat::Once, [this, &child] { onDeadline(child); });
    child.object->stop();
}

void Supervisor::Private::startChild(Child &child)
{
    child.phase = Phase::Starting;
    if (child.restarting)
        child.object->noteRestart();
    child.object->start();
}

void Supervisor::Private::finishStop()
{
    if (mode == Mode::GivingUp) {
        enter(Mode::Failed);
        Q_EMIT supervisor.failed(giveUpReason);
    } else {
        enter(Mode::Stopped);
        for (int answers = std::exchange(stopsAsked, 0); answers > 0; --answers)
            Q_EMIT supervisor.stopped();
    }
    if (std::exchange(startAfterStop, false))
        begin();
}

void Supervisor::Private::releaseHolds()
{
    for (Child &child : children) {
        child.held = false;
        child.holdTimer.reset();
    }
}

void Supervisor::Private::enter(Mode next)
{
    mode = next;
    static constexpr State states[] = {
        State::Stopped, State::Starting, State::Running, State::Stopping, State::Stopping, State::Crashed};
    const std::scoped_lock lock(mutex);
    vital.state = states[static_cast<std::size_t>(next)];
    if (next == Mode::Failed)
        vital.lastError = giveUpReason;
}

} // namespace actor
