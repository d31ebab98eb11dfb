// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/export/Export.h"
#include "ui/format/MoneyFormat.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QFileDialog;
class QFrame;
class QMenu;
class QProgressBar;
class QPushButton;
class QSettings;

namespace billow {

class ElidedLabel;
class MessageBanner;
class Theme;

/// The export: its menu, its progress and its result. Hidden while there is nothing to
/// show.
class ExportBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportBar)
public:
    enum class Format { Csv, Pdf };

    /// All must outlive it. The settings keep the folder.
    ExportBar(Api &api, QSettings &settings, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);
    ~ExportBar() override;

    /// "CSV…", "PDF…"; belongs to this.
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    /// What is to be exported, and how many there were.
    void setQuery(const InvoiceQuery &query, std::int64_t count);
    /// \a fields: called for the columns when a PDF is exported.
    void setFields(std::function<QList<InvoiceKey>()> fields);

    /// Begins; one at a time. An existing file is replaced in the end.
    void exportTo(const QString &path, Format format);
    [[nodiscard]] bool isExporting() const { return m_export != nullptr; }

private:
    void build();
    void choosePath(Format format);
    [[nodiscard]] QString proposedName(Format format) const;
    void showProgress(qint64 written, qint64 all);
    void report(const ExportReport &report);
    void fail(const QString &message);
    void settle();
    void updateMenu();
    void updateVisibility();
    void takeTheme();

    Api &m_api;
    QSettings &m_settings;
    const MoneyFormat &m_format;
    const Theme &m_theme;
    InvoiceQuery m_query;
    std::function<QList<InvoiceKey>()> m_fields;
    std::int64_t m_count = 0;
    QString m_path; ///< of the export that runs, or ran last
    std::unique_ptr<Export> m_export;
    QPointer<QFileDialog> m_dialog;
    // Children.
    QMenu *m_menu;
    QFrame *m_running;
    ElidedLabel *m_what;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    MessageBanner *m_outcome;
    QPushButton *m_open;
    QPushButton *m_openFolder;
};

} // namespace billow
