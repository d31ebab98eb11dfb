// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/FocusOutline.h"

#include "ui/theme/FocusMark.h"
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
    // The mark may come later than the focus, with a key.
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut
        || event->type() == QEvent::DynamicPropertyChange) {
        const bool marked = event->type() != QEvent::FocusOut && FocusMark::isMarked(static_cast<QWidget *>(watched));
        if (m_card->property("focused").toBool() != marked) {
            m_card->setProperty("focused", marked);
            repolish(m_card);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace billow
