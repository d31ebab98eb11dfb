// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterScroll.h"

#include "ui/widgets/FollowFocus.h"

#include <QEvent>

#include <algorithm>

namespace billow {

FilterScroll::FilterScroll(QWidget *panel, QWidget *page)
    : QScrollArea(page)
    , m_page(page)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setWidget(panel);
    viewport()->setAutoFillBackground(false);
    panel->setAutoFillBackground(false);
    followFocus(this);
    page->installEventFilter(this);
}

int FilterScroll::heightForWidth(int width) const
{
    constexpr int shareOfPage = 3;
    return std::min(widget()->heightForWidth(width), std::max(m_page->height() / shareOfPage, 0));
}

QSize FilterScroll::sizeHint() const
{
    return {widget()->sizeHint().width(), heightForWidth(std::max(width(), 1))};
}

QSize FilterScroll::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), 0};
}

bool FilterScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool grown = watched == m_page && event->type() == QEvent::Resize;
    if (grown || (watched == widget() && event->type() == QEvent::LayoutRequest))
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace billow
