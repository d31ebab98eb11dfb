// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Rate.h"

#include <QHash>
#include <qlogging.h>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <cstdint>

namespace billow {

/// Where a value comes from.
struct SettingOrigin {
    enum class Kind { Default, File, Environment, CommandLine };

    Kind kind = Kind::Default;
    QString place; ///< "billow.conf:3", "PORT" or "--http-port"; empty for a default

    /// "default", "billow.conf:3", "PORT (environment)" or "--http-port"
    [[nodiscard]] QString toString() const;
};

/// What is logged.
struct LogRules {
    QtMsgType level = QtInfoMsg; ///< the least
    QString categoryRules; ///< of QLoggingCategory, one a line

    /// Of log.level and log.categories, as written in a file.
    [[nodiscard]] static LogRules of(const QString &level, const QString &categories);
    bool operator==(const LogRules &) const = default;
};

/// What is logged, and where to.
struct LogSettings {
    LogRules rules;
    bool json = false;
    QString file; ///< empty: none
    qint64 maxBytes = 0; ///< of one file
    int files = 1; ///< how many are kept, the newest included
};

/// The values in force, each checked against the table. Made by loadSettings() only; immutable, so any thread may read
/// it.
class Settings final {
public:
    [[nodiscard]] QString language() const; ///< "de"; empty: the system's
    [[nodiscard]] QString databaseUrl() const;
    [[nodiscard]] QString redisUrl() const; ///< empty: no cache
    [[nodiscard]] QString httpHost() const;
    [[nodiscard]] quint16 httpPort() const;
    [[nodiscard]] QString httpSecretKeyBase() const; ///< empty: none given
    [[nodiscard]] QStringList httpAllowedOrigins() const;
    [[nodiscard]] QString hookSecret(
        const QString &sender) const; ///< "stripe", "shopify" or "woocommerce"; empty: none given
    [[nodiscard]] QString hookSeller() const; ///< empty: none given
    [[nodiscard]] Rate generationRate() const;
    [[nodiscard]] Rate displayRate() const;
    [[nodiscard]] QString importSeller() const;
    [[nodiscard]] QString importCurrency() const;
    [[nodiscard]] QString intakeFolder() const; ///< empty: none is watched
    [[nodiscard]] QString intakeProfile() const; ///< empty: none is chosen
    [[nodiscard]] std::int64_t largestOriginal() const; ///< bytes; 0: no original is kept
    [[nodiscard]] bool pacesRealInvoices() const; ///< by the display rate, as those of the demo generator
    [[nodiscard]] std::chrono::seconds runLength() const; ///< 0: until Stop
    [[nodiscard]] std::uint64_t generationSeed() const; ///< 0: a new one for each run
    [[nodiscard]] LogSettings log() const;

    [[nodiscard]] SettingOrigin origin(const QString &key) const;
    /// For people and logs: secrets and the passwords in URLs are masked.
    [[nodiscard]] QString displayValue(const QString &key) const;
    /// As it would be written in the configuration file, secrets included: for a form in which it is edited, and for
    /// nothing that is shown or logged.
    [[nodiscard]] QString fileValue(const QString &key) const;
    /// What must never appear in a log: the secrets, and the passwords in URLs, as written and decoded.
    [[nodiscard]] QStringList secrets() const;

private:
    friend class SettingsLoader;

    struct Entry {
        QVariant value;
        SettingOrigin origin;
    };

    Settings() = default;
    [[nodiscard]] QVariant value(const QString &key) const;

    QHash<QString, Entry> m_entries; // every key of the table but the aliases
};

} // namespace billow
