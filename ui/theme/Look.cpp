// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/theme/Look.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace billow {

void setLook(QWidget *widget, const QString &look)
{
    if (widget->property("look").toString() == look)
        return;
    widget->setProperty("look", look);
    repolish(widget);
}

void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace billow
