// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <cstdint>

namespace actor {

/// Where an actor or a supervisor is in its life.
enum class State {
    Stopped, ///< not started yet, or stopped in order
    Starting, ///< initialise() is running
    Running,
    Crashed, ///< its state is gone; its supervisor decides when it starts again; messages wait
    Unresponsive, ///< running, but one message has taken longer than the watchdog allows
    Stopping,
};
/// "stopped", "starting", …
[[nodiscard]] inline QString toString(State state)
{
    using namespace Qt::StringLiterals;
    switch (state) {
    case State::Stopped:
        return u"stopped"_s;
    case State::Starting:
        return u"starting"_s;
    case State::Running:
        return u"running"_s;
    case State::Crashed:
        return u"crashed"_s;
    case State::Unresponsive:
        return u"unresponsive"_s;
    case State::Stopping:
        return u"stopping"_s;
    }
    Q_UNREACHABLE();
}

/// State and counters of an actor: a copy, taken at one moment.
struct VitalSigns {
    QString name;
    State state = State::Stopped;
    std::size_t mailboxDepth = 0; ///< messages that wait
    std::uint64_t handled = 0; ///< messages finished without an exception
    std::uint64_t dropped = 0; ///< messages that ended in an exception
    std::uint64_t rejected = 0; ///< messages that found the mailbox full or the actor stopped
    std::uint64_t restarts = 0; ///< how often it was started again after a crash
    std::chrono::nanoseconds handlingTime{}; ///< spent in all handled messages together
    std::chrono::nanoseconds longestHandling{}; ///< the slowest single message
    QString lastError; ///< empty: it never crashed
};

/// A supervision tree at one moment: a supervisor with its children, or an actor without.
struct TreeSigns {
    VitalSigns signs;
    QString strategy; ///< "one_for_one" …; empty for an actor
    QList<TreeSigns> children;
};

} // namespace actor

Q_DECLARE_METATYPE(actor::VitalSigns)
Q_DECLARE_METATYPE(actor::TreeSigns)
