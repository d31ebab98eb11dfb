// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/Engine.h"
#include "core/settings/SettingsLoader.h"
#include "ui/theme/Theme.h"

#include <QCommandLineParser>

#include <variant>

namespace billow {

class Keychain;

/// What the window's program begins with.
struct Setup {
    SettingsSources sources;
    Settings settings;
    EngineOptions engine;
};

/// Reads the settings; asks the keychain, or else the person, for what they keep there. Or answers the exit code, where
/// that fails or the person would rather quit. Runs the event loop, which must not run yet.
[[nodiscard]] std::variant<Setup, int> setUp(const QCommandLineParser &parser, Keychain &keychain, Theme::Mode mode);

} // namespace billow
