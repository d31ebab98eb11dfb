// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ImportPreviewPage.h"

#include "core/api/Api.h"
#include "ui/format/MoneyFormat.h"
#include "ui/import/ImportTables.h"
#include "ui/import/ImportWording.h"
#include "ui/import/MappingEditor.h"
#include "ui/import/QuestionList.h"
#include "ui/import/ReadingOptions.h"
#include "ui/table/SmallTable.h"
#include "ui/theme/Look.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBanner.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The file is well; it is the profile that cannot be read, and another can be chosen.
bool isOfProfile(const Error &error)
{
    return error.field == u"profile";
}

QPlainTextEdit *makeText(QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setTabChangesFocus(true);
    return text;
}

} // namespace

ImportPreviewPage::ImportPreviewPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_format(format)
    , m_theme(theme)
    , m_file(new QComboBox(this))
    , m_readable(new QWidget(this))
    , m_unreadable(new EmptyState(theme, this))
    , m_nature(new ElidedLabel(theme, TextRank::Caption, this))
    , m_reading(new ReadingOptions(theme, this))
    , m_banner(new MessageBanner(theme, this))
    , m_questions(new QuestionList(theme, this))
    , m_tabs(new QButtonGroup(this))
    , m_tabButtons{}
    , m_finding(new ElidedLabel(theme, TextRank::Caption, this))
    , m_views(new QStackedWidget(this))
    , m_mapping(new MappingEditor(theme, this))
    , m_head(makeText(this))
    , m_findings(makeText(this))
    , m_saveProfile(new QPushButton(tr("Save as profile…"), this))
    , m_sample(new SampleModel(format, this))
    , m_noSample(new EmptyState(theme, this))
    , m_rejections(new RejectionModel(this))
    , m_noRejections(new EmptyState(theme, this))
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(250ms);
    connect(&m_typing, &QTimer::timeout, this, &ImportPreviewPage::ask);
    connect(m_file, &QComboBox::activated, this, &ImportPreviewPage::ask);
    connect(m_reading, &ReadingOptions::changed, this, &ImportPreviewPage::takeReading);
    connect(m_reading, &ReadingOptions::profileChanged, this, &ImportPreviewPage::forgetChoices);
    connect(m_reading, &ReadingOptions::profileFileWanted, this, &ImportPreviewPage::profileFileWanted);
    connect(m_unreadable, &EmptyState::actionWanted, this, &ImportPreviewPage::otherFilesWanted);
    connect(m_mapping, &MappingEditor::chosen, this, &ImportPreviewPage::choose);
    connect(&theme, &Theme::changed, this, &ImportPreviewPage::takeTheme);
    takeTheme();
    connect(m_questions, &QuestionList::answered, this, [this](const ImportOptions &answer) {
        m_options = billow::answered(m_options, answer);
        ask();
    });
    connect(m_saveProfile, &QPushButton::clicked, this, &ImportPreviewPage::askForName);
    readProfiles();
}

void ImportPreviewPage::build()
{
    m_file->setObjectName(u"file"_s);
    m_file->setAccessibleName(tr("File to preview"));
    m_banner->setDismissible(false);
    m_banner->setObjectName(u"import-problem"_s);
    m_nature->setObjectName(u"nature"_s);
    m_finding->setObjectName(u"finding"_s);

    auto *card = new QFrame(this);
    setLook(card, u"card"_s);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    inside->addWidget(m_views);
    auto *sample =
        new SmallTable(*m_sample, SampleModel::looks(), {SampleModel::Seller, SampleModel::Buyer}, m_theme, m_views);
    sample->setObjectName(u"sample"_s);
    sample->setAccessibleName(tr("Preview of the first invoices"));
    auto *rejected = new SmallTable(*m_rejections, RejectionModel::looks(), {RejectionModel::Reason}, m_theme, m_views);
    rejected->setAccessibleName(tr("Preview of the rejected rows"));
    rejected->horizontalHeader()->setSectionHidden(RejectionModel::File, true);
    m_views->addWidget(makeColumns());
    m_views->addWidget(withEmptyState(sample, m_noSample));
    m_views->addWidget(withEmptyState(rejected, m_noRejections));
    m_views->addWidget(m_findings);
    m_findings->setAccessibleName(tr("Findings"));
    m_noRejections->say(tr("No rejected rows"), tr("No problems found so far."));

    auto *readable = new QVBoxLayout(m_readable);
    readable->setContentsMargins(0, 0, 0, 0);
    readable->setSpacing(space::small);
    readable->addWidget(m_nature);
    readable->addWidget(m_reading);
    readable->addWidget(m_banner);
    readable->addWidget(m_questions);
    readable->addWidget(makeTabs());
    readable->addWidget(card, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_file);
    layout->addWidget(m_readable, 1);
    layout->addWidget(m_unreadable, 1);
    m_unreadable->hide();
    showTab(Columns);
}

