// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SaveBar.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace billow {

using namespace Qt::StringLiterals;

SaveBar::SaveBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_restart(new QPushButton(tr("Restart Billow"), this))
    , m_discard(new QPushButton(tr("Discard"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_restart->setObjectName(u"restart"_s);
    m_discard->setObjectName(u"discard"_s);
    m_save->setObjectName(u"save"_s);
    m_restart->setAccessibleName(tr("Restart Billow with the saved settings"));
    m_discard->setAccessibleName(tr("Discard unsaved changes"));
    m_save->setAccessibleName(tr("Save settings"));
    setLook(m_save, u"primary"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_restart);
    layout->addWidget(m_discard);
    layout->addWidget(m_save);
    const auto takeTheme = [this, &theme] {
        m_text->setFont(theme.font(TextRank::Body));
        m_restart->setFont(theme.font(TextRank::Strong));
        m_discard->setFont(theme.font(TextRank::Strong));
        m_save->setFont(theme.font(TextRank::Strong));
    };
    connect(&theme, &Theme::changed, this, takeTheme);
    takeTheme();
    offerRestart(false);
    connect(m_restart, &QPushButton::clicked, this, &SaveBar::restartWanted);
    connect(m_discard, &QPushButton::clicked, this, &SaveBar::discardWanted);
    connect(m_save, &QPushButton::clicked, this, &SaveBar::saveWanted);
}

void SaveBar::show(const QString &sentence, const QString &look, bool canSave, bool canDiscard)
{
    m_text->setText(sentence);
    setAccessibleName(sentence);
    setLook(this, look);
    const auto isLeft = [](const QPushButton *button, bool enabled) {
        return button->hasFocus() && !button->underMouse() && !enabled;
    };
    const bool losesFocus = isLeft(m_save, canSave) || isLeft(m_discard, canDiscard);
    m_save->setEnabled(canSave);
    m_discard->setEnabled(canDiscard);
    if (losesFocus)
        Q_EMIT focusLost();
}

void SaveBar::offerRestart(bool offered)
{
    m_restart->setVisible(offered);
    m_discard->setHidden(offered); // there is nothing to discard, and the sentence needs the room
}

QString SaveBar::sentence() const
{
    return m_text->text();
}

} // namespace billow
