// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/StandardFolders.h"

#include <QDir>

namespace billow {

using namespace Qt::StringLiterals;

StandardFolders::System StandardFolders::ownSystem()
{
#if defined(Q_OS_WIN)
    return System::Windows;
#elif defined(Q_OS_MACOS)
    return System::Mac;
#else
    return System::Unix;
#endif
}

namespace {

StandardFolders usualFolders(const QProcessEnvironment &environment, StandardFolders::System system)
{
    switch (system) {
    case StandardFolders::System::Windows: {
        const QString home = environment.value(u"USERPROFILE"_s, QDir::homePath());
        const QString local = environment.value(u"LOCALAPPDATA"_s, home + "/AppData/Local"_L1);
        return {.config = environment.value(u"APPDATA"_s, home + "/AppData/Roaming"_L1),
            .data = local,
            .state = local,
            .machineConfig = environment.value(u"ProgramData"_s, u"C:/ProgramData"_s)};
    }
    case StandardFolders::System::Mac: {
        const QString library = u"/Library/Application Support"_s;
        const QString own = environment.value(u"HOME"_s, QDir::homePath()) + library;
        return {.config = own, .data = own, .state = own, .machineConfig = library};
    }
    case StandardFolders::System::Unix:
        break;
    }
    const QString home = environment.value(u"HOME"_s, QDir::homePath());
    return {.config = home + "/.config"_L1,
        .data = home + "/.local/share"_L1,
        .state = home + "/.local/state"_L1,
        .machineConfig = u"/etc"_s};
}

} // namespace

StandardFolders StandardFolders::of(const QProcessEnvironment &environment, System system)
{
    StandardFolders folders = usualFolders(environment, system);
    const auto settle = [&environment](QString &folder, const QString &variable = {}) {
        const QString named = variable.isEmpty() ? QString() : environment.value(variable);
        // The specification: a path that is not absolute must be ignored.
        if (QDir::isAbsolutePath(named))
            folder = named;
        folder = QDir::cleanPath(QDir::fromNativeSeparators(folder));
    };
    settle(folders.config, u"XDG_CONFIG_HOME"_s);
    settle(folders.data, u"XDG_DATA_HOME"_s);
    settle(folders.state, u"XDG_STATE_HOME"_s);
    settle(folders.machineConfig);
    return folders;
}

} // namespace billow
