// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace billow {

class Theme;

/// The footer of the Settings page: unsaved changes, the file, and the buttons.
class SaveBar final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveBar)
public:
    explicit SaveBar(const Theme &theme, QWidget *parent = nullptr);

    /// \a looks: "foot", "good" or "bad", as in the style sheet.
    void show(const QString &sentence, const QString &look, bool canSave, bool canDiscard);
    /// Whether a restart would change something; nothing is to be discarded then.
    void offerRestart(bool offered);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void saveWanted();
    void discardWanted();
    void restartWanted();
    /// The focused button was disabled.
    void focusLost();

private:
    QLabel *m_text; // children
    QPushButton *m_restart;
    QPushButton *m_discard;
    QPushButton *m_save;
};

} // namespace billow
