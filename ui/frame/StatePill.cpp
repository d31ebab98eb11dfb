// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/StatePill.h"

#include "ui/format/Wording.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/AccessibleRole.h"

#include <QPainter>

namespace billow {

namespace {

Tone toneOf(Activity activity)
{
    switch (activity) {
    case Activity::Stopped:
        return Tone::Neutral;
    case Activity::Running:
        return Tone::Good;
    case Activity::Stopping:
        return Tone::Caution;
    }
    Q_UNREACHABLE();
}

} // namespace

StatePill::StatePill(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
    setAccessibleName(tr("State: %1").arg(word()));
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
    const bool failed = !status.failure.isEmpty();
    if (status.activity == m_activity && failed == m_failed)
        return;
    m_activity = status.activity;
    m_failed = failed;
    setAccessibleName(tr("State: %1").arg(word()));
    setToolTip(m_brief ? word() : QString());
    updateGeometry();
    update();
}

QString StatePill::word() const
{
    return m_failed ? tr("Stopped by an error") : Wording::activity(m_activity);
}

QString StatePill::shownWord() const
{
    if (!m_brief)
        return word();
    if (m_failed)
        return tr("Stopped", "by an error, where there is little room");
    return m_activity == Activity::Stopping ? tr("Backlog", "is processed, where there is little room") : word();
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
    const Tone tone = m_failed ? Tone::Bad : toneOf(m_activity);
    return {text, m_theme.ink(tone), m_theme.tint(tone), true};
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
