// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Doorbell.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace actor {

Doorbell::Doorbell(std::function<void()> answer, QObject *parent)
    : QObject(parent)
    , m_answer(std::move(answer))
{
}

void Doorbell::ring()
{
    const std::scoped_lock lock(m_ringing);
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Doorbell::event(QEvent *event)
{
    {
        const std::scoped_lock lock(m_ringing);
    }
    if (event->type() != QEvent::User)
        return QObject::event(event);
    // A copy: the answer may destroy this doorbell.
    const std::function<void()> answer = m_answer;
    answer();
    return true;
}

} // namespace actor
