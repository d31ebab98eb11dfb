// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/SettingsLoader.h"
#include "ui/theme/Theme.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace billow {

class Keychain;

/// Before the engine starts: gets what the settings keep in the keychain. It shows itself only where that takes long or
/// fails, and then takes the secrets from a person as well, for this once.
class SecretsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretsDialog)
public:
    /// \a keychain outlives this.
    SecretsDialog(SettingsSources sources, Keychain &keychain, Theme::Mode mode);
    ~SecretsDialog() override;

    /// Asks the keychain. Ends with accepted() when all is there, or with rejected().
    void begin();
    /// With the secrets, once accepted.
    [[nodiscard]] const SettingsSources &sources() const { return m_sources; }
    [[nodiscard]] QString sentence() const;

private:
    struct Field {
        KeptSecret secret;
        QLineEdit *line;
    };

    void build();
    void addField(const KeptSecret &secret, QVBoxLayout &layout);
    void readNext(std::vector<KeptSecret> rest);
    void fail(const Error &error);
    void takeTyped();

    SettingsSources m_sources;
    Keychain &m_keychain;
    Theme m_theme;
    std::vector<Field> m_fields;
    QLabel *m_state; // children
    QPushButton *m_again;
};

} // namespace billow
