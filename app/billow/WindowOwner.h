// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/SettingsLoader.h"

#include <QObject>

#include <memory>

class QSettings;

namespace billow {

class Api;
class Keychain;
class Language;
class MainWindow;
struct LogRules;

/// Owns the window, and replaces it when another language is chosen. Nothing is lost by that: the window shows the
/// API's data, and keeps its state in its own settings.
class WindowOwner final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowOwner)
public:
    /// Makes the window, and does not show it yet. All that is borrowed outlives this object.
    WindowOwner(Api &api, QSettings &memory, SettingsSources sources, Language &language, Keychain &keychain);
    ~WindowOwner() override;

    [[nodiscard]] MainWindow &window() { return *m_window; }

Q_SIGNALS:
    /// The window has closed for good.
    void closed();
    /// As closed(), and Billow has to restart.
    void restartWanted();
    /// The user has changed what is logged.
    void logRulesChosen(const LogRules &rules);

private:
    void makeWindow();
    void changeLanguage(const QString &language, const SettingsSources &saved);

    Api &m_api;
    QSettings &m_memory;
    const SettingsSources m_sources;
    Language &m_language;
    Keychain &m_keychain;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace billow
