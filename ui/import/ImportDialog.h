// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "ui/theme/Theme.h"

#include <QDialog>

#include <memory>

class QPushButton;
class QStackedWidget;

namespace billow {

class Api;
class ElidedLabel;
class ImportPreviewPage;
class ImportProgressPage;
class ImportReportPage;
class MoneyFormat;

/// Imports files in three steps: preview, progress, report. A window of its own that does not hold up the one behind
/// it, where the stream goes on. To be shown with show(); it deletes itself when it is closed, which ends the import.
class ImportDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)
public:
    /// All must outlive the dialog.
    ImportDialog(Api &api, const MoneyFormat &format, Theme &theme, QWidget *parent);
    ~ImportDialog() override;

    /// Begins anew with these files; while it is busy it says that it takes none.
    void setFiles(const QStringList &paths);
    /// An import is going on.
    [[nodiscard]] bool isBusy() const { return m_job != nullptr; }

Q_SIGNALS:
    /// The person wants to choose other files.
    void otherFilesWanted();

public Q_SLOTS:
    /// Cancels an import that is going on, whose report then follows; closes otherwise.
    void reject() override;

private:
    enum class Step { Preview, Progress, Report };

    void build();
    void go(Step step);
    void begin();
    void finish(const ImportReport &report);
    void chooseProfileFile();
    void chooseListFile();
    void saveList(const QString &path);
    void takeTheme();

    Api &m_api;
    Theme &m_theme;
    std::unique_ptr<ImportJob> m_job;
    Step m_step = Step::Preview;
    // Children.
    ElidedLabel *m_title;
    QStackedWidget *m_pages;
    ImportPreviewPage *m_preview;
    ImportProgressPage *m_progress;
    ImportReportPage *m_report;
    QPushButton *m_close;
    QPushButton *m_import;
};

} // namespace billow