QWidget *ImportPreviewPage::makeTabs()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    const QString names[]{u"tab-columns"_s, u"tab-sample"_s, u"tab-rejected"_s, u"tab-findings"_s};
    for (const Tab tab : {Columns, Sample, Rejected, Findings}) {
        auto *button = new QPushButton(bar);
        button->setObjectName(names[tab]);
        button->setCheckable(true);
        button->setAutoDefault(false);
        setLook(button, u"tab"_s);
        m_tabs->addButton(button, tab);
        m_tabButtons.at(tab) = button;
        layout->addWidget(button);
    }
    m_tabButtons[Columns]->setText(tr("Columns"));
    m_tabButtons[Sample]->setText(tr("Invoices"));
    m_tabButtons[Rejected]->setText(tr("Rejected"));
    m_tabButtons[Findings]->setText(tr("Findings"));
    layout->addSpacing(space::small);
    layout->addWidget(m_finding, 1);
    m_saveProfile->setObjectName(u"save-profile"_s);
    m_saveProfile->setAutoDefault(false);
    m_saveProfile->setToolTip(tr("Read files with the same columns this way"));
    setLook(m_saveProfile, u"tool"_s);
    layout->addWidget(m_saveProfile);
    // Not clicked: assistive technology toggles.
    connect(m_tabs, &QButtonGroup::idToggled, this, [this](int tab, bool checked) {
        if (checked)
            showTab(static_cast<Tab>(tab));
    });
    return bar;
}

QWidget *ImportPreviewPage::withEmptyState(QWidget *table, EmptyState *empty)
{
    auto *stack = new QStackedWidget(m_views);
    stack->addWidget(table);
    stack->addWidget(empty);
    return stack;
}

void ImportPreviewPage::setFiles(const QStringList &paths)
{
    m_paths = paths;
    m_file->clear();
    for (const QString &path : paths)
        m_file->addItem(QFileInfo(path).fileName(), path);
    m_file->setVisible(paths.size() > 1);
    m_options = {};
    m_reading->setProfile({});
    m_reading->apply(m_options);
    ask();
}

void ImportPreviewPage::setProfileFile(const QString &path)
{
    m_reading->setProfile(path);
    forgetChoices();
}

void ImportPreviewPage::choose(const FieldChoice &choice)
{
    const auto earlier = std::ranges::find(m_options.choices, choice.field, &FieldChoice::field);
    if (earlier != m_options.choices.end())
        *earlier = choice;
    else
        m_options.choices.push_back(choice);
    setReady(false); // until the file has been looked at with it
    if (choice.kind == FieldChoice::Kind::Constant)
        m_typing.start();
    else
        ask();
}

void ImportPreviewPage::takeReading()
{
    m_reading->apply(m_options);
    ask();
}

/// Another profile: what was chosen before it was chosen against something else.
void ImportPreviewPage::forgetChoices()
{
    m_options.choices.clear();
    takeReading();
}

void ImportPreviewPage::ask()
{
    m_typing.stop();
    setReady(false);
    const QString path = m_file->currentData().toString();
    whenDone(
        m_api.previewImport(path, m_options), this, [this, asked = ++m_asked](const Result<ImportPreview> &answer) {
            if (asked == m_asked)
                take(answer);
        });
}

void ImportPreviewPage::take(const Result<ImportPreview> &answer)
{
    m_readable->setVisible(answer.ok() || isOfProfile(answer.error()));
    m_unreadable->setVisible(!m_readable->isVisibleTo(this));
    if (!answer) {
        const QString why = ImportWording::sentence(answer.error().message);
        m_sample->setInvoices({});
        m_rejections->setRejections({});
        m_finding->setText({});
        m_banner->say(Tone::Bad, why);
        return m_unreadable->say(tr("Can’t import this file"), why, tr("Choose another file…"));
    }
    show(*answer);
}

void ImportPreviewPage::show(const ImportPreview &preview)
{
    m_nature->setText(ImportWording::nature(preview, m_format));
    m_finding->setText(preview.canBeImported() ? ImportWording::finding(preview, m_format) : QString());
    m_reading->showFitting(m_options.profile.isEmpty() ? preview.profile : QString());
    m_questions->show(preview.questions);
    showFile(preview);
    m_mapping->show(preview);
    m_sample->setInvoices(preview.invoices);
    m_rejections->setRejections(preview.rejections);
    const QString count = m_format.number(preview.rejected);
    m_tabButtons[Rejected]->setText(preview.rejected > 0 ? tr("Rejected: %1").arg(count) : tr("Rejected"));
    static_cast<QStackedWidget *>(m_views->widget(Sample))->setCurrentIndex(preview.invoices.isEmpty() ? 1 : 0);
    static_cast<QStackedWidget *>(m_views->widget(Rejected))->setCurrentIndex(preview.rejections.empty() ? 1 : 0);
    explain(preview);
    setReady(preview.canBeImported() && (preview.rows > 0 || !preview.isWhole));
}

