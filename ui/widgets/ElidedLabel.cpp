// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/ElidedLabel.h"

#include "ui/theme/Look.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QPainter>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

ElidedLabel::ElidedLabel(const Theme &theme, TextRank rank, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rank(rank)
    , m_muted(rank == TextRank::Caption)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
    takeTheme();
    connect(&theme, &Theme::changed, this, &ElidedLabel::takeTheme);
}

void ElidedLabel::takeTheme()
{
    setFont(m_theme.font(m_rank));
    m_height = fontMetrics().height();
    updateGeometry();
    update();
}

void ElidedLabel::setPixelSize(int pixels)
{
    if (font().pixelSize() == pixels)
        return;
    QFont changed = font();
    changed.setPixelSize(pixels);
    setFont(changed);
    updateToolTip();
}

void ElidedLabel::setText(const QString &text, const QStringList &shorter)
{
    if (text == m_text && shorter == m_shorter)
        return;
    m_text = text;
    m_shorter = shorter;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

bool ElidedLabel::isElided() const
{
    return !fits(shownText());
}

bool ElidedLabel::fits(const QString &text) const
{
    return fontMetrics().horizontalAdvance(text) <= width();
}

const QString &ElidedLabel::shownText() const
{
    if (m_shorter.isEmpty() || fits(m_text))
        return m_text;
    const auto shorter = std::ranges::find_if(m_shorter, [this](const QString &text) { return fits(text); });
    return shorter == m_shorter.end() ? m_shorter.constLast() : *shorter;
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, m_height};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'…'), m_height};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_muted ? m_theme.colours().muted : m_theme.colours().text);
    painter.drawText(rect(), static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
        fontMetrics().elidedText(shownText(), Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::updateToolTip()
{
    setToolTip(!fits(m_text) ? plainToolTip(m_text) : QString());
}

} // namespace billow
