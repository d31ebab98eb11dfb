// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace billow {

/// The user's folders as the XDG Base Directory Specification (0.8) defines them, without a slash at the end. Our own,
/// because QStandardPaths knows no state folder before Qt 6.7 and cannot be told of another environment.
struct StandardFolders {
    QString config;
    QString data;
    QString state;

    [[nodiscard]] static StandardFolders of(const QProcessEnvironment &environment);
};

} // namespace billow
