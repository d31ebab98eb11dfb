// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"

#include <QObject>

#include <memory>
#include <vector>

namespace actor {

class Actor;

/// Looks at actors once a second and reports one whose current message has taken longer than the limit. A hung thread
/// cannot be ended safely in C++, so it is marked and reported, once each time; what to do is the owner's decision.
class Watchdog final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Watchdog)
public:
    /// The actors outlive the watchdog. start() begins the checks, on the watchdog's thread.
    Watchdog(Clock &clock, std::vector<Actor *> actors, Clock::Duration limit = std::chrono::seconds{5});
    ~Watchdog() override;
    void start();

Q_SIGNALS:
    void unresponsive(const QString &actor);
    void responsiveAgain(const QString &actor);

private:
    void look();

    Clock &m_clock;
    const std::vector<Actor *> m_actors;
    std::vector<bool> m_reported;
    const Clock::Duration m_limit;
    std::unique_ptr<Timer> m_timer;
};

} // namespace actor
