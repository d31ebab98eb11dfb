// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/BarList.h"

#include "ui/theme/Pill.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int underline = 2; ///< the part of a bar that can be seen without colours
constexpr int tallest = 40; ///< of a row, however much room there is
} // namespace

BarList::BarList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleRole(this, QAccessible::Chart);
    takeTheme();
    connect(&theme, &Theme::changed, this, &BarList::takeTheme);
}

void BarList::takeTheme()
{
    setFont(m_theme.font(TextRank::Body));
    updateGeometry();
    update();
}

void BarList::setRows(const QList<Row> &rows, int least)
{
    if (rows == m_rows && least == m_least)
        return;
    m_rows = rows;
    m_least = least;
    if (m_current >= rows.size())
        m_current = -1;
    updateGeometry();
    update();
}

int BarList::leastRowHeight() const
{
    return fontMetrics().height() + space::small + underline;
}

int BarList::rowHeight() const
{
    const int rows = std::max(m_least, static_cast<int>(m_rows.size()));
    return std::clamp(height() / std::max(1, rows), leastRowHeight(), std::max(tallest, leastRowHeight()));
}

QSize BarList::sizeHint() const
{
    return {0, leastRowHeight() * std::max(m_least, static_cast<int>(m_rows.size()))};
}

QSize BarList::minimumSizeHint() const
{
    return sizeHint();
}

BarList::Columns BarList::columns() const
{
    const QFontMetrics metrics = fontMetrics();
    int full = 0;
    int brief = 0;
    int share = 0;
    for (const Row &row : m_rows) {
        full = std::max(full, metrics.horizontalAdvance(row.amount));
        brief = std::max(brief, metrics.horizontalAdvance(row.shortAmount));
        share = std::max(share, metrics.horizontalAdvance(row.share));
    }
    // The names have the first say.
    const bool inFull = full + share + 2 * space::medium <= width() / 2;
    const int amount = inFull ? full : brief;
    return {width() - amount - share - 2 * space::medium, amount, share, inFull};
}

void BarList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Columns columns = this->columns();
    const int height = rowHeight();
    for (int i = 0; i < m_rows.size(); ++i) {
        const QRect place(0, i * height, width(), height);
        if (i == m_current && m_rows.at(i).opens)
            painter.fillRect(place, m_theme.colours().neutralTint);
        paintRow(painter, m_rows.at(i), place, columns);
    }
}

void BarList::paintRow(QPainter &painter, const Row &row, const QRect &place, const Columns &columns) const
{
    const QRect bar(place.left(), place.top() + 2, columns.bar, place.height() - 4);
    paintBar(painter, row, bar);
    const Colours &colours = m_theme.colours();
    const QRect name = bar.adjusted(space::small, 0, -space::tiny, 0);
    if (row.tone) {
        const Pill pill{row.name, m_theme.ink(*row.tone), m_theme.tint(*row.tone)};
        const int high = fontMetrics().height() + 2;
        pill.paint(painter, QRect(name.left(), name.center().y() - high / 2, pill.width(fontMetrics()), high));
    } else {
        painter.setPen(row.isRest ? colours.muted : colours.text);
        painter.drawText(
            name, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(row.name, Qt::ElideRight, name.width()));
    }
    const int right = place.right() + 1 - columns.share - space::medium;
    painter.setPen(row.isRest ? colours.muted : colours.text);
    painter.drawText(QRect(right - columns.amount, place.top(), columns.amount, place.height()),
        Qt::AlignRight | Qt::AlignVCenter, columns.inFull ? row.amount : row.shortAmount);
    painter.setPen(colours.muted);
    painter.drawText(QRect(right, place.top(), columns.share + space::medium, place.height()),
        Qt::AlignRight | Qt::AlignVCenter, row.share);
}

void BarList::paintBar(QPainter &painter, const Row &row, const QRect &place) const
{
    if (row.isRest)
        return;
    const Colours &colours = m_theme.colours();
    const int length = std::max(underline, qRound(row.length * place.width()));
    const QRect bar(place.left(), place.top(), std::min(length, place.width()), place.height());
    painter.fillRect(bar, row.tone ? colours.neutralTint : colours.accentTint);
    painter.fillRect(QRect(bar.left(), bar.bottom() + 1 - underline, bar.width(), underline),
        row.tone ? m_theme.ink(*row.tone) : colours.accent);
}

bool BarList::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int place = rowAt(help->pos().y());
    if (place < 0) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    const Row &row = m_rows.at(place);
    const QString hint = row.opens ? tr("Click to show these invoices") : QString();
    QToolTip::showText(help->globalPos(),
        u"<p style='white-space:pre'><b>%1</b><br>%2<br>%3</p>"_s.arg(
            row.name.toHtmlEscaped(), row.more.toHtmlEscaped(), hint.toHtmlEscaped()),
        this);
    return true;
}

int BarList::rowAt(int y) const
{
    const int row = y / rowHeight();
    return y >= 0 && row < m_rows.size() ? row : -1;
}

void BarList::moveTo(int row)
{
    if (std::exchange(m_current, row) == row)
        return;
    setCursor(row >= 0 && m_rows.at(row).opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BarList::open(int row)
{
    if (row >= 0 && m_rows.at(row).opens)
        Q_EMIT opened(row);
}

void BarList::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_rows.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(std::max(m_current - 1, std::min(0, last)));
    case Qt::Key_Down:
        return moveTo(std::min(m_current + 1, last));
    case Qt::Key_Home:
        return moveTo(std::min(0, last));
    case Qt::Key_End:
        return moveTo(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return open(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

void BarList::mouseMoveEvent(QMouseEvent *event)
{
    moveTo(rowAt(event->position().toPoint().y()));
}

// Accepted, so that the button's release comes here.
void BarList::mousePressEvent(QMouseEvent *) { }

void BarList::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        open(rowAt(event->position().toPoint().y()));
}

void BarList::leaveEvent(QEvent *)
{
    moveTo(-1);
}

void BarList::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    moveTo(-1);
}

} // namespace billow
