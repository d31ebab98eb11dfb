// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "ui/format/MoneyFormat.h"
#include "ui/Preferences.h"
#include "ui/theme/Theme.h"

#include <QLocale>
#include <QMainWindow>
#include <QPointer>

#include <memory>

class QAction;
class QMenu;
class QSettings;

namespace billow {

class Alerts;
class AnalyticsPage;
class Api;
class Commands;
class DashboardPage;
class Frame;
class Imports;
class InvoicesPage;
class Keychain;
class RowCopier;
class SettingsPage;
class Subscription;
class SystemPage;
class TrayIcon;
struct LiveUpdate;
struct LogRules;
struct SettingsSources;
struct SystemStatus;

/// The window of Billow: one face of the API. It does no I/O except remembering in the settings that it is given, and
/// waits for nothing; closing it is immediate.
class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)
public:
    /// \a api and \a settings, the window's own memory, must outlive the window. \a sources: what the program was
    /// started with. \a locale: how numbers are written.
    MainWindow(Api &api, QSettings &settings, const SettingsSources &sources, const QLocale &locale = QLocale(),
        QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Theme &theme() { return m_theme; }
    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    [[nodiscard]] Frame &frame() { return *m_frame; }

    /// Its geometry and page, for the next one.
    void remember();
    /// This is saved now, and the language that it names is spoken.
    void takeSaved(const SettingsSources &saved);
    /// Offers these files for import.
    void importFiles(const QStringList &paths);
    /// Asks which files to import.
    void chooseImport();
    /// In place of show(): an icon in the tray until somebody opens the window; without a tray, minimised.
    void showInTray();
    /// The Settings page may keep secrets there. \a keychain outlives the window.
    void offerKeychain(Keychain &keychain);
    /// Closes without a question, as the system demands it.
    void quit();

Q_SIGNALS:
    /// The window has closed for good; hidden in the tray it has not.
    void closed();
    /// As closed(), and the program is to begin anew.
    void restartWanted();
    /// A person has chosen another language, which is saved, and which a window made anew would speak. Not sent during
    /// an import: then the next start speaks it.
    void languageChosen(const QString &code, const SettingsSources &saved);
    /// What a person wants logged from now on.
    void logRulesChosen(const LogRules &rules);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void makeActions();
    void makeMenu();
    void addThemes();
    QAction *addAction(const QString &text, const QKeySequence &keys, void (MainWindow::*slot)());
    void restore();
    void takePreferences();
    void apply(const LiveUpdate &update);
    [[nodiscard]] bool mayClose() const;
    void askToClose();
    void leave();
    void restart();
    void showSettings();
    void askToReset();
    void bringUp();
    void openMenu();
    void showNewest();
    void copyRows(const QList<Seq> &seqs, qsizetype selected);
    void showShortcuts();
    void showAbout();
    void tell(const QString &title, const QString &text);

    Api &m_api;
    QSettings &m_settings;
    Preferences m_preferences;
    Theme m_theme;
    const MoneyFormat m_format;
    std::unique_ptr<SystemStatus> m_status; ///< the last that came
    bool m_leaving = false; ///< whatever is going on
    bool m_restarting = false; ///< once it has closed
    QPointer<QWidget> m_dialog; ///< the question or sheet that is open
    // Children.
    Commands *m_commands;
    Frame *m_frame;
    DashboardPage *m_dashboard;
    InvoicesPage *m_invoices;
    AnalyticsPage *m_analytics;
    SystemPage *m_system;
    SettingsPage *m_settingsPage;
    QMenu *m_menu;
    RowCopier *m_copier;
    TrayIcon *m_tray;
    Alerts *m_alerts;
    std::unique_ptr<Imports> m_imports;
    std::unique_ptr<Subscription> m_subscription; ///< goes first: nothing comes to a window that is half gone
};

} // namespace billow
