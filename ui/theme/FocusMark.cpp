// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/theme/FocusMark.h"

#include "ui/theme/Look.h"

#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QWidget>

namespace billow {

namespace {
constexpr const char *g_property = "marked";
} // namespace

void FocusMark::install()
{
    if (!qApp->findChild<FocusMark *>(QString(), Qt::FindDirectChildrenOnly))
        new FocusMark(qApp);
}

FocusMark::FocusMark(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool FocusMark::isMarked(const QWidget *widget)
{
    return widget->hasFocus() && widget->property(g_property).toBool();
}

void FocusMark::mark(QWidget *widget, bool marked)
{
    if (widget->property(g_property).toBool() == marked)
        return;
    widget->setProperty(g_property, marked);
    repolish(widget);
}

bool FocusMark::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_byKey = false;
        break;
    case QEvent::KeyPress:
        m_byKey = true;
        if (auto *widget = qobject_cast<QWidget *>(watched); widget && widget->hasFocus())
            mark(widget, true);
        break;
    case QEvent::FocusIn:
        if (auto *widget = qobject_cast<QWidget *>(watched)) {
            const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
            const bool returns = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
            const bool byKey = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
                || reason == Qt::ShortcutFocusReason || (m_byKey && reason != Qt::MouseFocusReason);
            if (!returns)
                mark(widget, byKey);
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

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
