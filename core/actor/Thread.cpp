// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Thread.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace actor {

Thread::Thread(const QString &name, std::function<void()> last)
    : m_last(std::move(last))
{
    setObjectName(name);
}

bool Thread::join(QDeadlineTimer deadline)
{
    if (!wait(deadline))
        return false;
    const std::scoped_lock lock(m_ending);
    return true;
}

void Thread::run()
{
    exec();
    const std::scoped_lock lock(m_ending);
    if (m_last)
        m_last();
}

ThreadWaker::ThreadWaker(std::function<void()> action, QObject *parent)
    : QObject(parent)
    , m_action(std::move(action))
{
}

void ThreadWaker::wake()
{
    const std::scoped_lock lock(m_posting);
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool ThreadWaker::event(QEvent *event)
{
    {
        const std::scoped_lock lock(m_posting);
    }
    if (event->type() != QEvent::User)
        return QObject::event(event);
    // A copy: the action may destroy this object.
    const std::function<void()> action = m_action;
    action();
    return true;
}

CallQueue::CallQueue(QObject *parent)
    : m_waker([this] { drain(); }, parent)
{
}

void CallQueue::post(std::function<void()> action)
{
    const std::scoped_lock lock(m_mutex);
    m_actions.push_back(std::move(action));
    if (!std::exchange(m_awake, true))
        m_waker.wake();
}

void CallQueue::drain()
{
    std::deque<std::function<void()>> actions;
    {
        const std::scoped_lock lock(m_mutex);
        m_awake = false;
        actions.swap(m_actions);
    }
    for (const std::function<void()> &action : actions)
        action();
}

} // namespace actor
