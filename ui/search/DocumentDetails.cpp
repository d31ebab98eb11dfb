// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/DocumentDetails.h"

#include "core/api/Api.h"
#include "ui/export/SavedFile.h"
#include "ui/format/DayText.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MessageBanner.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString word(RuleOutcome outcome)
{
    switch (outcome) {
    case RuleOutcome::Holds:
        return DocumentDetails::tr("holds", "a rule");
    case RuleOutcome::Fails:
        return DocumentDetails::tr("fails", "a rule");
    case RuleOutcome::CannotTell:
        return DocumentDetails::tr("can’t be checked", "a rule");
    }
    Q_UNREACHABLE();
}

bool failsAnywhere(const CheckedRule &rule)
{
    return rule.isFailure || rule.strict == RuleOutcome::Fails || rule.official == RuleOutcome::Fails;
}

/// Those that the check fails by first; the others stay in the order of the standard.
QList<CheckedRule> failingRules(const ReceivedDocument &document)
{
    QList<CheckedRule> rules;
    std::ranges::copy_if(document.rules, std::back_inserter(rules), failsAnywhere);
    std::stable_partition(rules.begin(), rules.end(), [](const CheckedRule &rule) { return rule.isFailure; });
    return rules;
}

/// "urn:cen.eu:en16931:2017#compliant#…" has no blank at which a label could wrap it.
QString wrappable(QString urn)
{
    constexpr QChar zeroWidthSpace(0x200B);
    for (const QChar sign : {u':', u'#'})
        urn.replace(sign, QString(sign) + zeroWidthSpace);
    return urn;
}

