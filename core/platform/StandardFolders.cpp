// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/StandardFolders.h"

#include <QDir>

namespace billow {

using namespace Qt::StringLiterals;

StandardFolders StandardFolders::of(const QProcessEnvironment &environment)
{
    const QString home = environment.value(u"HOME"_s, QDir::homePath());
    const auto folder = [&](const QString &variable, QLatin1StringView below) {
        const QString named = environment.value(variable);
        // The specification: a path that is not absolute must be ignored.
        return QDir::cleanPath(QDir::isAbsolutePath(named) ? named : home + u'/' + below);
    };
    return {.config = folder(u"XDG_CONFIG_HOME"_s, ".config"_L1),
        .data = folder(u"XDG_DATA_HOME"_s, ".local/share"_L1),
        .state = folder(u"XDG_STATE_HOME"_s, ".local/state"_L1)};
}

} // namespace billow
