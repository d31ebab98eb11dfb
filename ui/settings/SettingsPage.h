// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/settings/SettingsLoader.h"
#include "core/settings/SettingsStore.h"

#include <QWidget>

#include <memory>
#include <vector>

class QBoxLayout;
class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace billow {

class Api;
class Keychain;
class KeychainRow;
class LiveRates;
class Preferences;
class SaveBar;
class SettingRow;
class SettingsForm;
class SettingsWriter;
class Theme;
class WindowSection;
struct SettingsEdit;

/// The window's preferences, and every setting of the catalogue. Live settings and the language are applied and saved
/// at once; the rest is saved together and applies after a restart. Files are written on another thread.
class SettingsPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)
public:
    /// \a sources: what this program was started with. All that is borrowed outlives the page.
    SettingsPage(Api &api, Preferences &preferences, const SettingsSources &sources, const Theme &theme,
        QWidget *parent = nullptr);
    ~SettingsPage() override;

    void apply(const LiveUpdate &update);
    /// Scrolls to the storage section.
    void showStorage();
    /// Something is changed and not saved, or being saved.
    [[nodiscard]] bool isUnsaved() const;
    /// Secrets may be kept there, too. \a keychain outlives the page.
    void offerKeychain(Keychain &keychain);
    /// \a saved is what is saved now, and its language is in use: for the page of a rebuilt window.
    void takeSaved(const SettingsSources &saved);

Q_SIGNALS:
    /// What is to be logged from now on.
    void logRulesChosen(const LogRules &rules);
    /// Another language was saved; \a saved: all settings, with the keychain's secrets. Empty \a code: the system's.
    void languageSaved(const QString &code, const SettingsSources &saved);
    /// To apply the saved settings now.
    void restartWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addTabs();
    void goTo(const QWidget &card);
    void addSection(const QString &title, QWidget *content);
    void addTable();
    void connectRow(SettingRow &row);
    void applyLive(SettingRow &row);
    void showRates(const Rates &rates);
    void showState();
    void showSaved();
    [[nodiscard]] bool waitsForStart() const;
    void save();
    void saveAtOnce();
    void checkNext(std::vector<SettingRow *> rows, const SettingsEdit &edit);
    [[nodiscard]] SettingsEdit editOf(const ConfigChanges &changes) const;
    void write(const SettingsEdit &edit);
    void endSaving();
    void discard();
    void fail(const Error &error);
    [[nodiscard]] SettingRow *row(const QString &key) const;

    Api &m_api;
    const Theme &m_theme;
    std::unique_ptr<SettingsForm> m_form; ///< null: the sources could not be loaded
    bool m_writing = false; ///< a file is being written, or a connection tested for that
    bool m_saving = false; ///< Save was pressed
    bool m_saveNext = false; ///< Save was pressed while something was being written
    bool m_saveAtOnceNext = false; ///< such a setting was changed during a write
    // Children.
    LiveRates *m_live;
    WindowSection *m_window = nullptr;
    SettingsWriter *m_writer;
    KeychainRow *m_keychain = nullptr; ///< nullptr: none is offered
    QHBoxLayout *m_tabs;
    QVBoxLayout *m_sections;
    QScrollArea *m_scroll;
    SaveBar *m_bar = nullptr;
    QVBoxLayout *m_layout;
    std::vector<QPushButton *> m_tabButtons;
    std::vector<SettingRow *> m_rows;
    SettingRow *m_editedLast = nullptr; ///< one of them
};

} // namespace billow
