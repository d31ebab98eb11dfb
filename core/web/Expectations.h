// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <list>

namespace billow {

struct LiveUpdate;

/// Clients that wait for the current state to show the effect of a command: after the answer to the command, the next
/// answer must include it. Lives on the web server's thread.
class Expectations final {
public:
    using Time = std::chrono::nanoseconds;
    using Shown = std::function<bool(const LiveUpdate &)>;

    /// Calls \a then once, when \a shown is true or \a deadline has passed; at once if it is true for \a current.
    void add(const LiveUpdate &current, Shown shown, Time deadline, std::function<void()> then);
    /// The current state has changed, or time has passed.
    void look(const LiveUpdate &current, Time now);

private:
    struct Expectation {
        Shown shown;
        Time deadline{};
        std::function<void()> then;
    };
    std::list<Expectation> m_all;
};

} // namespace billow
