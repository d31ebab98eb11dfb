// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/Setup.h"

#include "app/common/Startup.h"
#include "core/settings/CommandLine.h"
#include "ui/start/SecretsDialog.h"
#include "ui/start/StartFailure.h"

#include <QApplication>
#include <QTimer>

#include <optional>

namespace billow {

namespace {

/// Shows \a dialog and nothing else.
bool isAccepted(QDialog &dialog)
{
    QObject::connect(&dialog, &QDialog::finished, qApp, [](int result) { QCoreApplication::exit(result); });
    return QApplication::exec() == QDialog::Accepted;
}

/// Nothing: the person would rather quit.
Result<std::optional<Setup>> readSetup(SettingsSources sources, Keychain &keychain, Theme::Mode mode)
{
    if (!missingSecrets(sources).empty()) {
        SecretsDialog dialog(sources, keychain, mode);
        QTimer::singleShot(0, &dialog, &SecretsDialog::begin);
        if (!isAccepted(dialog))
            return std::optional<Setup>();
        sources = dialog.sources();
    }
    const auto settings = loadSettings(sources);
    if (!settings)
        return settings.error();
    const auto engine = engineOptions(*settings);
    if (!engine)
        return engine.error();
    return std::optional(Setup{std::move(sources), *settings, *engine});
}

Result<std::optional<Setup>> readSetup(const QCommandLineParser &parser, Keychain &keychain, Theme::Mode mode)
{
    auto sources = settingsSources(parser);
    return sources ? readSetup(*std::move(sources), keychain, mode) : sources.error();
}

/// Whoever began the program from a menu gave no option, and sees no terminal.
bool wantsToTryAgain(const Error &error, const QCommandLineParser &parser, Theme::Mode mode)
{
    if (!parser.optionNames().isEmpty())
        return false;
    const auto sources = settingsSources(parser);
    const QString file = sources && sources->file ? sources->file->path : QString();
    StartFailure dialog(error.message, file, mode);
    dialog.show();
    return isAccepted(dialog);
}

} // namespace

std::variant<Setup, int> setUp(const QCommandLineParser &parser, Keychain &keychain, Theme::Mode mode)
{
    auto setup = readSetup(parser, keychain, mode);
    while (!setup) {
        complain(setup.error().message, ExitUsage);
        if (!wantsToTryAgain(setup.error(), parser, mode))
            return ExitUsage;
        setup = readSetup(parser, keychain, mode);
    }
    if (!*setup)
        return ExitOk;
    return **std::move(setup);
}

} // namespace billow
