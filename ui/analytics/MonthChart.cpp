// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/MonthChart.h"

#include "ui/format/MoneyFormat.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>

namespace billow {

namespace {
constexpr double barWidth = 0.62; // of the room for one
constexpr double headroom = 1.12; // for the value above the tallest
} // namespace

MonthChart::MonthChart(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : Plot(format, theme, parent)
{
    setOpens(tr("Click a month to show its invoices"));
}

void MonthChart::setBars(const QList<Bar> &bars, int room)
{
    if (bars == m_bars)
        return;
    m_bars = bars;
    double largest = 0;
    QList<Tick> ticks;
    for (const Bar &bar : bars) {
        largest = std::max(largest, bar.value);
        ticks.append({static_cast<double>(ticks.size()), bar.label});
    }
    setPlaces(static_cast<int>(std::max<qsizetype>(bars.size(), room)), 0.5);
    setScale(ValueScale::upTo(largest * headroom, false));
    setTicks(ticks);
}

/// With as many decimals as all of them have room for.
QStringList MonthChart::valueTexts(double room) const
{
    const QFontMetrics metrics(font());
    const double top = valueScale().top();
    for (int decimals = 2; decimals >= 0; --decimals) {
        QStringList texts;
        int widest = 0;
        for (const Bar &bar : m_bars) {
            texts.append(compactNumber(bar.value, top, format(), decimals));
            widest = std::max(widest, metrics.horizontalAdvance(texts.last()));
        }
        if (widest <= room)
            return texts;
    }
    return {};
}

void MonthChart::drawValues(QPainter &painter) const
{
    const QFontMetrics metrics(font());
    const Colours &colours = theme().colours();
    const double room = position(1, 0).x() - position(0, 0).x();
    const double half = room * barWidth / 2;
    const QStringList texts = valueTexts(room);
    for (qsizetype place = 0; place < m_bars.size(); ++place) {
        // More credited than invoiced: no bar, but the figure.
        const auto barUpTo = [&](double value) {
            const QPointF top = position(static_cast<double>(place), std::max(value, 0.0));
            return QRectF(QPointF(top.x() - half, top.y()), QPointF(top.x() + half, area().bottom()));
        };
        const QRectF bar = barUpTo(m_bars.at(place).value);
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(colours.accentTint);
        painter.drawRect(bar);
        painter.setBrush(colours.accent);
        painter.drawRect(barUpTo(std::min(m_bars.at(place).vat, m_bars.at(place).value)));
        if (inspected() == place) {
            painter.setPen(QPen(colours.text, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(bar);
        }
        painter.setPen(colours.text);
        painter.drawText(QRectF(bar.center().x() - room, bar.top() - metrics.height() - 2, 2 * room, metrics.height()),
            Qt::AlignHCenter | Qt::AlignBottom, texts.value(place));
    }
}

} // namespace billow
