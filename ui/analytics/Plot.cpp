// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/Plot.h"

#include "ui/format/MoneyFormat.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace billow {

namespace {

constexpr double mostSteps = 5;

struct Unit {
    double size;
    const char *text;
};

/// The largest first; the last one has no name.
constexpr std::array units{
    Unit{1e12, QT_TRANSLATE_NOOP("CompactNumber", "%1 tn")},
    Unit{1e9, QT_TRANSLATE_NOOP("CompactNumber", "%1 bn")},
    Unit{1e6, QT_TRANSLATE_NOOP("CompactNumber", "%1 M")},
    Unit{1e3, QT_TRANSLATE_NOOP("CompactNumber", "%1 k")},
    Unit{1, nullptr},
};

const Unit &unitOf(double number)
{
    constexpr double longest = 10'000; // shorter ones are written in full
    const auto *plain = &units.back();
    if (std::abs(number) < longest)
        return *plain;
    return *std::ranges::find_if(units, [number](const Unit &unit) { return std::abs(number) >= unit.size; });
}

/// With as many decimals as it needs, at most \a most of them.
QString shortest(double number, const MoneyFormat &format, int most)
{
    const double parts = std::pow(10, most);
    const double rounded = std::round(number * parts) / parts;
    int decimals = most;
    for (int fewer = most - 1; fewer >= 0; --fewer) {
        const double shifted = rounded * std::pow(10, fewer);
        if (std::abs(std::round(shifted) - shifted) < 1e-6)
            decimals = fewer;
    }
    constexpr double exact = 9e15; // whole numbers up to here
    if (decimals == 0 && std::abs(rounded) < exact)
        return format.number(std::llround(rounded));
    return format.decimal(rounded, decimals);
}

} // namespace

ValueScale ValueScale::upTo(double largest, bool whole)
{
    if (!(largest > 0))
        return {};
    const double magnitude = std::pow(10, std::floor(std::log10(largest / mostSteps)));
    double step = magnitude;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        step = factor * magnitude;
        if (largest <= step * mostSteps * (1 + 1e-9))
            break;
    }
    if (whole)
        step = std::max(step, 1.0);
    return {step, std::max(1, static_cast<int>(std::ceil(largest / step - 1e-9)))};
}

QString compactNumber(double number, const MoneyFormat &format)
{
    return compactNumber(number, number, format);
}

QString compactNumber(double number, double reference, const MoneyFormat &format, int decimals)
{
    const Unit &unit = unitOf(reference);
    const bool isLost = number != 0 && std::abs(number) / unit.size * std::pow(10, decimals) < 0.5;
    if (isLost && &unit != &unitOf(number))
        return compactNumber(number, number, format, decimals);
    const QString text = shortest(number / unit.size, format, decimals);
    return unit.text && number != 0 ? QCoreApplication::translate("CompactNumber", unit.text).arg(text) : text;
}

Plot::Plot(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(this, QAccessible::Chart);
    setMouseTracking(true);
    constexpr QSize least(200, 170);
    setMinimumSize(least);
    connect(&theme, &Theme::changed, this, &Plot::takeTheme);
    takeTheme();
}

void Plot::setPlaces(int count, double margin)
{
    m_places = count;
    m_first = -margin;
    m_last = std::max(1, count - 1) + margin;
    update();
    if (m_inspected >= count)
        moveTo(-1);
}

void Plot::setTicks(const QList<Tick> &ticks)
{
    if (ticks == m_ticks)
        return;
    m_ticks = ticks;
    update();
}

void Plot::setScale(const ValueScale &scale)
{
    m_scale = scale;
    layOut();
}

QPointF Plot::position(double place, double value) const
{
    const double share = (place - m_first) / (m_last - m_first);
    return {m_area.left() + share * m_area.width(), m_area.bottom() - value / m_scale.top() * m_area.height()};
}

void Plot::inspect(int place)
{
    place = place < m_places ? place : -1;
    if (place == m_inspected)
        return;
    m_inspected = place;
    update();
}

