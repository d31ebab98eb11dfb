// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Inbox.h"

#include <utility>

namespace actor {

Inbox::Inbox(QObject *parent)
    : m_bell([this] { drain(); }, parent)
{
}

void Inbox::post(std::function<void()> action)
{
    const std::scoped_lock lock(m_mutex);
    m_actions.push_back(std::move(action));
    if (!std::exchange(m_rung, true))
        m_bell.ring();
}

void Inbox::drain()
{
    std::deque<std::function<void()>> actions;
    {
        const std::scoped_lock lock(m_mutex);
        m_rung = false;
        actions.swap(m_actions);
    }
    for (const std::function<void()> &action : actions)
        action();
}

} // namespace actor
