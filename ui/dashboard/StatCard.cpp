// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/StatCard.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QPainter>
#include <QVBoxLayout>

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

using namespace Qt::StringLiterals;

namespace {
constexpr int sparklineFrom = 220; ///< the width of the card; below it the words need the room
constexpr int leastSparkline = 32; ///< pixels; a narrower one shows nothing
} // namespace

StatCard::StatCard(const QString &caption, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_captionText(caption)
    , m_caption(new ElidedLabel(theme, TextRank::Caption, this))
    , m_figure(new ElidedLabel(theme, TextRank::Figure, this))
    , m_foot(new ElidedLabel(theme, TextRank::Caption, this))
    , m_sparkline(new Sparkline(theme, this))
{
    setLook(this, u"card"_s);
    setAccessibleRole(this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // all cards of a row are equally wide
    m_caption->setText(caption);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::tiny);
    layout->addWidget(m_caption);
    layout->addWidget(m_figure);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_foot, 1);
    foot->addWidget(m_sparkline);
    layout->addLayout(foot);
}

void StatCard::setFigure(const QString &figure, const QString &code)
{
    m_figureText = figure;
    m_code = code;
    tell();
}

void StatCard::showFoot(bool shown)
{
    m_footShown = shown;
    m_foot->setVisible(shown);
    // Not shown and hidden: this is called in the middle of layouts.
    QSize line = m_sparkline->sizeHint();
    if (!shown || width() < sparklineFrom)
        line = QSize(0, 0);
    else // the words come first
        line.setWidth(std::min(line.width(), room() - m_foot->sizeHint().width() - space::small));
    if (line.width() < leastSparkline)
        line.setWidth(0);
    m_sparkline->setFixedSize(line);
}

void StatCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    showFoot(m_footShown);
}

void StatCard::setFoot(const QString &foot, const QStringList &shorter)
{
    m_foot->setText(foot, shorter);
    showFoot(m_footShown);
    tell();
}

QString StatCard::caption() const
{
    return m_caption->text();
}

QString StatCard::figure() const
{
    return m_figure->text();
}

QString StatCard::foot() const
{
    return m_foot->text();
}

int StatCard::room() const
{
    return contentsRect().width() - 2 * space::large;
}

int StatCard::fittingSize(bool withCode) const
{
    const QFont full = m_theme.font(TextRank::Figure);
    const int wanted = QFontMetrics(full).horizontalAdvance(figureText(withCode)) + 2;
    if (wanted <= room())
        return full.pixelSize();
    const int least = m_theme.font(TextRank::Caption).pixelSize();
    return std::clamp(full.pixelSize() * room() / wanted, least, full.pixelSize());
}

int StatCard::leastWidth() const
{
    QFont smallest = m_theme.font(TextRank::Figure);
    smallest.setPixelSize(m_theme.font(TextRank::Caption).pixelSize());
    return QFontMetrics(smallest).horizontalAdvance(m_figureText) + 2 * space::large + 2 * frameWidth() + 2;
}

void StatCard::show(int pixelSize, bool withCode)
{
    const bool codeAbove = !withCode && !m_code.isEmpty();
    m_caption->setText(codeAbove ? m_captionText + u" · "_s + m_code : m_captionText);
    m_figure->setText(figureText(withCode));
    m_figure->setPixelSize(pixelSize);
}

QString StatCard::figureText(bool withCode) const
{
    return withCode && !m_code.isEmpty() ? m_code + QChar(QChar::Nbsp) + m_figureText : m_figureText;
}

void StatCard::tell()
{
    setAccessibleName(m_captionText + u": "_s + figureText(true) + u", "_s + m_foot->text());
}

} // namespace billow
