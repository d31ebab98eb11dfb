// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QDialog>

namespace billow {

/// Says why the program cannot start as it is set up, to someone who began it from a menu and sees no terminal.
/// Accepted: it shall be tried again.
class StartFailure final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartFailure)
public:
    /// \a file holds the settings and can be opened; empty: there is none.
    StartFailure(const QString &reason, const QString &file, Theme::Mode mode);

private:
    void build(const QString &reason, const QString &file);

    Theme m_theme;
};

} // namespace billow
