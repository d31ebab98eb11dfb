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
}

void MonthChart::setBars(const QList<Bar> &bars, int room)
{
    if (bars == m_bars)
        return;
    m_bars = bars;
    double largest = 0;
    QList<Tick> ticks;
    for (const auto &[label, value] : bars) {
        largest = std::max(largest, value);
        ticks.append({static_cast<double>(ticks.size()), label});
    }
    setPlaces(static_cast<int>(std::max<qsizetype>(bars.size(), room)), 0.5);
    setScale(ValueScale::upTo(largest * headroom, false));
    setTicks(ticks);
}

/// With the unit where there is room for all of them; otherwise without, since the axis names it.
QStringList MonthChart::valueTexts(double room) const
{
    const QFontMetrics metrics(font());
    const double top = valueScale().top();
    for (const bool withUnit : {true, false}) {
        QStringList texts;
        int widest = 0;
        for (const Bar &bar : m_bars) {
            texts.append(withUnit ? compactNumber(bar.value, top, format()) : numberInUnit(bar.value, top, format()));
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
    const double room = position(1, 0).x() - position(0, 0).x();
    const QStringList texts = valueTexts(room);
    for (qsizetype place = 0; place < m_bars.size(); ++place) {
        const QPointF top = position(static_cast<double>(place), m_bars.at(place).value);
        const double half = room * barWidth / 2;
        const QRectF bar(QPointF(top.x() - half, top.y()), QPointF(top.x() + half, area().bottom()));
        painter.setPen(QPen(theme().colours().accent, 1));
        painter.setBrush(theme().colours().accent);
        painter.drawRect(bar);
        if (inspected() == place) {
            painter.setPen(QPen(theme().colours().text, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(bar);
        }
        painter.setPen(theme().colours().text);
        painter.drawText(QRectF(top.x() - room, top.y() - metrics.height() - 2, 2 * room, metrics.height()),
            Qt::AlignHCenter | Qt::AlignBottom, texts.value(place));
    }
}

} // namespace billow
