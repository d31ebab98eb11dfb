// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/ActorDelegate.h"

#include "ui/system/ActorTreeModel.h"
#include "ui/theme/Look.h"
#include "ui/theme/Pill.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int alignment = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;

ActorColumn columnOf(const QModelIndex &index)
{
    return static_cast<ActorColumn>(index.column());
}

} // namespace

ActorDelegate::ActorDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ActorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ActorColumn column = columnOf(index);
    if (column == ActorColumn::Name)
        return paintName(*painter, option.rect, index);
    if (column == ActorColumn::State)
        return paintState(*painter, option.rect, index);
    const QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    const QFont font = m_theme.font(TextRank::Body);
    const QString text = index.data().toString();
    const bool quiet = column == ActorColumn::LastError || text == u"0"_s || text == u"–"_s;
    painter->setFont(font);
    painter->setPen(quiet ? m_theme.colours().muted : m_theme.colours().text);
    painter->drawText(area, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
}

void ActorDelegate::paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QString strategy = index.data(ActorTreeModel::StrategyRole).toString();
    QRect area = cell.adjusted(space::tiny, 0, -padding, 0);
    const QFont font = m_theme.font(strategy.isEmpty() ? TextRank::Body : TextRank::Strong);
    const QString name = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width());
    painter.setFont(font);
    painter.setPen(m_theme.colours().text);
    painter.drawText(area, alignment, name);
    area.setLeft(area.left() + QFontMetrics(font).horizontalAdvance(name) + space::small);
    const QFont caption = m_theme.font(TextRank::Caption);
    const QFontMetrics metrics(caption);
    // Half a word would say nothing; the tooltip says it all.
    if (strategy.isEmpty() || metrics.horizontalAdvance(strategy) > area.width())
        return;
    painter.setFont(caption);
    painter.setPen(m_theme.colours().muted);
    painter.drawText(area, alignment, strategy);
}

void ActorDelegate::paintState(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    QFont font = m_theme.font(TextRank::Caption);
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    const auto tone = static_cast<Tone>(index.data(ActorTreeModel::ToneRole).toInt());
    const Pill pill{index.data().toString(), m_theme.ink(tone), m_theme.tint(tone), true};
    const int height = metrics.height() + 2;
    const int width = std::min(pill.width(metrics), cell.width() - 2 * padding);
    painter.setFont(font);
    pill.paint(painter, QRect(cell.left() + padding, cell.top() + (cell.height() - height) / 2, width, height));
}

QSize ActorDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, m_theme.rowHeight()};
}

bool ActorDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString();
    const QFontMetrics metrics(m_theme.font(TextRank::Body));
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty() && metrics.horizontalAdvance(text) > option.rect.width() - 2 * padding)
        tip = text;
    QToolTip::showText(event->globalPos(), plainToolTip(tip), view, option.rect);
    return true;
}

} // namespace billow
