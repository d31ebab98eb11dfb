// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QVBoxLayout;

namespace billow {

class Preferences;
class Theme;

/// What a person chooses for this window; every change applies and is kept at once.
class WindowSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowSection)
public:
    /// \a preferences outlives this.
    WindowSection(Preferences &preferences, const Theme &theme, QWidget *parent = nullptr);

private:
    QCheckBox *makeBox(const QString &name, const QString &text);
    void addRow(const QString &title, const QString &help, QWidget *control);
    void build();
    void show();
    void take();
    void takeTheme();

    Preferences &m_preferences;
    const Theme &m_theme;
    bool m_showing = false; ///< what changes now is not a person's doing
    // Children.
    QComboBox *m_mode;
    QCheckBox *m_motion;
    QComboBox *m_closing;
    QCheckBox *m_tray;
    QCheckBox *m_runEnd;
    QCheckBox *m_red;
    QCheckBox *m_above;
    QDoubleSpinBox *m_amount;
    QVBoxLayout *m_layout;
};

} // namespace billow
