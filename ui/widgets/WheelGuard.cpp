// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/WheelGuard.h"

#include <QEvent>
#include <QWidget>

namespace billow {

namespace {

class WheelGuard final : public QObject {
    Q_DISABLE_COPY_MOVE(WheelGuard)
public:
    explicit WheelGuard(QWidget *control)
        : QObject(control)
        , m_control(control)
    {
        control->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || m_control->hasFocus())
            return QObject::eventFilter(watched, event);
        event->ignore();
        return true;
    }

private:
    QWidget *m_control; // parent
};

} // namespace

void guardAgainstWheel(QWidget *control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    new WheelGuard(control);
}

} // namespace billow
