// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/StripItem.h"

#include "ui/widgets/AccessibleRole.h"

#include <QPainter>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int dotSize = 8;
constexpr int dotGap = 6;
constexpr int valueGap = 4;
} // namespace

StripItem::StripItem(const Theme &theme, QString caption, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_caption(std::move(caption))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
    takeTheme();
    connect(&theme, &Theme::changed, this, &StripItem::takeTheme);
}

void StripItem::takeTheme()
{
    m_captionFont = m_theme.font(TextRank::Caption);
    m_valueFont = m_captionFont;
    m_valueFont.setWeight(QFont::DemiBold);
    refresh();
}

void StripItem::setValue(const QString &value)
{
    if (value == m_value)
        return;
    m_value = value;
    refresh();
}

void StripItem::setSign(Tone tone, const QString &caption, const QString &toolTip)
{
    setToolTip(toolTip.isEmpty() ? toolTip : u"<p>"_s + toolTip.toHtmlEscaped() + u"</p>"_s);
    setAccessibleDescription(toolTip);
    if (tone == m_tone && caption == m_caption)
        return;
    m_tone = tone;
    m_caption = caption;
    refresh();
}

QString StripItem::text() const
{
    return m_value.isEmpty() ? m_caption : m_caption + u' ' + m_value;
}

void StripItem::refresh()
{
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize StripItem::sizeHint() const
{
    const QFontMetrics caption(m_captionFont);
    const QFontMetrics value(m_valueFont);
    const int dot = m_tone ? dotSize + dotGap : 0;
    const int valueWidth = m_value.isEmpty() ? 0 : valueGap + value.horizontalAdvance(m_value);
    return {dot + caption.horizontalAdvance(m_caption) + valueWidth + 1, caption.height()};
}

void StripItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect area = rect();
    if (m_tone) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.ink(*m_tone), 1.5));
        painter.setBrush(*m_tone == Tone::Neutral ? QBrush(Qt::NoBrush) : m_theme.ink(*m_tone));
        const double size = dotSize - 1.5;
        painter.drawEllipse(QRectF(0.75, (height() - size) / 2, size, size));
        area.setLeft(dotSize + dotGap);
    }
    constexpr int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter.setFont(m_captionFont);
    painter.setPen(m_theme.colours().muted);
    painter.drawText(area, flags, m_caption);
    if (m_value.isEmpty())
        return;
    area.setLeft(area.left() + QFontMetrics(m_captionFont).horizontalAdvance(m_caption) + valueGap);
    painter.setFont(m_valueFont);
    painter.setPen(m_theme.colours().text);
    painter.drawText(area, flags, m_value);
}

} // namespace billow
