// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/base/Result.h"
#include "ui/theme/Theme.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QButtonGroup;
class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace billow {

class Api;
class ElidedLabel;
class EmptyState;
class MappingEditor;
class MessageBanner;
class MoneyFormat;
class QuestionList;
class ReadingOptions;
class RejectionModel;
class SampleModel;

/// Shows what an import would make of files, and lets a person say how they are to be read.
class ImportPreviewPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportPreviewPage)
public:
    ImportPreviewPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void setFiles(const QStringList &paths);
    void setProfileFile(const QString &path);
    [[nodiscard]] const QStringList &files() const { return m_paths; }
    [[nodiscard]] const ImportOptions &options() const { return m_options; }
    /// The file that is looked at can be imported as it would be read now.
    [[nodiscard]] bool isReady() const { return m_ready; }

Q_SIGNALS:
    void readyChanged(bool ready);
    void profileFileWanted();
    /// Those that were given cannot be imported.
    void otherFilesWanted();

private:
    enum Tab { Columns, Sample, Rejected, Findings };

    void build();
    QWidget *makeTabs();
    QWidget *withEmptyState(QWidget *table, EmptyState *empty);
    void choose(const FieldChoice &choice);
    void takeReading();
    void forgetChoices();
    void ask();
    void take(const Result<ImportPreview> &answer);
    void show(const ImportPreview &preview);
    void explain(const ImportPreview &preview);
    void showFile(const ImportPreview &preview);
    QWidget *makeColumns();
    void askForName();
    void saveProfile(const QString &name);
    void readProfiles();
    void showTab(Tab tab);
    void setReady(bool ready);
    void takeTheme();

    Api &m_api;
    const MoneyFormat &m_format;
    const Theme &m_theme;
    QStringList m_paths;
    ImportOptions m_options;
    bool m_ready = false;
    int m_asked = 0; ///< previews; an answer to an earlier question is stale
    QTimer m_typing; ///< waits for the end of a word that is being typed
    // Children.
    QComboBox *m_file;
    QWidget *m_readable; ///< all that is shown of a file that can be read
    EmptyState *m_unreadable;
    ElidedLabel *m_nature;
    ReadingOptions *m_reading;
    MessageBanner *m_banner;
    QuestionList *m_questions;
    QButtonGroup *m_tabs;
    std::array<QPushButton *, 4> m_tabButtons;
    ElidedLabel *m_finding;
    QStackedWidget *m_views;
    MappingEditor *m_mapping;
    QPlainTextEdit *m_head; ///< the file's own first lines
    QPlainTextEdit *m_findings;
    QPushButton *m_saveProfile;
    SampleModel *m_sample;
    EmptyState *m_noSample;
    RejectionModel *m_rejections;
    EmptyState *m_noRejections;
};

} // namespace billow
