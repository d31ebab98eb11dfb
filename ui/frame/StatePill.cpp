// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/StatePill.h"

#include "ui/format/Wording.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QPainter>

namespace billow {

namespace {

Tone toneOf(const SystemStatus &status)
{
    if (!status.failure.isEmpty() || status.storage.state == Health::State::Failed)
        return Tone::Bad;
    if (status.storage.state == Health::State::Away)
        return Tone::Caution;
    if (status.activity == Activity::Running)
        return Tone::Good;
    return status.backlog > 0 || status.activity == Activity::Stopping ? Tone::Caution : Tone::Neutral;
}

} // namespace

StatePill::StatePill(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
    apply({});
    takeTheme();
    connect(&theme, &Theme::changed, this, &StatePill::takeTheme);
}

void StatePill::takeTheme()
{
    setFont(m_theme.font(TextRank::Strong));
    updateGeometry();
    update();
}

void StatePill::apply(const SystemStatus &status)
{
    const QString word = Wording::activity(status);
    m_shortWord = Wording::shortActivity(status);
    const bool same = word == m_word && toneOf(status) == m_tone;
    m_tone = toneOf(status);
    m_word = word;
    if (same)
        return;
    setAccessibleName(tr("State: %1").arg(m_word));
    setToolTip(m_brief ? m_word : QString());
    updateGeometry();
    update();
}

void StatePill::setBrief(bool brief)
{
    if (brief == m_brief)
        return;
    m_brief = brief;
    setToolTip(m_brief ? word() : QString());
    updateGeometry();
    update();
}

int StatePill::fullWidth() const
{
    return widthOf(word());
}

int StatePill::widthOf(const QString &text) const
{
    return pill(text).width(fontMetrics()) + space::tiny;
}

Pill StatePill::pill(const QString &text) const
{
    return {text, m_theme.ink(m_tone), m_theme.tint(m_tone), true};
}

QSize StatePill::sizeHint() const
{
    return {widthOf(shownWord()), fontMetrics().height() + space::small};
}

void StatePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    pill(shownWord()).paint(painter, rect());
}

} // namespace billow
