// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoiceDelegate.h"

#include "core/invoice/Invoice.h"
#include "ui/format/Wording.h"
#include "ui/invoices/InvoiceGridModel.h"
#include "ui/table/TableView.h"
#include "ui/theme/Look.h"
#include "ui/theme/Pill.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isMuted(CellLook look)
{
    return look == CellLook::Muted || look == CellLook::MutedAmount;
}

/// Qt tells it of a cell only.
bool isHovered(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const TableView *>(option.widget);
    return table && table->hoveredRow() == index.row();
}

/// Qt tells it of the current cell only, and keys move by rows.
bool isCurrentRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->hasFocus() && view->currentIndex().row() == index.row();
}

bool isRightAligned(CellLook look)
{
    return look == CellLook::Amount || look == CellLook::MutedAmount || look == CellLook::Total;
}

} // namespace

InvoiceDelegate::InvoiceDelegate(const Theme &theme, std::vector<CellLook> looks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_looks(std::move(looks))
    , m_bodyMetrics(m_body)
    , m_strongMetrics(m_strong)
    , m_captionMetrics(m_caption)
{
    takeFonts();
    connect(&theme, &Theme::changed, this, &InvoiceDelegate::takeFonts);
}

void InvoiceDelegate::takeFonts()
{
    m_body = m_theme.font(TextRank::Body);
    m_strong = m_theme.font(TextRank::Strong);
    m_caption = m_theme.font(TextRank::Caption);
    m_caption.setWeight(QFont::DemiBold);
    m_bodyMetrics = QFontMetrics(m_body);
    m_strongMetrics = QFontMetrics(m_strong);
    m_captionMetrics = QFontMetrics(m_caption);
}

CellLook InvoiceDelegate::lookOf(const QModelIndex &index) const
{
    return m_looks.at(static_cast<std::size_t>(index.column()));
}

void InvoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const CellLook look = lookOf(index);
    if (look == CellLook::Risk) {
        paintRisk(*painter, option.rect, index);
        return;
    }
    const QString text = elided(index, option.rect.width());
    if (text.isEmpty())
        return;
    painter->setFont(look == CellLook::Total ? m_strong : m_body);
    painter->setPen(isMuted(look) ? m_theme.colours().muted : m_theme.colours().text);
    const Qt::Alignment side =
        QStyle::visualAlignment(option.direction, isRightAligned(look) ? Qt::AlignRight : Qt::AlignLeft);
    painter->drawText(option.rect.adjusted(padding, 0, -padding, 0),
        static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

void InvoiceDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = m_theme.colours();
    const QRect &cell = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter.fillRect(cell, colours.accentTint);
    } else if (const double fresh = index.data(InvoiceGridModel::FreshRole).toDouble(); fresh > 0) {
        QColor tint = colours.newRow;
        tint.setAlphaF(static_cast<float>(fresh));
        painter.fillRect(cell, tint);
    }
    if (!(option.state & QStyle::State_Selected) && isHovered(option, index))
        painter.fillRect(cell, colours.hover);
    painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, colours.rowLine);
    const bool atTheEdge = cell.left() <= 0 && cell.right() >= 0; // whichever column has been scrolled or moved there
    if (atTheEdge && isCurrentRow(option, index))
        painter.fillRect(0, cell.top(), 3, cell.height() - 1, colours.accent);
}

void InvoiceDelegate::paintRisk(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QVariant risk = index.data(InvoiceGridModel::RawRole);
    if (!risk.isValid())
        return;
    const Tone tone = toneOf(static_cast<RiskProfile>(risk.toInt()));
    const Pill pill{index.data().toString(), m_theme.ink(tone), m_theme.tint(tone)};
    const int height = m_captionMetrics.height() + 2;
    const int width = std::min(pill.width(m_captionMetrics), cell.width() - 2 * padding);
    painter.setFont(m_caption);
    pill.paint(painter, QRect(cell.left() + padding, cell.top() + (cell.height() - height) / 2, width, height));
}

QString InvoiceDelegate::elided(const QModelIndex &index, int cellWidth) const
{
    const QString text = index.data().toString();
    return metrics(index).elidedText(text, Qt::ElideRight, cellWidth - 2 * padding);
}

const QFontMetrics &InvoiceDelegate::metrics(const QModelIndex &index) const
{
    return lookOf(index) == CellLook::Total ? m_strongMetrics : m_bodyMetrics;
}

QSize InvoiceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    const int width = lookOf(index) == CellLook::Risk ? Pill{text, {}, {}}.width(m_captionMetrics)
                                                      : metrics(index).horizontalAdvance(text);
    return {width + 2 * padding + 1, m_theme.rowHeight()};
}

bool InvoiceDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString();
    const bool whole = lookOf(index) == CellLook::Risk || elided(index, option.rect.width()) == text;
    const QString more = index.data(Qt::ToolTipRole).toString();
    const QString tip = more.isEmpty() && !whole ? text : more;
    QToolTip::showText(event->globalPos(), plainToolTip(tip), view, option.rect);
    return true;
}

} // namespace billow
