// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/Notices.h"

#include "ui/format/Wording.h"
#include "ui/widgets/MessageBanner.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString sentence(const QString &text)
{
    static const QString ends = u".!?…"_s;
    return text.isEmpty() || ends.contains(text.back()) ? text : text + u'.';
}

} // namespace

Notices::Notices(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_condition(new MessageBanner(theme, this))
    , m_outcome(new MessageBanner(theme, this))
    , m_news(new MessageBanner(theme, this))
    , m_settings(m_condition->addButton(tr("Settings")))
    , m_restart(m_condition->addButton(tr("Restart Billow")))
    , m_show(m_news->addButton(tr("Show", "the invoices of an alert")))
{
    m_settings->setAccessibleName(tr("Open database settings"));
    connect(m_settings, &QPushButton::clicked, this, &Notices::settingsWanted);
    connect(m_show, &QPushButton::clicked, this, &Notices::newsWanted);
    m_news->setPassing(true);
    connect(m_restart, &QPushButton::clicked, this, &Notices::restartWanted);
    m_condition->setObjectName(u"condition"_s);
    m_outcome->setObjectName(u"outcome"_s);
    m_news->setObjectName(u"news"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, 0, space::page, space::medium);
    layout->setSpacing(space::small);
    for (MessageBanner *banner : {m_condition, m_outcome, m_news}) {
        layout->addWidget(banner);
        connect(banner, &MessageBanner::shownOrHidden, this, &Notices::makeRoom);
    }
    makeRoom();
}

void Notices::makeRoom()
{
    setVisible(!m_condition->isHidden() || !m_outcome->isHidden() || !m_news->isHidden());
}

void Notices::apply(const SystemStatus &status)
{
    const Health &storage = status.storage;
    m_condition->setDismissible(status.failure.isEmpty());
    m_settings->setVisible(status.failure.isEmpty());
    m_restart->setVisible(!status.failure.isEmpty() || storage.state == Health::State::Failed);
    if (!status.failure.isEmpty())
        m_condition->say(Tone::Bad, sentence(status.failure));
    else if (storage.state == Health::State::Failed)
        m_condition->say(Tone::Bad, tr("Can’t open the database: %1").arg(sentence(storage.message)));
    else if (storage.state == Health::State::Full)
        m_condition->say(Tone::Bad, sentence(storage.message));
    else if (storage.state == Health::State::Connecting && !storage.message.isEmpty())
        m_condition->say(Tone::Neutral, sentence(storage.message));
    else if (storage.state == Health::State::Away)
        m_condition->say(Tone::Caution, tr("Can’t reach the database. Retrying… %1").arg(sentence(storage.message)));
    else
        m_condition->clear();
}

void Notices::report(const CommandOutcome &outcome)
{
    m_outcome->clear(); // shown again, even if the same was dismissed
    if (outcome.verdict == CommandOutcome::Verdict::Done)
        return;
    m_news->clear();
    const bool passes = outcome.verdict == CommandOutcome::Verdict::Unavailable;
    m_outcome->say(passes ? Tone::Caution : Tone::Bad, sentence(Wording::answer(outcome)));
}

void Notices::tell(Tone tone, const QString &news, bool showsMore)
{
    m_outcome->clear(); // one at a time
    m_news->clear();
    m_show->setVisible(showsMore);
    m_news->say(tone, sentence(news));
}

} // namespace billow
