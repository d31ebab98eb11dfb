// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ImportDialog.h"

#include "core/api/Api.h"
#include "ui/export/SavedFile.h"
#include "ui/import/ImportPreviewPage.h"
#include "ui/import/ImportProgressPage.h"
#include "ui/import/ImportReportPage.h"
#include "ui/import/ImportTables.h"
#include "ui/import/ImportWording.h"
#include "ui/theme/Look.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(900, 660);
constexpr QSize leastSize(640, 440);

/// Whether it can only be an e-invoice, which is read in one way.
bool isDocument(const QString &path)
{
    return path.endsWith(u".xml"_s, Qt::CaseInsensitive) || path.endsWith(u".pdf"_s, Qt::CaseInsensitive);
}

/// All that came from one file.
InvoiceFilter filterFor(const FileReport &file)
{
    InvoiceFilter filter;
    filter.source = importSource(file.file);
    return filter;
}

} // namespace

ImportDialog::ImportDialog(Api &api, const MoneyFormat &format, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_api(api)
    , m_theme(theme)
    , m_title(new ElidedLabel(theme, TextRank::Title, this))
    , m_pages(new QStackedWidget(this))
    , m_preview(new ImportPreviewPage(api, format, theme, this))
    , m_progress(new ImportProgressPage(format, theme, this))
    , m_report(new ImportReportPage(format, theme, this))
    , m_close(new QPushButton(this))
    , m_show(new QPushButton(tr("Show these invoices"), this))
    , m_undo(new QPushButton(tr("Undo import…"), this))
    , m_import(new QPushButton(this))
{
    theme.dress(this);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    takeTheme();
    connect(m_preview, &ImportPreviewPage::readyChanged, m_import, &QPushButton::setEnabled);
    connect(m_preview, &ImportPreviewPage::otherFilesWanted, this, &ImportDialog::otherFilesWanted);
    connect(m_preview, &ImportPreviewPage::profileFileWanted, this, &ImportDialog::chooseProfileFile);
    connect(m_report, &ImportReportPage::saveWanted, this, &ImportDialog::chooseListFile);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::cancelOrClose);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::begin);
    connect(&theme, &Theme::changed, this, &ImportDialog::takeTheme);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::build()
{
    setWindowTitle(tr("Import"));
    setMinimumSize(leastSize);
    const QSize behind = parentWidget() ? parentWidget()->size() : usualSize;
    resize(usualSize.boundedTo(behind - QSize(2 * space::page, 2 * space::page)).expandedTo(leastSize));
    m_pages->addWidget(m_preview);
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_report);
    m_close->setObjectName(u"close-import"_s);
    m_close->setAutoDefault(false);
    m_show->setObjectName(u"show-invoices"_s);
    m_show->setAutoDefault(false);
    m_undo->setObjectName(u"undo-import"_s);
    m_undo->setAutoDefault(false);
    m_undo->setToolTip(tr("Delete what was imported from this file"));
    m_import->setObjectName(u"begin-import"_s);
    m_import->setDefault(true);
    setLook(m_import, u"primary"_s);

    auto *buttons = new QHBoxLayout;
    // Nothing else ever appears where Import was: a double-click on it must not cancel the import.
    buttons->addWidget(m_close);
    buttons->addWidget(m_show);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    buttons->addWidget(m_import);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::large, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(m_title);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
}

void ImportDialog::setFiles(const QStringList &paths)
{
    if (isBusy())
        return m_progress->refuseOthers();
    const auto count = static_cast<int>(paths.size());
    m_title->setText(
        count == 1 ? tr("Import %1").arg(QFileInfo(paths.front()).fileName()) : tr("Import %n files", nullptr, count));
    m_import->setText(count == 1 ? tr("Import") : tr("Import %n files", nullptr, count));
    m_import->setEnabled(false);
    m_files = paths;
    QStringList tables;
    std::ranges::copy_if(paths, std::back_inserter(tables), std::not_fn(isDocument));
    if (tables.isEmpty())
        return run({});
    go(Step::Preview);
    m_preview->setFiles(tables);
}

void ImportDialog::go(Step step)
{
    m_step = step;
    m_pages->setCurrentIndex(static_cast<int>(step));
    m_import->setVisible(step == Step::Preview);
    for (QPushButton *each : {m_show, m_undo})
        each->setVisible(step == Step::Report && m_report->report().total().accepted > 0);
    fitHeight();
    m_close->setText(step == Step::Report ? tr("Close") : tr("Cancel"));
    m_close->setEnabled(true);
    m_close->setDefault(step == Step::Report);
    if (step != Step::Preview)
        m_close->setFocus();
}

void ImportDialog::begin()
{
    if (!isBusy() && m_preview->isReady())
        run(m_preview->options());
}

