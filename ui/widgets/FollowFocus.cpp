// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/FollowFocus.h"

#include <QApplication>
#include <QScrollArea>

namespace billow {

void followFocus(QScrollArea *area)
{
    area->setFocusPolicy(Qt::NoFocus); // it shows nothing of its own that could be focused
    QObject::connect(qApp, &QApplication::focusChanged, area, [area](QWidget *, QWidget *now) {
        // Without a margin: a click on what is seen whole moves nothing.
        if (now && area->widget() && area->widget()->isAncestorOf(now))
            area->ensureWidgetVisible(now, 0, 0);
    });
}

} // namespace billow
