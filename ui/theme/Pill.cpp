// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/theme/Pill.h"

#include "ui/theme/Tokens.h"

#include <QPainter>

namespace billow {

namespace {
constexpr int dotSize = 8;
constexpr int dotGap = 7;
constexpr int padding = 9;
} // namespace

int Pill::width(const QFontMetrics &metrics) const
{
    return metrics.horizontalAdvance(word) + 2 * padding + (dot ? dotSize + dotGap : 0);
}

void Pill::paint(QPainter &painter, const QRect &area) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawRoundedRect(area, area.height() / 2.0, area.height() / 2.0);
    QRect text = area.adjusted(padding, 0, -padding, 0);
    if (dot) {
        painter.setBrush(ink);
        painter.drawEllipse(QRect(text.left() + 1, area.center().y() - dotSize / 2 + 1, dotSize, dotSize));
        text.setLeft(text.left() + dotSize + dotGap);
    }
    painter.setPen(ink);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, word);
    painter.restore();
}

} // namespace billow