void clear(QVBoxLayout &list)
{
    while (QLayoutItem *item = list.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

DocumentDetails::DocumentDetails(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_format(format)
    , m_theme(theme)
    , m_payable(new QLabel(this))
    , m_checkTitle(new QLabel(tr("E-invoice check"), this))
    , m_verdict(new QLabel(this))
    , m_failing(new QVBoxLayout)
    , m_fold(new QPushButton(this))
    , m_others(new QWidget(this))
    , m_othersList(new QVBoxLayout(m_others))
    , m_originalTitle(new QLabel(tr("Original"), this))
    , m_facts(new QLabel(this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_save(new QPushButton(tr("Save as…"), this))
    , m_banner(new MessageBanner(theme, this))
{
    build();
    connect(m_fold, &QPushButton::toggled, m_others, &QWidget::setVisible);
    connect(m_open, &QPushButton::clicked, this, &DocumentDetails::open);
    connect(m_save, &QPushButton::clicked, this, &DocumentDetails::askWhereToSave);
    connect(&theme, &Theme::changed, this, &DocumentDetails::takeTheme);
    takeTheme();
    hide();
}

void DocumentDetails::build()
{
    m_verdict->setObjectName(u"verdict"_s);
    m_payable->setObjectName(u"payable"_s);
    m_fold->setObjectName(u"other-rules"_s);
    m_fold->setCheckable(true);
    m_open->setObjectName(u"open-original"_s);
    m_open->setToolTip(tr("Open a copy in the desktop’s viewer"));
    m_save->setObjectName(u"save-original"_s);
    for (QPushButton *button : {m_fold, m_open, m_save}) {
        setLook(button, u"tool"_s);
        button->setAutoDefault(false);
    }
    for (QLabel *text : {m_payable, m_verdict, m_facts})
        makePlainText(text); // a file's name may look like HTML
    setLook(m_facts, u"muted"_s);
    m_failing->setSpacing(space::tiny);
    m_othersList->setSpacing(space::tiny);
    m_othersList->setContentsMargins(0, 0, 0, 0);
    m_others->hide();
    auto *fold = new QHBoxLayout;
    fold->addWidget(m_fold);
    fold->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_save);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::small, 0, 0);
    layout->setSpacing(space::small);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_payable, m_checkTitle, m_verdict})
        layout->addWidget(widget);
    layout->addLayout(m_failing);
    layout->addLayout(fold);
    layout->addWidget(m_others);
    layout->addWidget(m_originalTitle);
    layout->addWidget(m_facts);
    layout->addLayout(buttons);
    layout->addWidget(m_banner);
}

void DocumentDetails::show(const Invoice &invoice)
{
    const bool same = invoice.seq == m_invoice.seq && m_document;
    m_invoice = invoice;
    if (same)
        return showRules();
    m_document.reset();
    hide();
    if (invoice.check == CheckResult::NotChecked)
        return;
    whenDone(m_api.document(invoice.seq), this,
        [this, seq = invoice.seq](const Result<std::optional<ReceivedDocument>> &document) {
            if (seq != m_invoice.seq || m_invoice.check == CheckResult::NotChecked)
                return; // another invoice has been chosen since
            take(document ? *document : std::nullopt);
            if (!document) {
                setVisible(true);
                m_banner->say(Tone::Bad, tr("Couldn’t load the document: %1.").arg(document.error().message));
            }
        });
}

void DocumentDetails::take(const std::optional<ReceivedDocument> &document)
{
    m_document = document;
    m_banner->clear();
    m_fold->setChecked(false);
    setVisible(document.has_value());
    if (document)
        showRules();
}

void DocumentDetails::showRules()
{
    m_payable->setText(payable());
    m_payable->setVisible(!m_payable->text().isEmpty());
    m_verdict->setText(verdict());
    setLook(m_verdict, m_invoice.check == CheckResult::Failed ? u"caution-word"_s : u"good-word"_s);
    clear(*m_failing);
    clear(*m_othersList);
    const QList<CheckedRule> failing = failingRules(*m_document);
    for (const CheckedRule &rule : failing)
        addRule(rule, *m_failing);
    for (const CheckedRule &rule : m_document->rules) {
        if (!failsAnywhere(rule))
            addRule(rule, *m_othersList);
    }
    const auto others = static_cast<int>(m_document->rules.size() - failing.size());
    m_fold->setText(
        failing.isEmpty() ? tr("Show all %n rules", nullptr, others) : tr("Show %n other rules", nullptr, others));
    m_fold->setVisible(others > 0);
    const bool kept = m_document->originalKept;
    const QString size = m_format.locale().formattedDataSize(m_document->size, 1, QLocale::DataSizeSIFormat);
    QStringList facts{fileName(), size, wrappable(m_document->profile)};
    if (!kept)
        facts += tr("The original isn’t kept.");
    m_facts->setText(facts.join(u'\n'));
    m_open->setVisible(kept);
    m_save->setVisible(kept);
}

void DocumentDetails::addRule(const CheckedRule &rule, QVBoxLayout &list)
{
    addText(list, u"%1: %2"_s.arg(rule.id, ruleText(rule.id)));
    const QString outcome = tr("Strict: %1 · Official: %2").arg(word(rule.strict), word(rule.official));
    addText(list, outcome, failsAnywhere(rule) ? u"caution-word"_s : u"muted"_s);
    if (!rule.figures.isEmpty())
        addText(list, rule.figures, u"muted"_s);
}

void DocumentDetails::addText(QVBoxLayout &list, const QString &text, const QString &look)
{
    auto *label = new QLabel(text, this);
    makePlainText(label);
    label->setFont(m_theme.font(TextRank::Body));
    if (!look.isEmpty())
        setLook(label, look);
    list.addWidget(label);
}

QString DocumentDetails::payable() const
{
    if (!m_document->payable)
        return {};
    const QString amount = m_format.money(*m_document->payable, m_invoice.currency);
    return m_invoice.dueOn ? tr("To pay: %1 by %2", "amount, day").arg(amount, dayText(*m_invoice.dueOn))
                           : tr("To pay: %1").arg(amount);
}

QString DocumentDetails::verdict() const
{
    const auto rules = static_cast<int>(m_document->rules.size());
    const auto failed = static_cast<int>(m_document->failedRules().size());
    if (m_invoice.check == CheckResult::Failed)
        return tr("Check failed: %n rules of %1 don’t hold", nullptr, failed).arg(rules);
    return tr("Check passed: %n rules checked", nullptr, rules);
}

QStringList DocumentDetails::lines() const
{
    if (!m_document || m_invoice.check == CheckResult::NotChecked)
        return {};
    QStringList lines;
    if (const QString toPay = payable(); !toPay.isEmpty())
        lines += toPay;
    lines += verdict();
    for (const CheckedRule &rule : failingRules(*m_document))
        lines += QStringList{rule.id, ruleText(rule.id), rule.figures}.join(u'\t');
    return lines;
}

/// As the file was called, or of the invoice's number; ends as its kind does, so that no viewer but that of XML or PDF
/// is ever asked to open it.
QString DocumentDetails::fileName() const
{
    const QString ending = m_document->mediaType == u"application/pdf" ? u".pdf"_s : u".xml"_s;
    QString name = m_document->fileName.isEmpty() ? m_invoice.number : m_document->fileName;
    for (QChar &sign : name) {
        if (!sign.isLetterOrNumber() && !u"-_. ()"_s.contains(sign))
            sign = u'_';
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    constexpr qsizetype longest = 100;
    if (!name.endsWith(ending, Qt::CaseInsensitive))
        return name.left(longest) + ending;
    return name.chopped(ending.size()).left(longest) + ending;
}

void DocumentDetails::open()
{
    if (!m_opened)
        m_opened = std::make_unique<QTemporaryDir>();
    if (!m_opened->isValid())
        return report(Error::unavailable(m_opened->errorString()), true);
    fetchAndWrite(m_opened->filePath(u"%1-%2"_s.arg(m_invoice.seq).arg(fileName())), true);
}

void DocumentDetails::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the original"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { fetchAndWrite(path, false); });
    dialog->open(); // not exec(): no event loop within the event loop
}

void DocumentDetails::fetchAndWrite(const QString &path, bool opens)
{
    m_banner->clear();
    whenDone(m_api.original(m_invoice.seq), this, [this, path, opens](const Result<OriginalDocument> &original) {
        if (!original)
            return report(original.error(), opens);
        whenDone(saveFile(path, original->bytes), this,
            [this, opens](const Result<QString> &written) { report(written, opens); });
    });
}

void DocumentDetails::report(const Result<QString> &written, bool opens)
{
    if (!written)
        return m_banner->say(Tone::Bad,
            (opens ? tr("Couldn’t open the original: %1.") : tr("Couldn’t save the original: %1."))
                .arg(written.error().message));
    if (!opens)
        m_banner->say(Tone::Good, tr("Saved to %1.").arg(*written));
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*written)))
        m_banner->say(Tone::Caution, tr("No program on this desktop opens %1. Save it instead.").arg(fileName()));
}

void DocumentDetails::takeTheme()
{
    for (QLabel *title : {m_checkTitle, m_originalTitle, m_payable})
        title->setFont(m_theme.font(TextRank::Strong));
    for (QLabel *text : {m_verdict, m_facts})
        text->setFont(m_theme.font(TextRank::Body));
    for (QPushButton *button : {m_fold, m_open, m_save})
        button->setFont(m_theme.font(TextRank::Body));
    if (m_document)
        showRules();
}

} // namespace billow
