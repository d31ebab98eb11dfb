// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/FocusOutline.h"

#include "ui/theme/Look.h"

#include <QEvent>
#include <QWidget>

namespace billow {

FocusOutline::FocusOutline(QWidget *view, QWidget *card)
    : QObject(view)
    , m_card(card)
{
    view->installEventFilter(this);
}

bool FocusOutline::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        m_card->setProperty("focused", event->type() == QEvent::FocusIn);
        repolish(m_card);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace billow
