// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/ChartCard.h"

#include "ui/theme/FocusMark.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <numeric>

namespace billow {

namespace {
constexpr int strokeLength = 18;
constexpr int strokeWidth = 2;
constexpr int filledHeight = 8;

/// Of the word, for the stroke before it.
int indentOf(ChartLegend::Stroke stroke)
{
    return stroke == ChartLegend::Stroke::None ? 0 : strokeLength + space::small;
}

} // namespace

ChartLegend::ChartLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
    takeTheme();
    connect(&theme, &Theme::changed, this, &ChartLegend::takeTheme);
}

void ChartLegend::takeTheme()
{
    setFont(m_theme.font(TextRank::Body));
    updateGeometry();
    update();
}

QFont ChartLegend::valueFont() const
{
    return m_theme.font(TextRank::Strong);
}

void ChartLegend::setItems(const QList<Item> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    update();
}

QSize ChartLegend::sizeHint() const
{
    return {0, QFontMetrics(valueFont()).height()};
}

QSize ChartLegend::minimumSizeHint() const
{
    return sizeHint();
}

int ChartLegend::widthOf(const Item &item, bool inFull) const
{
    return indentOf(item.stroke) + fontMetrics().horizontalAdvance(item.word) + space::small
        + QFontMetrics(valueFont()).horizontalAdvance(inFull ? item.value : item.shortValue) + space::page;
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    const int all = std::accumulate(m_items.cbegin(), m_items.cend(), -space::page,
        [this](int width, const Item &item) { return width + widthOf(item, true); });
    const bool inFull = all <= width();
    QPainter painter(this);
    int x = 0;
    for (const Item &item : m_items) {
        paintStroke(painter, QRect(x, 0, strokeLength, height()), item.stroke);
        int left = x + indentOf(item.stroke);
        painter.setFont(font());
        painter.setPen(m_theme.colours().muted);
        painter.drawText(QRect(left, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, item.word);
        left += fontMetrics().horizontalAdvance(item.word) + space::small;
        painter.setFont(valueFont());
        painter.setPen(m_theme.colours().text);
        painter.drawText(
            QRect(left, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, inFull ? item.value : item.shortValue);
        x += widthOf(item, inFull);
    }
}

void ChartLegend::paintStroke(QPainter &painter, const QRect &place, Stroke stroke) const
{
    const Colours &colours = m_theme.colours();
    const QLine line(place.left(), place.center().y(), place.right(), place.center().y());
    switch (stroke) {
    case Stroke::Solid:
        painter.setPen(QPen(colours.accent, strokeWidth, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(line);
        return;
    case Stroke::Dashed: {
        QPen pen(colours.text, strokeWidth, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawLine(line);
        return;
    }
    case Stroke::None:
        return;
    case Stroke::Area:
    case Stroke::Bar: {
        const QRect box(place.left(), place.center().y() - filledHeight / 2, place.width(), filledHeight);
        painter.fillRect(box, stroke == Stroke::Bar ? colours.accent : colours.accentTint);
        painter.fillRect(QRect(box.topLeft(), QSize(box.width(), strokeWidth)), colours.accent);
        return;
    }
    }
}

using namespace Qt::StringLiterals;

ChartCard::ChartCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_title(new ElidedLabel(theme, TextRank::Strong, this))
    , m_moment(new ElidedLabel(theme, TextRank::Caption, this))
    , m_legend(new ChartLegend(theme, this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"card"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // all cards of a row are equally wide
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(m_title, 1);
    head->addWidget(m_moment);
    m_layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    m_layout->setSpacing(space::small);
    m_layout->addLayout(head);
    m_layout->addWidget(m_legend);
    m_legend->hide();
    m_moment->hide();

    auto *copying = new QAction(tr("Copy figures"), this);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copying, &QAction::triggered, this, &ChartCard::copy);
    addAction(copying);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ChartCard::setDrawing(QWidget *drawing)
{
    m_drawing = drawing;
    drawing->setAccessibleName(m_title->text());
    new FocusOutline(drawing, this);
    m_layout->addWidget(drawing, 1);
}

void ChartCard::setTitle(const QString &title)
{
    m_title->setText(title);
    if (m_drawing)
        m_drawing->setAccessibleName(title);
}

void ChartCard::setMoment(const QString &moment)
{
    m_moment->setText(moment);
    m_moment->setVisible(!moment.isEmpty());
}

void ChartCard::setLegend(const QList<ChartLegend::Item> &items)
{
    m_legend->setItems(items);
    m_legend->setVisible(!items.isEmpty());
    QStringList parts;
    for (const auto &item : items)
        parts.append(item.word + u' ' + item.value);
    m_legend->setAccessibleName(parts.join(u", "_s));
}

void ChartCard::setTable(const QString &table)
{
    if (table == m_table)
        return;
    m_table = table;
    QString spoken = table;
    spoken.replace(u'\t', u", "_s).replace(u'\n', u"; "_s);
    if (m_drawing)
        m_drawing->setAccessibleDescription(spoken);
}

QString ChartCard::title() const
{
    return m_title->text();
}

QString ChartCard::moment() const
{
    return m_moment->text();
}

void ChartCard::copy() const
{
    QGuiApplication::clipboard()->setText(m_table);
}

} // namespace billow
