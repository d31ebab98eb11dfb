// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ImportReportPage.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/import/ImportTables.h"
#include "ui/import/ImportWording.h"
#include "ui/table/SmallTable.h"
#include "ui/theme/Look.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBanner.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Files that are listed one by one.
constexpr std::size_t mostFiles = 8;

bool readToTheEnd(const ImportReport &report)
{
    return !report.failure()
        && std::ranges::all_of(report.files(), [](const FileReport &file) { return file.failure.isEmpty(); });
}

} // namespace

ImportReportPage::ImportReportPage(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_result(new MessageBanner(theme, this))
    , m_facts(new QWidget(this))
    , m_factsLayout(new QVBoxLayout(m_facts))
    , m_heading(new ElidedLabel(theme, TextRank::Strong, this))
    , m_card(new QFrame(this))
    , m_rejections(new RejectionModel(this))
    , m_table(new SmallTable(*m_rejections, RejectionModel::looks(), {RejectionModel::Reason}, theme, m_card))
    , m_saved(new MessageBanner(theme, this))
    , m_copy(new QPushButton(tr("Copy report"), this))
    , m_save(new QPushButton(tr("Save list…"), this))
{
    m_result->setDismissible(false);
    m_result->setObjectName(u"import-result"_s);
    m_factsLayout->setContentsMargins(0, 0, 0, 0);
    m_factsLayout->setSpacing(space::tiny);
    setLook(m_card, u"card"_s);
    m_table->setAccessibleName(tr("Rejected rows and conflicts"));
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_table);
    m_copy->setObjectName(u"copy-report"_s);
    m_save->setObjectName(u"save-list"_s);
    m_copy->setToolTip(tr("Copy the report as text"));
    m_save->setToolTip(tr("Save the rejected rows and conflicts as CSV"));
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_heading, 1);
    for (QPushButton *button : {m_copy, m_save}) {
        button->setAutoDefault(false);
        setLook(button, u"tool"_s);
        heading->addWidget(button);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_result);
    layout->addWidget(m_facts);
    layout->addLayout(heading);
    layout->addWidget(m_card, 1);
    layout->addWidget(m_saved);
    layout->addStretch();
    takeTheme();
    connect(m_copy, &QPushButton::clicked, this, &ImportReportPage::copy);
    connect(m_save, &QPushButton::clicked, this, &ImportReportPage::saveWanted);
    connect(&theme, &Theme::changed, this, &ImportReportPage::takeTheme);
}

void ImportReportPage::show(const ImportReport &report)
{
    m_report = report;
    const FileReport total = report.total();
    const bool whole = readToTheEnd(report);
    const bool good = report.isClean();
    m_result->say(good ? Tone::Good : whole ? Tone::Caution : Tone::Bad, ImportWording::result(report, m_format));
    qDeleteAll(m_facts->findChildren<ElidedLabel *>(Qt::FindDirectChildrenOnly));
    const QStringList facts = lines();
    for (const QString &fact : facts) {
        auto *line = new ElidedLabel(m_theme, TextRank::Body, m_facts);
        line->setText(fact);
        m_factsLayout->addWidget(line);
    }
    // A conflict is stored as little as a rejected row, and has to be looked at as well.
    const std::vector<Rejection> rejections = RejectionModel::unstored(report);
    m_heading->setText(heading());
    m_rejections->setRejections(rejections);
    m_table->horizontalHeader()->setSectionHidden(RejectionModel::File, report.files().size() < 2);
    m_card->setVisible(!rejections.empty());
    m_save->setVisible(!rejections.empty());
    m_saved->clear();
}

QString ImportReportPage::heading() const
{
    const FileReport total = m_report.total();
    QStringList parts;
    if (total.rejected > 0)
        parts += tr("Rejected rows: %1").arg(m_format.number(total.rejected));
    if (total.conflicts > 0)
        parts += tr("Conflicts: %1").arg(m_format.number(total.conflicts));
    const auto listed = std::ssize(m_report.rejections()) + std::ssize(m_report.conflicts());
    if (listed < total.rejected + total.conflicts)
        parts += tr("First %1 listed").arg(m_format.number(listed));
    return parts.join(u" · "_s);
}

QStringList ImportReportPage::lines() const
{
    QStringList facts;
    const FileReport total = m_report.total();
    for (const CurrencyTotals &sum : total.totals.byCurrency()) {
        facts += tr("%1 in %2 invoices, including %3 VAT", nullptr, Words::plural(sum.count))
                     .arg(m_format.money(sum.total, sum.currency), m_format.number(sum.count),
                         m_format.amount(sum.vat, sum.currency));
    }
    if (total.duplicates > 0)
        facts += tr("%1 already stored and unchanged", nullptr, Words::plural(total.duplicates))
                     .arg(m_format.number(total.duplicates));
    if (total.conflicts > 0)
        facts += tr("%1 conflicts: the same number is stored with other content, which was not changed", nullptr,
            Words::plural(total.conflicts))
                     .arg(m_format.number(total.conflicts));
    if (total.leftOut > 0)
        facts += tr("%1 rows left out: drafts, void or totals", nullptr, Words::plural(total.leftOut))
                     .arg(m_format.number(total.leftOut));
    for (const FileReport &file : m_report.files()) {
        if (!file.failure.isEmpty())
            facts += tr("%1 couldn’t be read to the end: %2").arg(file.file, ImportWording::sentence(file.failure));
    }
    std::size_t listed = 0;
    for (const FileReport &file : m_report.files()) {
        if (m_report.files().size() > 1 && listed++ < mostFiles)
            facts += tr("%1: %2 imported, %3 already stored, %4 conflicts, %5 rejected")
                         .arg(file.file, m_format.number(file.accepted), m_format.number(file.duplicates),
                             m_format.number(file.conflicts), m_format.number(file.rejected));
    }
    return facts;
}

void ImportReportPage::say(Tone tone, const QString &sentence)
{
    m_saved->say(tone, sentence);
}

void ImportReportPage::copy()
{
    QGuiApplication::clipboard()->setText(m_report.toText());
    m_saved->clear();
    m_saved->say(Tone::Good, tr("Report copied."));
}

void ImportReportPage::takeTheme()
{
    m_copy->setFont(m_theme.font(TextRank::Body));
    m_save->setFont(m_theme.font(TextRank::Body));
}

} // namespace billow
