// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/Settings.h"

#include <QCoreApplication>
#include <QStringList>

namespace billow {

/// The words that the Settings page has besides those of the table.
class SettingsWording final {
    Q_DECLARE_TR_FUNCTIONS(SettingsWording)
public:
    SettingsWording() = delete;

    /// A part of the page: its title, and the settings in it in order.
    struct Section {
        QString title;
        QStringList keys;
    };
    /// Every setting is in one of them, except for aliases in another unit.
    [[nodiscard]] static QList<Section> sections();
    /// What people call a setting: "Database" for "database.url".
    [[nodiscard]] static QString title(const QString &key);
    /// What people call one of the values that a setting may have: "Deutsch" for "de".
    [[nodiscard]] static QString choice(const QString &key, const QString &value);
    /// Where a value comes from: "From billow.conf, line 3", "DATABASE_URL", "--http-port".
    [[nodiscard]] static QString origin(const SettingOrigin &origin);
    /// \a text as a sentence: with a capital and a full stop.
    [[nodiscard]] static QString sentence(const QString &text);
};

} // namespace billow
