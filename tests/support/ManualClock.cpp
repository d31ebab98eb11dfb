// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/ManualClock.h"

#include "core/actor/Thread.h"

#include <QPointer>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace actor {

using namespace std::chrono_literals;

/// Shared with the timers, which may outlive the clock.
struct ManualClock::Private {
    class Entry;
    /// In the order in which they are due; those due at the same moment in the order in which they were set.
    using Key = std::pair<Duration, std::uint64_t>;

    mutable std::mutex mutex;
    Duration now{};
    std::chrono::sys_time<std::chrono::milliseconds> utc;
    std::uint64_t nextOrder = 0;
    std::map<Key, Entry *> waiting;

    void setLocked(Entry *entry, Duration due);
    void fireDueLocked();
};

/// A timer; it is in the clock's list as long as it is due once more. The mutex keeps it alive while it is woken.
class ManualClock::Private::Entry final : public Timer {
public:
    Entry(std::shared_ptr<Private> clock, QObject *context, Duration interval, Repeat repeat, Action action)
        : m_clock(std::move(clock))
        , m_context(context)
        , m_action(std::make_shared<const Action>(std::move(action)))
        // A timer that is due again at once would hold time where it is.
        , m_interval(repeat == Repeat::Forever ? std::max<Duration>(interval, 1ms) : interval)
        , m_repeat(repeat)
        , m_waker([this] { run(); })
    {
        const std::scoped_lock lock(m_clock->mutex);
        if (m_interval <= 0ns)
            m_waker.wake();
        else
            m_clock->setLocked(this, m_clock->now + m_interval);
    }

    ~Entry() override
    {
        const std::scoped_lock lock(m_clock->mutex);
        std::erase_if(m_clock->waiting, [this](const auto &item) { return item.second == this; });
    }

    void fireLocked()
    {
        m_waker.wake();
        if (m_repeat == Repeat::Forever)
            m_clock->setLocked(this, m_clock->now + m_interval);
    }

private:
    void run() const
    {
        // A copy: the action may destroy this timer.
        const std::shared_ptr<const Action> action = m_action;
        if (m_context)
            (*action)();
    }

    const std::shared_ptr<Private> m_clock;
    const QPointer<QObject> m_context;
    const std::shared_ptr<const Action> m_action;
    const Duration m_interval;
    const Repeat m_repeat;
    ThreadWaker m_waker;
};

void ManualClock::Private::setLocked(Entry *entry, Duration due)
{
    waiting.emplace(Key{due, nextOrder++}, entry);
}

void ManualClock::Private::fireDueLocked()
{
    while (!waiting.empty() && waiting.begin()->first.first <= now) {
        Entry *entry = waiting.begin()->second;
        waiting.erase(waiting.begin());
        entry->fireLocked();
    }
}

ManualClock::ManualClock(std::chrono::sys_time<std::chrono::milliseconds> utc)
    : d(std::make_shared<Private>())
{
    d->utc = utc;
}

ManualClock::~ManualClock() = default;

Clock::Duration ManualClock::now() const
{
    const std::scoped_lock lock(d->mutex);
    return d->now;
}

std::chrono::sys_time<std::chrono::milliseconds> ManualClock::utcNow() const
{
    const std::scoped_lock lock(d->mutex);
    return d->utc + std::chrono::floor<std::chrono::milliseconds>(d->now);
}

std::unique_ptr<Timer> ManualClock::startTimer(QObject *context, Duration interval, Repeat repeat, Action action)
{
    return std::make_unique<Private::Entry>(d, context, interval, repeat, std::move(action));
}

void ManualClock::advance(Duration duration, const std::function<void()> &settle)
{
    const Duration target = now() + std::max(duration, 0ns);
    for (;;) {
        {
            const std::scoped_lock lock(d->mutex);
            const bool due = !d->waiting.empty() && d->waiting.begin()->first.first <= target;
            d->now = std::max(d->now, due ? d->waiting.begin()->first.first : target);
            if (!due)
                return;
            d->fireDueLocked();
        }
        if (settle)
            settle();
    }
}

} // namespace actor
