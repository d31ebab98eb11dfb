// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"
#include "ui/Preferences.h"
#include "ui/theme/Theme.h"

#include <QLocale>
#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <optional>

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

/// The window of Billow: one face of the API. It does no I/O except for its own settings, and waits for nothing;
/// closing it is immediate.
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

    /// Saves geometry and page for the next window.
    void remember();
    /// These settings have been saved, and the language they name is in use.
    void takeSaved(const SettingsSources &saved);
    /// Offers these files for import.
    void importFiles(const QStringList &paths);
    /// Shows the window above the others, also from the tray.
    void bringUp();
    /// Asks which files to import.
    void chooseImport();
    /// In place of show(): an icon in the tray until the window is opened; without a tray, minimised.
    void showInTray();
    /// Lets the Settings page keep secrets there. \a keychain must outlive the window.
    void offerKeychain(Keychain &keychain);
    /// Closes without a question, for example when the session ends.
    void quit();

Q_SIGNALS:
    /// The window has closed for good; hidden in the tray it has not.
    void closed();
    /// As closed(), and Billow has to restart.
    void restartWanted();
    /// Another language was chosen and saved; a new window would use it. Not sent during an import: then it is used
    /// after the next start.
    void languageChosen(const QString &code, const SettingsSources &saved);
    /// The user has changed what is logged.
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
    /// On an import or an export, which closing would stop.
    [[nodiscard]] bool isAtWork() const;
    [[nodiscard]] bool mayClose() const;
    void askToClose();
    void leave();
    void restart();
    void showSettings();
    void askToDelete(const QString &source);
    void openMenu();
    void findInvoices(const QString &text);
    void showInvoices(const InvoiceFilter &filter);
    void showAlert();
    void showNewest();
    void copyRows(const QList<Seq> &seqs, qsizetype selected);
    void showShortcuts();
    void showAbout();
    void tell(const QString &title, const QString &text, const std::optional<InvoiceFilter> &shows);

    Api &m_api;
    QSettings &m_settings;
    Preferences m_preferences;
    Theme m_theme;
    const MoneyFormat m_format;
    std::unique_ptr<SystemStatus> m_status; ///< the last one
    bool m_leaving = false; ///< closes without a question
    bool m_restarting = false; ///< after closing
    QPointer<QWidget> m_dialog; ///< the question or sheet that is open
    std::optional<InvoiceFilter> m_alerted; ///< the invoices of the last alert
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
    std::unique_ptr<Subscription> m_subscription; ///< ends first: a window half destroyed takes no updates
};

} // namespace billow
