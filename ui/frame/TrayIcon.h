// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace billow {

/// The icon in the desktop's tray, where there is a tray and the person wants it; and the desktop's notifications.
class TrayIcon final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayIcon)
public:
    /// \a menu is shown on a right click; it must outlive this.
    explicit TrayIcon(QMenu &menu, QObject *parent = nullptr);
    ~TrayIcon() override;

    [[nodiscard]] static bool isPossible();
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const;
    void setToolTip(const QString &text);
    /// Tells through the desktop; false where there is no way to.
    bool notify(const QString &title, const QString &text);

Q_SIGNALS:
    void activated();

private:
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< null: not wanted
    QMenu &m_menu;
};

} // namespace billow