void Plot::moveTo(int place)
{
    if (place == m_inspected)
        return;
    inspect(place);
    Q_EMIT inspectionMoved(m_inspected);
}

void Plot::takeTheme()
{
    setFont(m_theme.font(TextRank::Caption));
    layOut();
}

QString Plot::labelOf(int step) const
{
    return compactNumber(step * m_scale.step, m_scale.top(), m_format);
}

/// Room for the labels: the widest one decides, so that the area moves only where the scale does.
void Plot::layOut()
{
    const QFontMetrics metrics(font());
    int widest = 0;
    for (int step = 0; step <= m_scale.steps; ++step)
        widest = std::max(widest, metrics.horizontalAdvance(labelOf(step)));
    m_area = QRectF(rect()).adjusted(
        widest + space::small, metrics.height() / 2.0 + 2, -space::small, -metrics.height() - space::small);
    update();
}

void Plot::paintEvent(QPaintEvent *)
{
    QPainter painter(this); // which has the widget's font
    drawGrid(painter);
    drawTicks(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    drawValues(painter);
}

void Plot::drawGrid(QPainter &painter) const
{
    for (int step = 0; step <= m_scale.steps; ++step) {
        const double value = step * m_scale.step;
        const double y = std::round(position(0, value).y());
        painter.setPen(QPen(step == 0 ? m_theme.colours().scrollHandle : m_theme.colours().border, 1));
        painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
        painter.setPen(m_theme.colours().muted);
        const QRectF label(0, y - fontMetrics().height() / 2.0, m_area.left() - space::small, fontMetrics().height());
        painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter, labelOf(step));
    }
}

void Plot::drawTicks(QPainter &painter) const
{
    double taken = -1; // the right end of the last label
    for (const auto &[place, label] : m_ticks) {
        const double width = QFontMetrics(font()).horizontalAdvance(label);
        const double x = position(place, 0).x();
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
        if (taken >= 0 && left < taken + space::small)
            continue;
        taken = left + width;
        painter.setPen(m_theme.colours().muted);
        painter.drawText(QRectF(left, m_area.bottom() + space::tiny, width + 1, QFontMetrics(font()).height()),
            Qt::AlignLeft | Qt::TextSingleLine, label);
    }
}

void Plot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void Plot::mouseMoveEvent(QMouseEvent *event)
{
    if (m_places == 0 || m_area.width() <= 0)
        return;
    const double share = (event->position().x() - m_area.left()) / m_area.width();
    const double place = m_first + share * (m_last - m_first);
    moveTo(std::clamp(static_cast<int>(std::lround(place)), 0, m_places - 1));
}

// Accepted, so that the button's release comes here.
void Plot::mousePressEvent(QMouseEvent *) { }

void Plot::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_opens && event->button() == Qt::LeftButton && m_inspected >= 0
        && rect().contains(event->position().toPoint()))
        Q_EMIT opened(m_inspected);
}

void Plot::setOpens(const QString &hint)
{
    m_opens = true;
    setToolTip(hint);
    setCursor(Qt::PointingHandCursor);
}

void Plot::leaveEvent(QEvent *)
{
    moveTo(-1);
}

void Plot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    moveTo(-1);
}

void Plot::keyPressEvent(QKeyEvent *event)
{
    const int newest = m_places - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_inspected < 0 ? newest : std::max(0, m_inspected - 1));
    case Qt::Key_Right:
        return moveTo(m_inspected < 0 ? newest : std::min(newest, m_inspected + 1));
    case Qt::Key_Home:
        return moveTo(newest < 0 ? -1 : 0);
    case Qt::Key_End:
        return moveTo(newest);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_opens && m_inspected >= 0) {
            Q_EMIT opened(m_inspected);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_inspected >= 0)
            return moveTo(-1);
        break;
    default:
        break;
    }
    event->ignore();
}

} // namespace billow
