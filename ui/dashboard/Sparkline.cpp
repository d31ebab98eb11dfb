// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/Sparkline.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>

namespace billow {

namespace {
constexpr QSize usualSize(100, 26);
constexpr qsizetype fewest = 4; ///< values that make a course; of two there is but a stroke
} // namespace

Sparkline::Sparkline(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(const QList<double> &values, int most)
{
    if (values == m_values && most == m_most)
        return;
    m_values = values;
    m_most = std::max(most, 2);
    update();
}

QSize Sparkline::sizeHint() const
{
    return usualSize;
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (m_values.size() < fewest)
        return;
    const double least = *std::min_element(m_values.cbegin(), m_values.cend());
    const double range = *std::max_element(m_values.cbegin(), m_values.cend()) - least;
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -2);
    const double step = area.width() / (m_most - 1);
    const auto point = [&](qsizetype place) {
        const double share = range > 0 ? (m_values.at(place) - least) / range : 0.5;
        return QPointF(area.right() - static_cast<double>(m_values.size() - 1 - place) * step,
            area.bottom() - share * area.height());
    };
    // Single lines: one wide antialiased polyline costs many times as much.
    QList<QLineF> lines;
    lines.reserve(m_values.size());
    for (qsizetype place = 1; place < m_values.size(); ++place)
        lines.append(QLineF(point(place - 1), point(place)));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colours().accent, 1.5));
    painter.drawLines(lines);
}

} // namespace billow
