// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Totals.h"

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

    /// The currencies of \a stored are offered as the main one.
    void offerCurrencies(const Totals &stored);

private:
    QCheckBox *makeBox(const QString &name, const QString &text);
    void addRow(const QString &title, const QString &help, QWidget *control);
    void build();
    void fillCurrencies();
    void show();
    void take();
    void takeTheme();

    Preferences &m_preferences;
    const Theme &m_theme;
    QStringList m_codes; ///< of the currencies that are offered, sorted
    bool m_showing = false; ///< the controls are being set by the program
    // Children.
    QComboBox *m_mode;
    QComboBox *m_currency;
    QCheckBox *m_motion;
    QComboBox *m_closing;
    QCheckBox *m_tray;
    QCheckBox *m_runEnd;
    QCheckBox *m_red;
    QCheckBox *m_failed;
    QCheckBox *m_overdue;
    QCheckBox *m_above;
    QDoubleSpinBox *m_amount;
    QVBoxLayout *m_layout;
};

} // namespace billow
