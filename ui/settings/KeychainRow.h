// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QWidget>

class QCheckBox;

namespace billow {

class FormRow;
class Keychain;
class Theme;

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
