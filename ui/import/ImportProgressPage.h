// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;

namespace billow {

class ElidedLabel;
class MessageBanner;
class MoneyFormat;

/// How far an import has come.
class ImportProgressPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportProgressPage)
public:
    ImportProgressPage(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// An import begins.
    void restart();
    void show(const ImportProgress &progress);
    /// Other files were dropped during the import.
    void refuseOthers();
    /// It was cancelled and is ending.
    void showEnding();

private:
    struct Count {
        ElidedLabel *figure;
        ElidedLabel *word;
    };
    Count makeCount(const QString &name, const QString &word, QBoxLayout &layout);

    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    // Children.
    ElidedLabel *m_file;
    QProgressBar *m_bar;
    ElidedLabel *m_bytes;
    MessageBanner *m_waiting;
    Count m_accepted;
    Count m_duplicates;
    Count m_conflicts;
    Count m_rejected;
    QLabel *m_hint;
};

} // namespace billow
