// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/SettingDefinition.h"
#include "core/settings/SettingsLoader.h"
#include "core/settings/SettingsStore.h"

#include <QMap>

#include <optional>

namespace billow {

/// What the Settings page edits: the user's configuration file, compared with the values in force. Has no widgets.
class SettingsForm final {
public:
    /// An Error where the sources cannot be loaded; the program would not have started with them.
    [[nodiscard]] static Result<SettingsForm> make(const SettingsSources &sources);

    [[nodiscard]] const SettingsSources &sources() const { return m_sources; }

    /// The value in the form: what has been typed, else the file's value, else the default. Includes its secret.
    [[nodiscard]] QString text(const QString &key) const;
    void edit(const QString &key, const QString &text);
    void restoreDefault(const QString &key) { edit(key, m_default.fileValue(key)); }
    [[nodiscard]] bool isDefault(const QString &key) const { return text(key) == m_default.fileValue(key); }
    [[nodiscard]] QString defaultText(const QString &key) const { return m_default.fileValue(key); }
    void discard()
    {
        m_edited.clear();
        m_inKeychain = usesKeychain();
    }

    /// The file refers to the keychain.
    [[nodiscard]] bool usesKeychain() const { return !m_kept.isEmpty(); }
    /// That setting's secret is there.
    [[nodiscard]] bool isKept(const QString &key) const { return m_kept.contains(key); }
    /// Whether secrets shall be there.
    [[nodiscard]] bool keepsInKeychain() const { return m_inKeychain; }
    void keepInKeychain(bool kept) { m_inKeychain = kept; }
    /// The names in the keychain to which nothing refers once \a changes are saved.
    [[nodiscard]] QStringList namesReplacedBy(const ConfigChanges &changes) const;

    /// Something has been changed.
    [[nodiscard]] bool isEdited() const { return !m_edited.isEmpty() || m_inKeychain != usesKeychain(); }
    /// Why the value is invalid, as the catalogue says; nothing: it can be saved.
    [[nodiscard]] std::optional<Error> problem(const QString &key) const;
    [[nodiscard]] bool isChanged(const QString &key) const { return m_edited.contains(key); }
    /// The key of the first change that cannot be saved; empty: all can.
    [[nodiscard]] QString firstProblem() const;
    /// For saveSettings(), with the secrets that move to the keychain or from it; a value that is the default goes from
    /// the file.
    [[nodiscard]] ConfigChanges changes() const;
    /// The file is now this, and the keychain has these \a secrets, by name, besides. What has been edited and is not
    /// in the file stays edited.
    [[nodiscard]] Result<void> takeSaved(const ConfigFile &file, const QMap<QString, QString> &secrets = {});

    /// Where the value comes from that the next start would take.
    [[nodiscard]] SettingOrigin origin(const QString &key) const { return m_next.origin(key); }
    /// The environment or the command line sets it and overrides the file.
    [[nodiscard]] bool isOverruled(const QString &key) const;
    /// The value that the next start would take; secrets are masked.
    [[nodiscard]] QString nextValue(const QString &key) const { return m_next.displayValue(key); }
    /// The saved value of \a key is in force.
    void takeApplied(const QString &key) { m_applied.insert(key, m_next.fileValue(key)); }
    /// As at the start of the program, with its secret.
    [[nodiscard]] QString startedWith(const QString &key) const { return m_running.fileValue(key); }
    /// The next start would use another value than this one.
    [[nodiscard]] bool waitsForStart(const QString &key) const;

private:
    SettingsForm(SettingsSources sources, Settings defaults, Settings file, Settings all);

    SettingsSources m_sources;
    Settings m_default;
    Settings m_file; ///< without environment and command line
    Settings m_running; ///< as at the start of the program
    Settings m_next; ///< as at the next start, from what is saved now
    QMap<QString, QString> m_applied; ///< what has been put in force since
    QMap<QString, QString> m_edited; ///< what differs from the file
    QMap<QString, KeptSecret> m_kept; ///< what the file refers to in the keychain, by the key of the setting
    bool m_inKeychain = false;
};

} // namespace billow
