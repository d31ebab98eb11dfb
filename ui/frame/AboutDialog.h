// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace billow {

class Theme;

/// What this program is, its version and its licence.
class AboutDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutDialog)
public:
    explicit AboutDialog(Theme &theme, QWidget *parent = nullptr);
};

} // namespace billow
