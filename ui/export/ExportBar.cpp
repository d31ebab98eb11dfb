// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/ExportBar.h"

#include "core/base/Words.h"
#include "ui/export/CsvFile.h"
#include "ui/export/PdfFile.h"
#include "ui/format/DayText.h"
#include "ui/search/FilterWords.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBanner.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTimeZone>
#include <QUrl>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QString folderKey = u"invoices/exportFolder"_s;
constexpr int progressHeight = 4;
constexpr int steps = 1000;

QString endingOf(ExportBar::Format format)
{
    return format == ExportBar::Format::Csv ? u".csv"_s : u".pdf"_s;
}

} // namespace

ExportBar::ExportBar(Api &api, QSettings &settings, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_settings(settings)
    , m_format(format)
    , m_theme(theme)
    , m_menu(new QMenu(this))
    , m_running(new QFrame(this))
    , m_what(new ElidedLabel(theme, TextRank::Body, m_running))
    , m_progress(new QProgressBar(m_running))
    , m_cancel(new QPushButton(tr("Cancel"), m_running))
    , m_outcome(new MessageBanner(theme, this))
    , m_open(m_outcome->addButton(tr("Open")))
    , m_openFolder(m_outcome->addButton(tr("Open folder")))
{
    m_outcome->setObjectName(u"exportOutcome"_s);
    build();
    connect(m_menu->addAction(tr("CSV…")), &QAction::triggered, this, [this] { choosePath(Format::Csv); });
    connect(m_menu->addAction(tr("PDF…")), &QAction::triggered, this, [this] { choosePath(Format::Pdf); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_export)
            m_export->cancel();
    });
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_path)); });
    connect(m_openFolder, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath())); });
    connect(&theme, &Theme::changed, this, &ExportBar::takeTheme);
    takeTheme();
    m_running->hide();
    hide();
}

ExportBar::~ExportBar() = default;

void ExportBar::build()
{
    setLook(m_running, u"card"_s);
    setLook(m_cancel, u"plain"_s);
    m_cancel->setAutoDefault(false);
    m_cancel->setAccessibleName(tr("Cancel export"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    m_progress->setRange(0, steps);
    m_progress->setAccessibleName(tr("Export progress"));
    auto *row = new QHBoxLayout(m_running);
    row->setContentsMargins(space::medium, space::tiny, space::tiny, space::tiny);
    row->setSpacing(space::medium);
    m_what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    row->addWidget(m_what, 2);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_running);
    layout->addWidget(m_outcome);
    connect(m_outcome->findChildren<QPushButton *>().constLast(), &QPushButton::clicked, this,
        &ExportBar::updateVisibility);
}

void ExportBar::setQuery(const InvoiceQuery &query, std::int64_t count)
{
    m_query = query;
    m_count = count;
    updateMenu();
}

void ExportBar::setFields(std::function<QList<InvoiceKey>()> fields)
{
    m_fields = std::move(fields);
}

QString ExportBar::proposedName(Format format) const
{
    const QString folder =
        m_settings.value(folderKey, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
    return QDir(folder).filePath(
        tr("invoices-%1", "name of a file").arg(QDate::currentDate().toString(Qt::ISODate)) + endingOf(format));
}

void ExportBar::choosePath(Format format)
{
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    m_dialog = new QFileDialog(this, tr("Export"), {},
        format == Format::Csv ? tr("Comma-separated values (*.csv)") : tr("PDF documents (*.pdf)"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setAcceptMode(QFileDialog::AcceptSave);
    m_dialog->setDefaultSuffix(endingOf(format).mid(1));
    const QFileInfo proposed(proposedName(format));
    m_dialog->setDirectory(proposed.absolutePath());
    m_dialog->selectFile(proposed.fileName());
    connect(m_dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) {
        m_settings.setValue(folderKey, QFileInfo(path).absolutePath());
        exportTo(path, format);
    });
    m_dialog->open();
}

void ExportBar::exportTo(const QString &path, Format format)
{
    if (m_export)
        return;
    m_path = path;
    m_outcome->clear();
    std::unique_ptr<InvoiceFile> file;
    if (format == Format::Csv) {
        file = std::make_unique<CsvFile>();
    } else {
        const QDateTime now = QDateTime::currentDateTime();
        const PdfHead head{tr("Invoices"),
            FilterWords::line(m_query.filter, m_format) + u" · "_s + FilterWords::order(m_query.order),
            tr("%1 · Times in %2", "date of the export, and the time zone")
                .arg(momentText(now, m_format.locale()), now.timeZone().displayName(now, QTimeZone::OffsetName))};
        file = std::make_unique<PdfFile>(head, m_fields(), m_format, m_theme.font(TextRank::Body).family());
    }
    m_export = std::make_unique<Export>(m_api, m_query, path, std::move(file));
    connect(m_export.get(), &Export::progressed, this, &ExportBar::showProgress);
    connect(m_export.get(), &Export::finished, this, &ExportBar::report);
    connect(m_export.get(), &Export::failed, this, &ExportBar::fail);
    connect(m_export.get(), &Export::cancelled, this, [this] {
        settle();
        m_outcome->say(Tone::Caution, tr("Export cancelled. No file was saved."));
        updateVisibility();
    });
    updateMenu();
    m_what->setText(tr("Exporting to %1…").arg(QFileInfo(path).fileName()));
    m_progress->setValue(0);
    m_running->show();
    updateVisibility();
}

void ExportBar::showProgress(qint64 written, qint64 all)
{
    m_what->setText(tr("Exporting to %1: %2 of %3")
                        .arg(QFileInfo(m_path).fileName(), m_format.number(written), m_format.number(all)));
    m_progress->setValue(all > 0 ? static_cast<int>(written * steps / all) : steps);
}

void ExportBar::report(const ExportReport &report)
{
    settle();
    const QString name = QFileInfo(report.path).fileName();
    const QString written = m_format.number(report.written);
    if (report.written < report.found)
        m_outcome->say(Tone::Caution,
            tr("Exported the first %1 of %2 invoices to %3, the most that fit. Use filters to export the rest.")
                .arg(written, m_format.number(report.found), name));
    else
        m_outcome->say(
            Tone::Good, tr("%1 invoices exported to %2.", nullptr, Words::plural(report.written)).arg(written, name));
    m_open->show();
    m_openFolder->show();
    updateVisibility();
}

void ExportBar::fail(const QString &message)
{
    settle();
    m_outcome->say(Tone::Bad, tr("Export failed. %1.").arg(message));
    updateVisibility();
}

void ExportBar::settle()
{
    // Not in the middle of its own signal.
    m_export.release()->deleteLater();
    m_running->hide();
    updateMenu();
    m_outcome->clear();
    m_open->hide();
    m_openFolder->hide();
}

void ExportBar::updateMenu()
{
    for (QAction *action : m_menu->actions())
        action->setEnabled(m_count > 0 && !m_export);
}

void ExportBar::updateVisibility()
{
    setVisible(m_export || !m_outcome->sentence().isEmpty());
}

void ExportBar::takeTheme()
{
    m_cancel->setFont(m_theme.font(TextRank::Body));
    for (QPushButton *button : {m_open, m_openFolder})
        button->setFont(m_theme.font(TextRank::Body));
}

} // namespace billow
