// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QThread>

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

} // namespace actor
