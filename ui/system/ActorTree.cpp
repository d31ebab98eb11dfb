// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/ActorTree.h"

#include "ui/system/ActorTreeModel.h"
#include "ui/system/SystemWording.h"
#include "ui/table/TableView.h"
#include "ui/theme/Look.h"
#include "ui/theme/Pill.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QHoverEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

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

using namespace std::chrono_literals;

namespace {

/// Those that go first where it is narrow.
constexpr ActorColumn givingWay[]{
    ActorColumn::Mean, ActorColumn::Longest, ActorColumn::LastError, ActorColumn::Waiting};

ActorTreeModel::Time now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

ActorTree::ActorTree(ActorTreeModel &model, const Theme &theme, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_theme(theme)
{
    setAccessibleName(tr("Supervision tree"));
    setFrameShape(QFrame::NoFrame);
    viewport()->setAttribute(Qt::WA_Hover);
    setModel(&model);
    setItemDelegate(new ActorDelegate(theme, this));
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // columns give way instead
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setSectionsClickable(false);
    header()->setSectionsMovable(false);
    header()->setMinimumSectionSize(1);
    takeTheme();

    m_fading.setInterval(50ms);
    connect(&m_fading, &QTimer::timeout, this, &ActorTree::fade);
    connect(&theme, &Theme::changed, this, &ActorTree::takeTheme);
    connect(&model, &QAbstractItemModel::modelReset, this, &QTreeView::expandAll);
    connect(&model, &QAbstractItemModel::modelReset, this, &ActorTree::selectionMoved);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &changed) {
        // The cells alone are drawn anew by themselves; the row's tint is beside them, too.
        const QRect cell = visualRect(changed);
        viewport()->update(0, cell.top(), viewport()->width(), cell.height());
        if (!m_fading.isActive() && changed.data(ActorTreeModel::FlashRole).toDouble() > 0)
            m_fading.start();
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActorTree::selectionMoved);
}

QString ActorTree::selectedActor() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() || !m_model.isActor(rows.first()) ? QString() : m_model.signsOf(rows.first())->name;
}

int ActorTree::wholeHeight() const
{
    int rows = 0;
    for (QModelIndex row = m_model.index(0, 0); row.isValid(); row = indexBelow(row))
        ++rows;
    return header()->height() + rows * m_theme.rowHeight();
}

void ActorTree::takeTheme()
{
    dressHeader(*header(), m_theme);
    setIndentation(space::page);
    m_model.setFades(!m_theme.reducedMotion());
    shareColumns();
    scheduleDelayedItemsLayout(); // another font, other heights
}

int ActorTree::leastWidth(int column) const
{
    const QFontMetrics body(m_theme.font(TextRank::Body));
    const QFontMetrics heading(header()->font());
    const int edges = 2 * ActorDelegate::padding + 1;
    const int title = heading.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString()) + edges;
    switch (static_cast<ActorColumn>(column)) {
    case ActorColumn::Name:
        return 2 * indentation() + body.horizontalAdvance(u"Streaming one_for_one"_s) + edges + space::page;
    case ActorColumn::State:
        return Pill{SystemWording::state(actor::State::Unresponsive), {}, {}, true}.width(heading) + edges;
    case ActorColumn::LastError:
        return std::max(title, 120);
    default:
        return std::max(title, body.horizontalAdvance(u"100 000"_s) + edges);
    }
}

void ActorTree::shareColumns()
{
    int total = 0;
    for (int column = 0; column < actorColumnCount; ++column) {
        setColumnHidden(column, false);
        setColumnWidth(column, leastWidth(column));
        total += columnWidth(column);
    }
    for (const ActorColumn column : givingWay) {
        if (total <= viewport()->width())
            break;
        total -= columnWidth(static_cast<int>(column));
        setColumnHidden(static_cast<int>(column), true);
    }
    // What is left over goes to the texts, most of it to the error.
    const int rest = std::max(0, viewport()->width() - total);
    constexpr int error = static_cast<int>(ActorColumn::LastError);
    const int toName = isColumnHidden(error) ? rest : rest / 5;
    setColumnWidth(0, columnWidth(0) + toName);
    if (!isColumnHidden(error))
        setColumnWidth(error, columnWidth(error) + rest - toName);
}

void ActorTree::fade()
{
    if (!m_model.fade(now()))
        m_fading.stop();
}

void ActorTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = m_theme.colours();
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (selectionModel()->isSelected(index)) {
        painter->fillRect(row, colours.accentTint);
    } else if (const double strength = index.data(ActorTreeModel::FlashRole).toDouble(); strength > 0) {
        QColor tint = colours.redTint;
        tint.setAlphaF(static_cast<float>(strength));
        painter->fillRect(row, tint);
    }
    if (m_hoveredTop == row.top() && !selectionModel()->isSelected(index))
        painter->fillRect(row, colours.hover);
    painter->fillRect(row.left(), row.bottom(), row.width(), 1, colours.rowLine);
    if (hasFocus() && currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0))
        painter->fillRect(row.left(), row.top(), 3, row.height() - 1, colours.accent);
    QTreeView::drawRow(painter, option, index);
}

bool ActorTree::viewportEvent(QEvent *event)
{
    const bool enters = event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverMove;
    if (enters || event->type() == QEvent::HoverLeave) {
        const QModelIndex index =
            enters ? indexAt(static_cast<QHoverEvent *>(event)->position().toPoint()) : QModelIndex();
        const int top = index.isValid() ? visualRect(index).top() : outside;
        for (const int changed : {std::exchange(m_hoveredTop, top), top})
            viewport()->update(0, changed, viewport()->width(), m_theme.rowHeight());
    }
    return QTreeView::viewportEvent(event);
}

void ActorTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    shareColumns();
}

} // namespace billow