void ImportPreviewPage::explain(const ImportPreview &preview)
{
    QString why;
    QStringList words; // for what no question asks for
    for (const QString &names : preview.missing) {
        const QStringList fields = ImportPreview::fieldsOf(names);
        if (std::ranges::none_of(preview.questions,
                [&fields](const ImportQuestion &question) { return question.fields.contains(fields.constFirst()); }))
            words += ImportWording::missing(names);
    }
    if (!words.isEmpty()) {
        why = tr("Required: %1. Choose a column or a fixed value for each.").arg(words.join(u", "_s));
        m_noSample->say(tr("Can’t read this file yet"), why);
    } else if (!preview.problem.isEmpty()) {
        why = ImportWording::sentence(preview.problem);
        m_noSample->say(tr("Can’t read this file yet"), why);
    } else if (!preview.questions.empty()) {
        m_noSample->say(tr("Can’t read this file yet"), tr("Answer the question above first."));
    } else if (preview.invoices.isEmpty()) {
        if (preview.rejected > 0)
            m_noSample->say(tr("All rows are rejected"), tr("See “Rejected” for the reasons."));
        else
            m_noSample->say(tr("No invoices in this file"), {});
    }
    const bool noneAccepted =
        why.isEmpty() && preview.questions.empty() && preview.invoices.isEmpty() && preview.rejected > 0;
    if (noneAccepted) {
        const QString reason = ImportWording::sentence(preview.rejections.front().reason);
        why = preview.isWhole ? tr("All rows are rejected: %1").arg(reason)
                              : tr("The first %1 rows are all rejected: %2").arg(m_format.number(preview.rows), reason);
    }
    if (why.isEmpty() && preview.questions.empty() && preview.rows == 0 && preview.isWhole)
        why = tr("The file has headings but no rows.");
    if (!why.isEmpty())
        m_banner->say(Tone::Caution, why);
    else
        m_banner->clear();
}

/// The mapping, and below it what it is a mapping of.
QWidget *ImportPreviewPage::makeColumns()
{
    auto *splitter = new QSplitter(Qt::Vertical, m_views);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_mapping);
    splitter->addWidget(m_head);
    splitter->setStretchFactor(0, 1);
    m_head->setObjectName(u"file-head"_s);
    m_head->setAccessibleName(tr("First lines of the file"));
    m_head->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    constexpr int headLines = 5;
    const int height = (headLines + 1) * QFontMetrics(m_head->font()).lineSpacing() + 2 * space::small;
    m_head->setMinimumHeight(2 * QFontMetrics(m_head->font()).lineSpacing() + 2 * space::small);
    splitter->setSizes({3 * height, height});
    return splitter;
}

void ImportPreviewPage::showFile(const ImportPreview &preview)
{
    QStringList lines;
    const auto digits = QString::number(preview.head.size()).size();
    for (qsizetype line = 0; line < preview.head.size(); ++line)
        lines += QString::number(line + 1).rightJustified(digits) + u"  "_s + preview.head.at(line);
    if (const QString text = lines.join(u'\n'); text != m_head->toPlainText())
        m_head->setPlainText(text);
    const QStringList findings = ImportWording::findings(preview);
    m_findings->setPlainText(findings.join(u'\n'));
    m_tabButtons[Findings]->setText(
        findings.isEmpty() ? tr("Findings") : tr("Findings: %1").arg(m_format.number(findings.size())));
    m_saveProfile->setEnabled(preview.canBeImported());
}

void ImportPreviewPage::readProfiles()
{
    whenDone(m_api.importProfiles(), this,
        [this](const std::vector<ImportProfileTitle> &profiles) { m_reading->setProfiles(profiles); });
}

void ImportPreviewPage::askForName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save import profile"));
    dialog->setLabelText(tr("Name. Files with the same columns will be read this way."));
    dialog->setOkButtonText(tr("Save"));
    dialog->setCancelButtonText(tr("Cancel"));
    dialog->setPalette(m_theme.palette());
    dialog->setFont(m_theme.font(TextRank::Body));
    connect(dialog, &QInputDialog::textValueSelected, this, &ImportPreviewPage::saveProfile);
    dialog->open(); // not exec(): no event loop within the event loop
}

void ImportPreviewPage::saveProfile(const QString &name)
{
    const QString path = m_file->currentData().toString();
    whenDone(m_api.saveImportProfile(name.trimmed(), path, m_options), this,
        [this, name = name.trimmed()](const Result<QString> &saved) {
            if (saved) {
                m_banner->say(
                    Tone::Good, tr("Saved as profile “%1”. Files with the same columns will use it.").arg(name));
                readProfiles();
            } else {
                m_banner->say(
                    Tone::Bad, tr("Couldn’t save the profile. %1").arg(ImportWording::sentence(saved.error().message)));
            }
        });
}

void ImportPreviewPage::showTab(Tab tab)
{
    m_tabButtons.at(tab)->setChecked(true);
    m_views->setCurrentIndex(tab);
}

void ImportPreviewPage::setReady(bool ready)
{
    if (ready == m_ready)
        return;
    m_ready = ready;
    Q_EMIT readyChanged(ready);
}

void ImportPreviewPage::takeTheme()
{
    m_file->setFont(m_theme.font(TextRank::Body));
    for (QPushButton *button : m_tabButtons)
        button->setFont(m_theme.font(TextRank::Strong));
    m_saveProfile->setFont(m_theme.font(TextRank::Body));
    m_findings->setFont(m_theme.font(TextRank::Body));
}

} // namespace billow
