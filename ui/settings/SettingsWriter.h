// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/settings/SettingsStore.h"

#include <QMap>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace billow {

class Api;
class Keychain;

/// What is to be saved.
struct SettingsEdit {
    QString path; ///< of the person's file
    std::optional<ConfigFile> base; ///< copied if that file does not exist yet
    ConfigChanges changes; ///< with their secrets
    bool inKeychain = false; ///< the secrets go there, and not to the file
    QStringList replaced{}; ///< names in the keychain that nothing refers to afterwards
};

/// Saves settings: first the secrets under new names, then the file that refers to them; then removes the replaced
/// secrets. If a step fails, the file still refers to secrets that the keychain has.
class SettingsWriter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsWriter)
public:
    struct Saved {
        ConfigFile file;
        QMap<QString, QString> secrets; ///< what has gone to the keychain, by name
    };
    using Then = std::function<void(const Result<Saved> &)>;

    explicit SettingsWriter(QObject *parent = nullptr);

    void setKeychain(Keychain *keychain) { m_keychain = keychain; } ///< borrowed; nullptr: none
    /// One at a time. The file is written on another thread.
    void save(SettingsEdit edit, Then then);

private:
    void keepSecrets();
    void keepNext(QStringList names);
    void writeFile();
    void forget(const QStringList &names);
    void answer(const Result<Saved> &result);

    Keychain *m_keychain = nullptr;
    SettingsEdit m_edit;
    QMap<QString, QString> m_secrets; ///< that go to the keychain, by name
    Then m_then;
};

/// Applies the chosen rates, one change at a time. While a slider is dragged, the last value counts.
class LiveRates final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRates)
public:
    explicit LiveRates(Api &api, QObject *parent = nullptr);

    /// Those in force, which are applied with what is changed.
    void apply(const Rates &inForce);
    [[nodiscard]] const Rates &inForce() const { return m_inForce; }
    void setGeneration(Rate rate);
    void setDisplay(Rate rate);
    void setRunLength(std::chrono::seconds length);
    /// A change is on its way, so apply() may still bring older rates.
    [[nodiscard]] bool isBusy() const { return m_wanted.has_value() || m_busy; }

Q_SIGNALS:
    /// \a sentence: why they were refused; empty: they are in force.
    void answered(const QString &sentence);

private:
    Rates &wanted();
    void send();

    Api &m_api;
    QTimer m_pause;
    Rates m_inForce;
    std::optional<Rates> m_wanted;
    bool m_busy = false;
};

} // namespace billow
