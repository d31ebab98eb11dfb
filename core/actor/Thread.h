// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QThread>

#include <deque>
#include <functional>
#include <mutex>

namespace actor {

/// A QThread with a name and an event loop. What it did is ordered before the return of join() in a way that a thread
/// sanitizer understands; QThread::wait() is not, since Qt is seldom built for one.
class Thread final : public QThread {
public:
    /// \a last runs on the thread when its event loop has ended.
    explicit Thread(const QString &name, std::function<void()> last = {});

    /// Waits until the thread has ended; false where \a deadline comes first. Tell it to quit() before.
    [[nodiscard]] bool join(QDeadlineTimer deadline = QDeadlineTimer(QDeadlineTimer::Forever));

protected:
    void run() override;

private:
    const std::function<void()> m_last;
    std::mutex m_ending;
};

/// Wakes a thread: wake() may be called from any thread, and each call runs the action once on the waker's own thread.
/// It carries no data: what there is to do is kept elsewhere, under a std::mutex, so that a thread sanitizer sees the
/// hand-over. Calls that are still pending when the waker is destroyed are dropped.
class ThreadWaker final : public QObject {
public:
    explicit ThreadWaker(std::function<void()> action, QObject *parent = nullptr);

    void wake();

protected:
    bool event(QEvent *event) override;

private:
    const std::function<void()> m_action;
    std::mutex m_posting; ///< orders posting before arrival in a way that a thread sanitizer sees
};

/// Runs what any thread posts on the thread of its parent, in order. The parent destroys it there, or after that thread
/// has ended.
class CallQueue final {
public:
    explicit CallQueue(QObject *parent);

    void post(std::function<void()> action);

private:
    void drain();

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_actions;
    bool m_awake = false; ///< drain() will run
    ThreadWaker m_waker;
};

} // namespace actor
