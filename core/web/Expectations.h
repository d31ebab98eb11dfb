// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <list>

namespace billow {

struct LiveUpdate;

/// Who waits for the current state to show what a command has done: whoever has been told "done" must see it in the
/// next answer. Lives on the web server's thread.
class Expectations final {
public:
    using Time = std::chrono::nanoseconds;
    using Shown = std::function<bool(const LiveUpdate &)>;

    /// Calls \a then once, when \a shown holds or \a deadline has passed; at once where it holds of \a current.
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
