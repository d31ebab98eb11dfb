// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Doorbell.h"

#include <deque>
#include <functional>
#include <mutex>

namespace actor {

/// Runs what any thread posts on the thread of its parent, in order. The parent destroys it there, or after that thread
/// has ended.
class Inbox final {
public:
    explicit Inbox(QObject *parent);

    void post(std::function<void()> action);

private:
    void drain();

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_actions;
    bool m_rung = false;
    Doorbell m_bell;
};

} // namespace actor
