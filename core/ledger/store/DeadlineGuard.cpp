// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/DeadlineGuard.h"

#include <algorithm>

namespace billow {

using namespace std::chrono_literals;

DeadlineGuard::DeadlineGuard(std::function<bool()> cut)
    : m_cut(std::move(cut))
{
}

DeadlineGuard::~DeadlineGuard()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void DeadlineGuard::watch(Clock::time_point deadline, std::function<bool()> wanted)
{
    const std::lock_guard lock(m_mutex);
    m_deadline = deadline;
    m_wanted = std::move(wanted);
    m_outcome = Outcome::InTime;
    if (!m_thread.joinable())
        m_thread = std::thread([this] { look(); });
    else if (m_wanted || deadline < m_wakesAt)
        m_changed.notify_one();
}

DeadlineGuard::Outcome DeadlineGuard::release()
{
    const std::lock_guard lock(m_mutex);
    m_deadline.reset();
    m_wanted = {};
    return m_outcome;
}

DeadlineGuard::Outcome DeadlineGuard::judge() const
{
    if (m_wanted && m_wanted())
        return Outcome::Interrupted;
    return Clock::now() >= *m_deadline ? Outcome::TimedOut : Outcome::InTime;
}

void DeadlineGuard::look()
{
    constexpr auto betweenQuestions = 50ms;
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_wakesAt = Clock::time_point::max();
        if (m_deadline) {
            m_outcome = judge();
            if (m_outcome != Outcome::InTime) {
                if (m_cut())
                    m_deadline.reset();
                else
                    m_changed.wait_until(lock, Clock::now() + betweenQuestions);
                continue;
            }
            m_wakesAt = m_wanted ? std::min(*m_deadline, Clock::now() + betweenQuestions) : *m_deadline;
        }
        if (m_wakesAt == Clock::time_point::max())
            m_changed.wait(lock);
        else
            m_changed.wait_until(lock, m_wakesAt);
    }
}

} // namespace billow