void ImportDialog::run(const ImportOptions &options)
{
    m_progress->restart();
    go(Step::Progress);
    m_job = m_api.importFiles(m_files, options);
    connect(m_job.get(), &ImportJob::progressed, m_progress, &ImportProgressPage::show);
    connect(m_job.get(), &ImportJob::finished, this, &ImportDialog::finish);
}

/// Without a table there is little to show, and the dialog is no taller than it needs to be.
void ImportDialog::fitHeight()
{
    const bool low = m_step == Step::Progress
        || (m_step == Step::Report && m_report->report().rejections().empty()
            && m_report->report().conflicts().empty());
    if (isMaximized() || low == m_fullSize.isValid())
        return;
    if (low)
        m_fullSize = size();
    resize(low ? QSize(width(), leastSize.height()) : std::exchange(m_fullSize, QSize()));
}

void ImportDialog::finish(const ImportReport &report)
{
    m_job.release()->deleteLater(); // it is the one that tells us
    delete m_question;
    m_report->show(report);
    offer(report);
    go(Step::Report);
}

void ImportDialog::offer(const ImportReport &report)
{
    std::vector<FileReport> files;
    std::ranges::copy_if(
        report.files(), std::back_inserter(files), [](const FileReport &file) { return file.accepted > 0; });
    offer(m_show, files, [this](const FileReport &file) {
        Q_EMIT invoicesWanted(filterFor(file));
        close();
    });
    offer(m_undo, files, [this](const FileReport &file) {
        Q_EMIT undoWanted(importSource(file.file));
        close();
    });
}

/// Of several files one is to be chosen: each has a source of its own.
void ImportDialog::offer(
    QPushButton *button, const std::vector<FileReport> &files, const std::function<void(const FileReport &)> &act)
{
    delete button->menu();
    button->setMenu(nullptr);
    button->disconnect(this);
    if (files.size() == 1)
        connect(button, &QPushButton::clicked, this, [act, file = files.front()] { act(file); });
    if (files.size() < 2)
        return;
    auto *menu = new QMenu(button);
    menu->setFont(m_theme.font(TextRank::Body));
    for (const FileReport &file : files)
        connect(menu->addAction(QString(file.file).replace(u'&', u"&&"_s)), &QAction::triggered, this,
            [act, file] { act(file); });
    button->setMenu(menu);
    setAccessibleMenu(button);
}

void ImportDialog::cancelOrClose()
{
    if (isBusy())
        cancel();
    else
        QDialog::reject();
}

void ImportDialog::cancel()
{
    m_job->cancel();
    m_progress->showEnding();
    m_close->setEnabled(false);
}

void ImportDialog::reject()
{
    if (!isBusy())
        QDialog::reject();
    else if (m_close->isEnabled()) // it is not being cancelled already
        askToCancel();
}

void ImportDialog::askToCancel()
{
    if (m_question)
        return m_question->raise();
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("Cancel import"), tr("Cancel the import?"), {}, this);
    m_question->setObjectName(u"cancel-question"_s);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(tr("Invoices imported so far are kept. Import the files again to get the rest."));
    auto *stay = m_question->addButton(tr("Continue import"), QMessageBox::RejectRole);
    auto *stop = m_question->addButton(tr("Cancel import"), QMessageBox::DestructiveRole);
    m_question->setDefaultButton(stay);
    m_question->setEscapeButton(stay);
    m_theme.dress(m_question);
    connect(stop, &QPushButton::clicked, this, [this] {
        if (isBusy())
            cancel();
    });
    m_question->open(); // not exec(): no event loop within the event loop
}

void ImportDialog::chooseProfileFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose an import profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Import profiles (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_preview, &ImportPreviewPage::setProfileFile);
    dialog->open();
}

void ImportDialog::chooseListFile()
{
    auto *dialog = new QFileDialog(this, tr("Save rejected rows"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->setNameFilters({tr("CSV files (*.csv)"), tr("All files (*)")});
    dialog->selectFile(u"rejected.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::saveList);
    dialog->open();
}

void ImportDialog::saveList(const QString &path)
{
    whenDone(saveFile(path, rejectionsCsv(m_report->report())), this, [this](const Result<QString> &saved) {
        if (saved)
            m_report->say(Tone::Good, tr("List saved to %1.").arg(*saved));
        else
            m_report->say(
                Tone::Bad, tr("Couldn’t save the list: %1").arg(ImportWording::sentence(saved.error().message)));
    });
}

void ImportDialog::takeTheme()
{
    m_close->setFont(m_theme.font(TextRank::Strong));
    m_show->setFont(m_theme.font(TextRank::Strong));
    m_undo->setFont(m_theme.font(TextRank::Strong));
    m_import->setFont(m_theme.font(TextRank::Strong));
}

} // namespace billow
