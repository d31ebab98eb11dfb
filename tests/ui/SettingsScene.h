// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/SettingsCatalogue.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/FakeKeychain.h"
#include "ui/Preferences.h"
#include "ui/settings/SettingRow.h"
#include "ui/settings/SettingsPage.h"
#include "ui/theme/Theme.h"

#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

/// The Settings page over a file in a folder of its own, on an engine that is none; what its tests have in common.
class SettingsScene {
public:
    /// \a file: what the file holds; empty: there is none.
    explicit SettingsScene(const QByteArray &file = {}, const QMap<QString, QString> &environment = {},
        const QMap<QString, QString> &options = {});

    /// Makes the page of the sources as they are now.
    void open();
    void show();
    /// As the next update brings it.
    void apply();
    /// Takes the place of what stands in the line.
    void type(const QString &key, const QString &text);
    /// Presses Save, and waits for what comes of it.
    void save();

    template <typename Control>
    [[nodiscard]] Control &control(const QString &name)
    {
        return *page->findChild<Control *>(name);
    }
    [[nodiscard]] QPushButton &button(const QString &name) { return control<QPushButton>(name); }
    [[nodiscard]] billow::SettingRow &row(const QString &key);
    [[nodiscard]] QString bar(); ///< what the save bar says
    [[nodiscard]] QByteArray saved() const; ///< what the file holds now

    QTemporaryDir folder;
    FakeApi api;
    FakeKeychain keychain; ///< it is for the test to offer
    billow::Theme theme;
    QSettings window{folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
    billow::Preferences preferences{window};
    billow::SettingsSources sources;
    std::unique_ptr<billow::SettingsPage> page;
};
