// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/MinuteChart.h"

#include "ui/analytics/AnalyticsText.h"
#include "ui/theme/Theme.h"

#include <QDateTime>
#include <QPainter>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QLineSeries>

#include <algorithm>

namespace billow {

namespace {

constexpr double inkWidth = 2;
constexpr double solidRadius = 3;
constexpr double hollowRadius = 4.5; // shows behind the other one

/// Minutes between two labels, so that there are five to eight.
int labelStep(int minutes)
{
    constexpr int hour = 60;
    if (minutes <= 2 * hour)
        return 10;
    return minutes <= 8 * hour ? hour : 4 * hour;
}

QList<QPointF> points(const QList<double> &values, qsizetype count)
{
    QList<QPointF> points;
    points.reserve(count);
    for (qsizetype place = 0; place < count; ++place)
        points.append(QPointF(static_cast<double>(place), values.at(place)));
    return points;
}

} // namespace

MinuteChart::MinuteChart(Kind kind, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : Plot(format, theme, parent)
    , m_kind(kind)
    , m_lines{new QLineSeries(this), new QLineSeries(this)}
{
    if (kind == Kind::Area) {
        m_area = new QAreaSeries(m_lines[1]);
        add(m_area);
        add(m_lines[0]); // the upper edge alone
    } else {
        add(m_lines[1]);
        add(m_lines[0]); // on top
    }
    start();
}

void MinuteChart::setValues(
    const MinuteAxis &axis, const QList<double> &values, const QList<double> &second, bool whole)
{
    m_values[0] = values;
    m_values[1] = second;
    const qsizetype count = values.size();
    double largest = 0;
    for (const QList<double> &line : m_values) {
        for (const double value : line)
            largest = std::max(largest, value);
    }
    setPlaces(static_cast<int>(count), 0);
    setScale(ValueScale::upTo(largest, whole));
    setLabels(axis, static_cast<int>(count));
    if (m_kind == Kind::Area) {
        // What waits now is as true as what waited before.
        for (QLineSeries *line : m_lines)
            line->replace(points(values, count));
    } else {
        m_lines[0]->replace(points(values, std::max<qsizetype>(count - 1, 0)));
        m_lines[1]->replace(points(second, std::max<qsizetype>(second.size() - 1, 0)));
    }
    viewport()->update();
}

void MinuteChart::setLabels(const MinuteAxis &axis, int count)
{
    if (std::exchange(m_labelled, {axis, count}) == std::pair(axis, count))
        return;
    const int step = labelStep(count * static_cast<int>(axis.each.count()));
    const AnalyticsText text(format());
    QList<Tick> ticks;
    for (int place = 0; place < count; ++place) {
        const UtcMinute minute = axis.first + place * axis.each;
        const QTime time =
            QDateTime::fromSecsSinceEpoch(std::chrono::seconds(minute.time_since_epoch()).count()).time();
        if ((time.hour() * 60 + time.minute()) % step == 0)
            ticks.append({static_cast<double>(place), text.time(minute)});
    }
    setTicks(ticks);
}

QColor MinuteChart::ink(int line) const
{
    return line == 0 ? theme().colours().accent : theme().colours().text;
}

void MinuteChart::takeColours()
{
    QPen solid(ink(0), inkWidth);
    solid.setJoinStyle(Qt::RoundJoin);
    solid.setCapStyle(Qt::RoundCap); // each stretch between two points may be a line of its own
    m_lines[0]->setPen(solid);
    if (m_area) {
        m_area->setPen(Qt::NoPen);
        m_area->setBrush(theme().colours().accentTint);
        return;
    }
    QPen dashed(ink(1), inkWidth, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({3, 2});
    m_lines[1]->setPen(dashed);
}

void MinuteChart::drawMarks(QPainter &painter) const
{
    const qsizetype count = m_values[0].size();
    if (count == 0)
        return;
    if (inspected() >= 0) {
        const double x = position(inspected(), 0).x();
        painter.setPen(QPen(theme().colours().muted, 1));
        painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
    }
    const qsizetype marked = inspected() >= 0 ? inspected() : count - 1;
    for (int line = m_kind == Kind::TwoLines ? 1 : 0; line >= 0; --line) {
        if (marked >= m_values[line].size())
            continue;
        painter.setPen(QPen(ink(line), inkWidth));
        painter.setBrush(line == 0 ? ink(line) : theme().colours().surface);
        const double radius = line == 0 ? solidRadius : hollowRadius;
        painter.drawEllipse(position(static_cast<double>(marked), m_values[line].at(marked)), radius, radius);
    }
}

} // namespace billow
