// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ImportProgressPage.h"

#include "ui/format/MoneyFormat.h"
#include "ui/import/ImportWording.h"
#include "ui/theme/Look.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBanner.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int parts = 1'000; ///< of the bar
constexpr int barHeight = 6;
} // namespace

ImportProgressPage::ImportProgressPage(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_file(new ElidedLabel(theme, TextRank::Body, this))
    , m_bar(new QProgressBar(this))
    , m_bytes(new ElidedLabel(theme, TextRank::Caption, this))
    , m_waiting(new MessageBanner(theme, this))
    , m_hint(new QLabel(this))
{
    m_bar->setRange(0, parts);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(barHeight);
    m_bar->setAccessibleName(tr("Import progress"));
    m_waiting->setDismissible(false);
    m_waiting->setObjectName(u"import-waiting"_s);
    auto *counts = new QHBoxLayout;
    counts->setSpacing(space::medium);
    m_accepted = makeCount(u"accepted"_s, tr("imported"), *counts);
    m_duplicates = makeCount(u"duplicates"_s, tr("already stored"), *counts);
    m_conflicts = makeCount(u"conflicts"_s, tr("conflicts"), *counts);
    m_rejected = makeCount(u"rejected"_s, tr("rejected"), *counts);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addStretch();
    layout->addWidget(m_file);
    layout->addWidget(m_bar);
    layout->addWidget(m_bytes);
    layout->addSpacing(space::small);
    layout->addLayout(counts);
    layout->addWidget(m_waiting);
    layout->addWidget(m_hint);
    layout->addStretch();
    m_hint->setWordWrap(true);
    m_hint->setObjectName(u"import-hint"_s);
    setLook(m_hint, u"muted"_s);
    takeTheme();
    connect(&theme, &Theme::changed, this, &ImportProgressPage::takeTheme);
}

ImportProgressPage::Count ImportProgressPage::makeCount(const QString &name, const QString &word, QBoxLayout &layout)
{
    auto *card = new QFrame(this);
    setLook(card, u"card"_s);
    const Count count{
        new ElidedLabel(m_theme, TextRank::Figure, card), new ElidedLabel(m_theme, TextRank::Caption, card)};
    count.figure->setObjectName(name);
    count.word->setText(word);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(space::large, space::medium, space::large, space::medium);
    inside->setSpacing(space::tiny);
    inside->addWidget(count.figure);
    inside->addWidget(count.word);
    layout.addWidget(card, 1);
    return count;
}

void ImportProgressPage::restart()
{
    m_hint->setText(tr("You can keep working while the import runs."));
    show(ImportProgress());
}

void ImportProgressPage::show(const ImportProgress &progress)
{
    m_file->setText(progress.file.isEmpty() ? tr("Starting…") : tr("Reading %1").arg(progress.file));
    const qint64 of = std::max<qint64>(progress.of, 1);
    const auto part = static_cast<int>(static_cast<double>(progress.done) / static_cast<double>(of) * parts);
    m_bar->setValue(std::clamp(part, 0, parts));
    m_bytes->setText(
        tr("%1 of %2").arg(ImportWording::size(progress.done, m_format), ImportWording::size(progress.of, m_format)));
    m_accepted.figure->setText(m_format.number(progress.accepted));
    m_duplicates.figure->setText(m_format.number(progress.duplicates));
    m_conflicts.figure->setText(m_format.number(progress.conflicts));
    m_rejected.figure->setText(m_format.number(progress.rejected));
    if (progress.waiting.isEmpty())
        m_waiting->clear();
    else
        m_waiting->say(Tone::Caution,
            tr("Paused: %1 The import resumes automatically.").arg(ImportWording::sentence(progress.waiting)));
}

void ImportProgressPage::refuseOthers()
{
    m_hint->setText(tr("Only one import can run at a time. Drop the other files again when it finishes."));
}

void ImportProgressPage::takeTheme()
{
    m_hint->setFont(m_theme.font(TextRank::Body));
}

void ImportProgressPage::showEnding()
{
    m_file->setText(tr("Cancelling the import…"));
}

} // namespace billow
