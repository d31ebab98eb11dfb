// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/LogDelegate.h"

#include "ui/system/LogModel.h"
#include "ui/table/TableView.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace billow {

using namespace Qt::StringLiterals;

LogDelegate::LogDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = m_theme.colours();
    const auto column = static_cast<LogColumn>(index.column());
    const auto tone = static_cast<Tone>(index.data(LogModel::ToneRole).toInt());
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours.accentTint);
    else if (const auto *table = qobject_cast<const TableView *>(option.widget);
             table && table->hoveredRow() == index.row())
        painter->fillRect(option.rect, colours.hover);
    const QFont font = m_theme.font(column == LogColumn::Level ? TextRank::Strong : TextRank::Body);
    const QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    painter->setFont(font);
    if (column == LogColumn::Level)
        painter->setPen(m_theme.ink(tone));
    else
        painter->setPen(column == LogColumn::Message ? colours.text : colours.muted);
    painter->drawText(area, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width()));
}

bool LogDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString shown = index.data().toString();
    const QString whole = index.data(Qt::ToolTipRole).toString();
    const QFontMetrics metrics(m_theme.font(TextRank::Body));
    const bool elided = metrics.horizontalAdvance(shown) > option.rect.width() - 2 * padding;
    const QString tip = elided || index.column() == static_cast<int>(LogColumn::Time) ? whole : QString();
    QToolTip::showText(event->globalPos(), plainToolTip(tip), view, option.rect);
    return true;
}

} // namespace billow
