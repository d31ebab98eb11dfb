// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/MoneyFormat.h"
#include "ui/theme/Theme.h"

#include <QLocale>
#include <QMainWindow>
#include <QPointer>

#include <memory>

class QMenu;
class QSettings;

namespace billow {

class Api;
class Commands;
class DashboardPage;
class ResetDialog;
class StatusStrip;
class Subscription;
struct LiveUpdate;
struct SystemStatus;

/// The window of Billow: one face of the API. It does no I/O except remembering its size and theme in the settings
/// that it is given, and waits for nothing; closing it is immediate.
class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)
public:
    /// \a api and \a settings must outlive the window. \a locale: how numbers are written.
    MainWindow(Api &api, QSettings &settings, const QLocale &locale = QLocale(), QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Theme &theme() { return m_theme; }

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void makeActions();
    void makeMenu();
    void restore();
    void apply(const LiveUpdate &update);
    void askToReset();
    void chooseTheme(Theme::Mode mode);
    void openMenu();

    Api &m_api;
    QSettings &m_settings;
    Theme m_theme;
    const MoneyFormat m_format;
    std::unique_ptr<SystemStatus> m_status; ///< the last that came
    QPointer<ResetDialog> m_asking;
    // Children.
    Commands *m_commands;
    DashboardPage *m_dashboard;
    StatusStrip *m_strip;
    QMenu *m_menu;
    std::unique_ptr<Subscription> m_subscription; ///< goes first: nothing comes to a window that is half gone
};

} // namespace billow
