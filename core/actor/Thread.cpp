// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Thread.h"

#include <utility>

namespace actor {

Thread::Thread(const QString &name, std::function<void()> last)
    : m_last(std::move(last))
{
    setObjectName(name);
}

bool Thread::join(QDeadlineTimer deadline)
{
    if (!wait(deadline))
        return false;
    const std::scoped_lock lock(m_ending);
    return true;
}

void Thread::run()
{
    exec();
    const std::scoped_lock lock(m_ending);
    if (m_last)
        m_last();
}

} // namespace actor
