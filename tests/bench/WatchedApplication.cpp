// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/WatchedApplication.h"

#include <QAbstractEventDispatcher>
#include <QEvent>
#include <QThread>

#include <ctime>

namespace billow::bench {

namespace {

double milliseconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

std::chrono::nanoseconds processorTimeOfThisThread()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

WatchedApplication::WatchedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    // Where Qt runs on glib's loop, as on most desktops, this comes once a turn. Its own loop waits only when nothing
    // is left to do: there a turn is at least as long.
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
        &WatchedApplication::endTurn);
    restart();
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Events of every other thread pass through here as well.
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const auto begun = Clock::now();
    if (!m_turnBegan)
        m_turnBegan = begun;
    // The event with which Qt Widgets paints all of a window that has changed, and flushes it.
    const bool paints = event->type() == QEvent::UpdateRequest && !m_painting;
    if (!paints)
        return QApplication::notify(receiver, event);
    m_painting = true;
    const bool answer = QApplication::notify(receiver, event);
    m_painting = false;
    m_paints.push_back(milliseconds(Clock::now() - begun));
    Q_EMIT painted();
    return answer;
}

void WatchedApplication::endTurn()
{
    if (m_turnBegan)
        m_turns.push_back(milliseconds(Clock::now() - *m_turnBegan));
    m_turnBegan.reset();
}

void WatchedApplication::restart()
{
    m_turns.clear();
    m_paints.clear();
    m_turnBegan.reset();
    m_restarted = Clock::now();
    m_processorAtRestart = processorTimeOfThisThread();
}

double WatchedApplication::processorShare() const
{
    const std::chrono::duration<double> used = processorTimeOfThisThread() - m_processorAtRestart;
    const std::chrono::duration<double> passed = Clock::now() - m_restarted;
    return used / passed;
}

} // namespace billow::bench
