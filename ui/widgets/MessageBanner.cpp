// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/MessageBanner.h"

#include "ui/theme/Look.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString lookOf(Tone tone)
{
    switch (tone) {
    case Tone::Bad:
        return u"bad"_s;
    case Tone::Caution:
        return u"caution"_s;
    case Tone::Good:
        return u"good"_s;
    case Tone::Neutral:
        return u"card"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBanner::MessageBanner(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_life(new QTimer(this))
    , m_text(new QLabel(this))
    , m_dismiss(new QPushButton(u"×"_s, this))
{
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // messages quote file names and servers
    m_text->setContentsMargins(0, space::tiny, 0, space::tiny); // a second line keeps off the border
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_dismiss->setAccessibleName(tr("Dismiss this message"));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAutoDefault(false);
    setLook(m_dismiss, u"plain"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::tiny, space::tiny, space::tiny);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_dismiss);
    m_life->setObjectName(u"lifetime"_s);
    m_life->setInterval(lifetime);
    connect(m_life, &QTimer::timeout, this, &MessageBanner::pass);
    connect(m_dismiss, &QPushButton::clicked, this, &MessageBanner::dismiss);
    connect(&theme, &Theme::changed, this, &MessageBanner::takeTheme);
    takeTheme();
    hide();
}

void MessageBanner::say(Tone tone, const QString &sentence)
{
    if (sentence == m_dismissed || (!isHidden() && sentence == m_text->text()))
        return;
    m_dismissed.clear();
    m_text->setText(sentence);
    setLook(this, lookOf(tone));
    setAccessibleName(sentence);
    show();
    if (m_passing && (tone == Tone::Good || tone == Tone::Neutral))
        m_life->start();
    else
        m_life->stop();
    Q_EMIT shownOrHidden();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBanner::clear()
{
    m_dismissed.clear();
    hide();
    Q_EMIT shownOrHidden();
}

void MessageBanner::pass()
{
    const QWidget *focus = QApplication::focusWidget();
    if (!isHidden() && (underMouse() || (focus && isAncestorOf(focus))))
        return; // the next time
    m_life->stop();
    clear();
}

void MessageBanner::setDismissible(bool dismissible)
{
    m_dismiss->setVisible(dismissible);
}

QPushButton *MessageBanner::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    setLook(button, u"plain"_s);
    auto *row = qobject_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->count() - 1, button);
    button->setFont(m_theme.font(TextRank::Strong));
    button->hide();
    return button;
}

QString MessageBanner::sentence() const
{
    return !isHidden() ? m_text->text() : QString();
}

void MessageBanner::dismiss()
{
    m_dismissed = m_text->text();
    hide();
    Q_EMIT shownOrHidden();
}

void MessageBanner::takeTheme()
{
    m_text->setFont(m_theme.font(TextRank::Body));
    m_text->setMinimumHeight(m_theme.rowHeight());
    for (auto *button : findChildren<QPushButton *>())
        button->setFont(m_theme.font(TextRank::Strong));
}

} // namespace billow
