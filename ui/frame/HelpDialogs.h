// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QList>

namespace billow {

class Theme;

/// What this program is, its version and its licence.
class AboutDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutDialog)
public:
    explicit AboutDialog(Theme &theme, QWidget *parent = nullptr);
};

/// What can be done by keyboard, on one sheet.
class ShortcutsSheet final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutsSheet)
public:
    struct Line {
        QString keys; ///< as this system writes them
        QString meaning;
    };
    struct Section {
        QString title;
        QList<Line> lines;
    };

    ShortcutsSheet(const QList<Section> &sections, Theme &theme, QWidget *parent = nullptr);
};

} // namespace billow
