// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace billow {

class Api;
class FormRow;
class Keychain;
class SettingEditor;
class SettingsForm;
class Theme;
class UrlCheck;

/// One setting of the table on the page: its control, where its value comes from, and what is wrong with it.
class SettingRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingRow)
public:
    /// \a form and \a api outlive this.
    SettingRow(const QString &key, SettingsForm &form, Api &api, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] SettingEditor *editor() const { return m_editor; }
    [[nodiscard]] UrlCheck *urlCheck() const { return m_check; }

    /// Shows what the form has.
    void refresh();
    /// Of a live setting: the value in force. Shown in the control unless it is being used or has been changed.
    void showRunning(const QString &text);
    /// Besides what the table finds; until the next edit.
    void setRefusal(const QString &sentence);
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString error() const;

Q_SIGNALS:
    void edited();
    void committed();

private:
    QPushButton *makeBrowseButton(const Theme &theme);
    void take();
    void restore();
    void showState();
    [[nodiscard]] QString describe() const;
    [[nodiscard]] QString whenItApplies() const;

    const QString m_key;
    SettingsForm &m_form;
    const bool m_live;
    QString m_running; ///< of a live setting; empty: not known
    QString m_refusal;
    SettingEditor *m_editor; // children
    FormRow *m_row;
    UrlCheck *m_check; ///< nullptr: not a URL that can be tested
    QPushButton *m_restore;
};

/// Whether passwords are kept in the keychain of the desktop. It is asked only when a person wants that, because some
/// keychains want to be unlocked before they answer.
class KeychainRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainRow)
public:
    /// \a keychain outlives this.
    KeychainRow(Keychain &keychain, const Theme &theme, QWidget *parent = nullptr);

    /// Does not count as chosen.
    void show(bool kept);
    [[nodiscard]] QString error() const;
    /// It was switched on, and the keychain has not answered yet.
    [[nodiscard]] bool isProbing() const { return m_probes > 0; }

Q_SIGNALS:
    void chosen(bool kept);
    /// isProbing() is over, behind chosen().
    void probed();

private:
    void take(bool wanted);
    void takeAnswer(const Result<void> &found);

    Keychain &m_keychain;
    QCheckBox *m_box; // children
    FormRow *m_row;
    int m_probes = 0;
};

} // namespace billow
