// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/theme/Theme.h"

#include <QDialog>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

class QMessageBox;
class QPushButton;
class QStackedWidget;

namespace billow {

class Api;
class ElidedLabel;
class ImportPreviewPage;
class ImportProgressPage;
class ImportReportPage;
class MoneyFormat;

/// Imports files in three steps: preview, progress, report. A window of its own that does not block the one behind it.
/// To be shown with show(); it deletes itself when it is closed. Destroying it ends the import and waits for nothing.
class ImportDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)
public:
    /// All must outlive the dialog.
    ImportDialog(Api &api, const MoneyFormat &format, Theme &theme, QWidget *parent);
    ~ImportDialog() override;

    /// Starts again with these files: e-invoices (.xml, .pdf) need no preview, and are imported at once where there is
    /// nothing else; while an import is running it says that it takes none.
    void setFiles(const QStringList &paths);
    /// An import is running.
    [[nodiscard]] bool isBusy() const { return m_job != nullptr; }

Q_SIGNALS:
    /// The person wants to choose other files.
    void otherFilesWanted();
    /// The person wants to see what has been imported.
    void invoicesWanted(const billow::InvoiceFilter &filter);
    /// The person wants to delete what has been imported from \a source.
    void undoWanted(const QString &source);

public Q_SLOTS:
    /// Closes; asks first whether to cancel an import that is running, whose report then follows.
    void reject() override;

private:
    enum class Step { Preview, Progress, Report };

    void build();
    void go(Step step);
    void fitHeight();
    void begin();
    void run(const ImportOptions &options);
    void cancelOrClose();
    void askToCancel();
    void cancel();
    /// To show or to delete what has been imported.
    void offer(const ImportReport &report);
    void offer(
        QPushButton *button, const std::vector<FileReport> &files, const std::function<void(const FileReport &)> &act);
    void finish(const ImportReport &report);
    void chooseProfileFile();
    void chooseListFile();
    void saveList(const QString &path);
    void takeTheme();

    Api &m_api;
    Theme &m_theme;
    std::unique_ptr<ImportJob> m_job;
    QStringList m_files;
    Step m_step = Step::Preview;
    QSize m_fullSize; ///< of the steps that have a table
    QPointer<QMessageBox> m_question;
    // Children.
    ElidedLabel *m_title;
    QStackedWidget *m_pages;
    ImportPreviewPage *m_preview;
    ImportProgressPage *m_progress;
    ImportReportPage *m_report;
    QPushButton *m_close; ///< or cancel
    QPushButton *m_show;
    QPushButton *m_undo;
    QPushButton *m_import;
};

} // namespace billow
