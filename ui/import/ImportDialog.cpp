// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ImportDialog.h"

#include "core/api/Api.h"
#include "ui/import/ImportPreviewPage.h"
#include "ui/import/ImportProgressPage.h"
#include "ui/import/ImportReportPage.h"
#include "ui/import/ImportWording.h"
#include "ui/import/RejectionFile.h"
#include "ui/theme/Look.h"
#include "ui/widgets/ElidedLabel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPromise>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(900, 660);
constexpr QSize leastSize(640, 440);

/// A disk may be slow: not on the window's thread. Empty: it was written.
QFuture<Result<QString>> written(const QString &path, const QByteArray &bytes)
{
    const auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, path, bytes] {
        QSaveFile file(path);
        const bool done = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        promise->addResult(done ? Result<QString>(path) : Error::unavailable(file.errorString()));
        promise->finish();
    });
    return future;
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
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
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
    m_import->setObjectName(u"begin-import"_s);
    m_import->setDefault(true);
    setLook(m_import, u"primary"_s);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
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
    go(Step::Preview);
    m_preview->setFiles(paths);
}

void ImportDialog::go(Step step)
{
    m_step = step;
    m_pages->setCurrentIndex(static_cast<int>(step));
    m_import->setVisible(step == Step::Preview);
    m_close->setText(step == Step::Report ? tr("Close") : tr("Cancel"));
    m_close->setEnabled(true);
    m_close->setDefault(step == Step::Report);
    if (step != Step::Preview)
        m_close->setFocus();
}

void ImportDialog::begin()
{
    if (isBusy() || !m_preview->isReady())
        return;
    m_progress->restart();
    go(Step::Progress);
    m_job = m_api.importFiles(m_preview->files(), m_preview->options());
    connect(m_job.get(), &ImportJob::progressed, m_progress, &ImportProgressPage::show);
    connect(m_job.get(), &ImportJob::finished, this, &ImportDialog::finish);
}

void ImportDialog::finish(const ImportReport &report)
{
    m_job.release()->deleteLater(); // it is the one that tells us
    m_report->show(report);
    go(Step::Report);
}

void ImportDialog::reject()
{
    if (!isBusy())
        return QDialog::reject();
    m_job->cancel();
    m_progress->showEnding();
    m_close->setEnabled(false);
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
    auto *dialog = new QFileDialog(this, tr("Save the list of what was not accepted"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->setNameFilters({tr("CSV files (*.csv)"), tr("All files (*)")});
    dialog->selectFile(u"not-accepted.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::saveList);
    dialog->open();
}

void ImportDialog::saveList(const QString &path)
{
    whenDone(written(path, rejectionsCsv(m_report->report())), this, [this](const Result<QString> &saved) {
        if (saved)
            m_report->say(Tone::Good, tr("The list has been saved as %1.").arg(*saved));
        else
            m_report->say(
                Tone::Bad, tr("The list could not be saved: %1").arg(ImportWording::sentence(saved.error().message)));
    });
}

void ImportDialog::takeTheme()
{
    m_close->setFont(m_theme.font(TextRank::Strong));
    m_import->setFont(m_theme.font(TextRank::Strong));
}

} // namespace billow
