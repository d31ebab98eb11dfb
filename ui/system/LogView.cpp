// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/LogView.h"

#include "ui/system/LogDelegate.h"
#include "ui/system/LogModel.h"
#include "ui/system/SystemWording.h"
#include "ui/table/TableLook.h"
#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

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
