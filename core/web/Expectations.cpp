// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/Expectations.h"

#include "core/api/Values.h"

namespace billow {

void Expectations::add(const LiveUpdate &current, Shown shown, Time deadline, std::function<void()> then)
{
    if (shown(current))
        then();
    else
        m_all.push_back({std::move(shown), deadline, std::move(then)});
}

void Expectations::look(const LiveUpdate &current, Time now)
{
    std::list<Expectation> met;
    for (auto expectation = m_all.begin(); expectation != m_all.end();) {
        const auto next = std::next(expectation);
        if (expectation->deadline <= now || expectation->shown(current))
            met.splice(met.end(), m_all, expectation);
        expectation = next;
    }
    for (const Expectation &expectation : met)
        expectation.then();
}

} // namespace billow
