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
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Doorbell::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    // A copy: the answer may destroy this doorbell.
    const std::function<void()> answer = m_answer;
    answer();
    return true;
}

} // namespace actor
