// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/MinuteChart.h"

#include "ui/analytics/AnalyticsText.h"
#include "ui/theme/Theme.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>

namespace billow {

namespace {

MinuteFigures average(const std::vector<MinuteFigures> &minutes, std::size_t first, std::size_t end)
{
    MinuteFigures sum = minutes[first];
    for (std::size_t i = first + 1; i < end; ++i) {
        sum.stored += minutes[i].stored;
        sum.displayed += minutes[i].displayed;
        sum.storedTotal += minutes[i].storedTotal;
        sum.displayedTotal += minutes[i].displayedTotal;
    }
    const auto count = static_cast<std::int64_t>(end - first);
    sum.stored = static_cast<std::int64_t>(divideRoundingHalfAway(sum.stored, count));
    sum.displayed = static_cast<std::int64_t>(divideRoundingHalfAway(sum.displayed, count));
    sum.storedTotal = divideRoundingHalfAway(sum.storedTotal, count);
    sum.displayedTotal = divideRoundingHalfAway(sum.displayedTotal, count);
    sum.backlog = minutes[end - 1].backlog;
    return sum;
}

} // namespace

std::chrono::minutes minutesAPoint(const std::vector<MinuteFigures> &minutes)
{
    constexpr std::size_t hour = 60;
    if (minutes.size() <= 2 * hour)
        return std::chrono::minutes(1);
    return std::chrono::minutes(minutes.size() <= 8 * hour ? 5 : 15);
}

std::vector<MinuteFigures> averages(const std::vector<MinuteFigures> &minutes, std::chrono::minutes each)
{
    std::vector<MinuteFigures> points;
    const auto step = static_cast<std::size_t>(each.count());
    points.reserve(minutes.size() / step + 1);
    const auto begins = [&](std::size_t i) { return minutes[i].minute.time_since_epoch().count() % each.count() == 0; };
    std::size_t first = 0;
    while (first < minutes.size() && !begins(first))
        ++first;
    for (; first < minutes.size(); first += step)
        points.push_back(average(minutes, first, std::min(first + step, minutes.size())));
    return points;
}

namespace {

constexpr double inkWidth = 2;
constexpr double solidRadius = 3;
constexpr double hollowRadius = 4.5; // shows behind the other one

/// Minutes between two labels, so that there are five to eight.
int labelStep(int minutes)
{
    constexpr int hour = 60;
    if (minutes <= hour / 2)
        return 5;
    if (minutes <= 2 * hour)
        return 10;
    return minutes <= 8 * hour ? hour : 4 * hour;
}

} // namespace

MinuteChart::MinuteChart(Kind kind, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : Plot(format, theme, parent)
    , m_kind(kind)
{
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
    update();
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

QPen MinuteChart::pen(int line) const
{
    if (line == 0)
        return {ink(0), inkWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
    QPen dashed(ink(1), inkWidth, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({3, 2});
    return dashed;
}

QPolygonF MinuteChart::points(int line) const
{
    const QList<double> &values = m_values[line];
    const qsizetype count = m_kind == Kind::Area ? values.size() : values.size() - 1;
    QPolygonF points;
    for (qsizetype place = 0; place < count; ++place)
        points.append(QPointF(static_cast<double>(place), values.at(place)));
    return points;
}

QPolygonF MinuteChart::polyline(int line) const
{
    QPolygonF polyline = points(line);
    for (QPointF &point : polyline)
        point = position(point.x(), point.y());
    return polyline;
}

void MinuteChart::drawValues(QPainter &painter) const
{
    if (m_values[0].isEmpty())
        return;
    if (m_kind == Kind::Area) {
        drawArea(painter);
    } else {
        painter.setPen(pen(1));
        painter.drawPolyline(polyline(1));
    }
    painter.setPen(pen(0));
    painter.drawPolyline(polyline(0));
    if (m_kind == Kind::TwoLines)
        drawRunning(painter);
    drawInspection(painter);
    drawMarks(painter);
}

/// The way to the running minute, which is not complete: thin dots, so that its marks belong to their lines.
void MinuteChart::drawRunning(QPainter &painter) const
{
    for (int line = 1; line >= 0; --line) {
        const qsizetype last = m_values[line].size() - 1;
        if (last < 1)
            continue;
        painter.setPen(QPen(ink(line), 1, Qt::DotLine));
        painter.drawLine(position(static_cast<double>(last - 1), m_values[line].at(last - 1)),
            position(static_cast<double>(last), m_values[line].at(last)));
    }
}

void MinuteChart::drawArea(QPainter &painter) const
{
    QPolygonF outline = polyline(0);
    outline.append(QPointF(outline.constLast().x(), area().bottom()));
    outline.append(QPointF(outline.constFirst().x(), area().bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().colours().accentTint);
    painter.drawPolygon(outline);
}

void MinuteChart::drawInspection(QPainter &painter) const
{
    if (inspected() < 0)
        return;
    const double x = position(inspected(), 0).x();
    painter.setPen(QPen(theme().colours().muted, 1));
    painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
}

void MinuteChart::drawMarks(QPainter &painter) const
{
    const qsizetype marked = inspected() >= 0 ? inspected() : m_values[0].size() - 1;
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
