// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"

#include <QTimer>

#include <algorithm>
#include <limits>
#include <utility>

namespace actor {

namespace {

class SystemTimer final : public Timer {
public:
    SystemTimer(QObject *context, Clock::Duration interval, Clock::Repeat repeat, Clock::Action action)
    {
        // Rounded up: a timer may be late, never early.
        const auto longest = std::chrono::milliseconds{std::numeric_limits<int>::max()};
        const auto wait = std::clamp(std::chrono::ceil<std::chrono::milliseconds>(interval), {}, longest);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setSingleShot(repeat == Clock::Repeat::Once);
        QObject::connect(&m_timer, &QTimer::timeout, context, std::move(action));
        m_timer.start(wait);
    }

private:
    QTimer m_timer;
};

} // namespace

Clock::Duration SystemClock::now() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

std::chrono::sys_time<std::chrono::milliseconds> SystemClock::utcNow() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::unique_ptr<Timer> SystemClock::startTimer(QObject *context, Duration interval, Repeat repeat, Action action)
{
    return std::make_unique<SystemTimer>(context, interval, repeat, std::move(action));
}

} // namespace actor
