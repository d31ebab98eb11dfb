// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/TrayIcon.h"

#include "ui/theme/Icons.h"

#include <QSystemTrayIcon>

namespace billow {

using namespace Qt::StringLiterals;

TrayIcon::TrayIcon(QMenu &menu, QObject *parent)
    : QObject(parent)
    , m_menu(menu)
{
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isPossible()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::setShown(bool shown)
{
    if (!shown || !isPossible()) {
        m_icon.reset();
        return;
    }
    if (m_icon)
        return;
    m_icon = std::make_unique<QSystemTrayIcon>(programIcon());
    m_icon->setContextMenu(&m_menu);
    setToolTip(u"Billow"_s);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &TrayIcon::activated);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT activated();
    });
    m_icon->show();
}

bool TrayIcon::isShown() const
{
    return m_icon && m_icon->isVisible();
}

void TrayIcon::setToolTip(const QString &text)
{
    if (m_icon && m_icon->toolTip() != text)
        m_icon->setToolTip(text);
}

bool TrayIcon::notify(const QString &title, const QString &text)
{
    if (!isShown() || !QSystemTrayIcon::supportsMessages())
        return false;
    m_icon->showMessage(title, text, programIcon());
    return true;
}

} // namespace billow
