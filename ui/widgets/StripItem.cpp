// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/StripItem.h"

#include "ui/theme/Look.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

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

void StripItem::setSign(Tone tone, const QString &caption, const QString &tip)
{
    setToolTip(plainToolTip(tip));
    setAccessibleDescription(tip);
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

void StripItem::setLink(bool link)
{
    if (std::exchange(m_link, link) == link)
        return;
    setAccessibleRole(this, link ? QAccessible::Link : QAccessible::StaticText);
    setFocusPolicy(link ? Qt::TabFocus : Qt::NoFocus);
    setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void StripItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_link && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT activated();
    else
        QWidget::mouseReleaseEvent(event);
}

void StripItem::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (m_link && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space))
        Q_EMIT activated();
    else
        QWidget::keyPressEvent(event);
}

void StripItem::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void StripItem::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
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
    if (hasFocus())
        painter.fillRect(0, height() - 2, width(), 2, m_theme.colours().accent);
    painter.setFont(m_captionFont);
    painter.setPen(m_link ? m_theme.colours().accent : m_theme.colours().muted);
    painter.drawText(area, flags, m_caption);
    if (m_value.isEmpty())
        return;
    area.setLeft(area.left() + QFontMetrics(m_captionFont).horizontalAdvance(m_caption) + valueGap);
    painter.setFont(m_valueFont);
    painter.setPen(m_theme.colours().text);
    painter.drawText(area, flags, m_value);
}

} // namespace billow
