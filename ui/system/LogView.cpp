// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/LogView.h"

#include "ui/system/LogModel.h"
#include "ui/system/SystemWording.h"
#include "ui/table/TableView.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

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

LogView::LogView(LogModel &model, const Theme &theme, QWidget *parent)
    : TableView(parent)
    , m_model(model)
    , m_theme(theme)
{
    setUp();
    setModel(&model);
    setItemDelegate(new LogDelegate(theme, this));
    takeTheme();
    connect(&theme, &Theme::changed, this, &LogView::takeTheme);
    const auto remember = [this] { m_follows = isAtEnd(); };
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, remember);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &LogView::followEnd);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        m_follows = isAtEnd();
        m_kept = verticalScrollBar()->value() - (last - first + 1) * equalRowHeight();
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (!m_follows)
            verticalScrollBar()->setValue(m_kept); // the lines in view stay where they are
        followEnd();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_follows = true;
        followEnd();
    });
}

void LogView::setUp()
{
    setAccessibleName(tr("Log, newest line last"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the message gives way instead
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void LogView::takeTheme()
{
    dressTable(*this, m_theme, Density::Lines);
    shareColumns();
}

void LogView::shareColumns()
{
    const QFontMetrics body(m_theme.font(TextRank::Body));
    const QFontMetrics strong(m_theme.font(TextRank::Strong));
    const int edges = 2 * LogDelegate::padding + 1;
    const int time = body.horizontalAdvance(u"00:00:00.000"_s) + edges;
    int level = 0;
    for (const LogLevel each : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error})
        level = std::max(level, strong.horizontalAdvance(SystemWording::level(each)) + edges);
    const int category = body.horizontalAdvance(u"coordinator"_s) + edges;
    horizontalHeader()->resizeSection(static_cast<int>(LogColumn::Time), time);
    horizontalHeader()->resizeSection(static_cast<int>(LogColumn::Level), level);
    horizontalHeader()->resizeSection(static_cast<int>(LogColumn::Category), category);
    horizontalHeader()->resizeSection(
        static_cast<int>(LogColumn::Message), std::max(100, viewport()->width() - time - level - category));
}

bool LogView::isAtEnd() const
{
    const QScrollBar *bar = verticalScrollBar();
    return bar->value() >= bar->maximum();
}

void LogView::followEnd()
{
    if (m_follows)
        scrollToBottom();
}

QString LogView::selectedText() const
{
    QString text;
    const QList<int> rows = selectedRows(m_model.rowCount());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model.rowCount(); ++row)
            text += LogModel::asText(m_model.entry(row)) + u'\n';
    }
    for (const int row : rows)
        text += LogModel::asText(m_model.entry(row)) + u'\n';
    return text;
}

void LogView::copySelected() const
{
    QGuiApplication::clipboard()->setText(selectedText());
}

void LogView::resizeEvent(QResizeEvent *event)
{
    const bool follows = isAtEnd();
    TableView::resizeEvent(event);
    shareColumns();
    m_follows = follows;
    followEnd();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
    } else if (event->key() == Qt::Key_Escape) {
        selectionModel()->clear();
    } else if (event->key() == Qt::Key_End && event->modifiers() == Qt::NoModifier) {
        // Within a line nobody wants to go to the last column.
        selectionModel()->clear();
        scrollToBottom();
    } else if (event->key() == Qt::Key_Home && event->modifiers() == Qt::NoModifier) {
        scrollToTop();
    } else {
        TableView::keyPressEvent(event);
    }
}

} // namespace billow
