// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/theme/Look.h"

#include <QLabel>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace billow {

using namespace Qt::StringLiterals;

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

void makePlainText(QLabel *label)
{
    constexpr int narrowest = 40; // pixels
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(narrowest);
}

QString plainToolTip(const QString &text)
{
    // Qt wraps rich text after a few words, and plain text never.
    constexpr qsizetype oneLine = 64; // characters
    constexpr int width = 420; // pixels
    if (text.isEmpty())
        return {};
    if (text.size() <= oneLine && !text.contains(u'\n'))
        return u"<p style='white-space: pre'>%1</p>"_s.arg(text.toHtmlEscaped());
    return u"<table width='%1'><tr><td style='white-space: pre-wrap'>%2</td></tr></table>"_s.arg(width).arg(
        text.toHtmlEscaped());
}

} // namespace billow
