// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoiceGrid.h"

#include "ui/invoices/InvoiceColumns.h"
#include "ui/invoices/InvoiceDelegate.h"
#include "ui/invoices/InvoiceGridModel.h"
#include "ui/invoices/InvoiceText.h"
#include "ui/table/TableView.h"
#include "ui/theme/Theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The least widths that hold what is usual in each column.
ColumnWidths leastWidths(const MoneyFormat &format, const Theme &theme, const InvoiceGridModel &model)
{
    const QFontMetrics body(theme.font(TextRank::Body));
    const QFontMetrics strong(theme.font(TextRank::Strong));
    const auto [amount, total, risk] = WidestCells::of(format, theme, model.amountDigits(), model.namesCurrencies());
    const int edges = 2 * InvoiceDelegate::padding + 1;
    const auto wide = [&](const QFontMetrics &metrics, const QString &text) {
        return metrics.horizontalAdvance(text) + edges;
    };
    const int name = wide(body, QString(17, u'n'));
    ColumnWidths widths{wide(body, QString(model.numberLength(), u'0')), wide(body, u"2026-11-23"_s), name, name,
        wide(body, u"MW → MW"_s), wide(body, u"Documentary Collection"_s), wide(body, amount), wide(body, amount),
        wide(strong, total), risk + edges};
    for (int column = 0; column < invoiceColumnCount; ++column) {
        const QString heading = InvoiceText::heading(static_cast<InvoiceColumn>(column));
        int &width = widths[static_cast<std::size_t>(column)];
        width = std::max(width, wide(strong, heading)); // a little wider than the heading's own font
    }
    return widths;
}

/// In the order of InvoiceColumn.
std::vector<CellLook> looks()
{
    using enum CellLook;
    return {Plain, Muted, Plain, Plain, Muted, Muted, Amount, MutedAmount, Total, Risk};
}

} // namespace

InvoiceGrid::InvoiceGrid(InvoiceGridModel &model, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : TableView(parent)
    , m_model(model)
    , m_format(format)
    , m_theme(theme)
{
    setUp();
    setModel(&model);
    setItemDelegate(new InvoiceDelegate(theme, looks(), this));
    takeTheme();

    m_fading.setInterval(50ms);
    connect(&m_fading, &QTimer::timeout, this, &InvoiceGrid::fade);
    connect(&theme, &Theme::changed, this, &InvoiceGrid::takeTheme);
    connect(&model, &InvoiceGridModel::cellsWidened, this, &InvoiceGrid::shareColumns);
    connect(&model, &InvoiceGridModel::rowsInserted, this, &InvoiceGrid::afterInsertion);
    connect(this, &TableView::doubleClicked, this, &InvoiceGrid::detailsWanted);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &InvoiceGrid::readingChanged);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &InvoiceGrid::readingChanged);
}

void InvoiceGrid::setUp()
{
    setAccessibleName(tr("Invoices, newest first"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // columns give way instead
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
}

void InvoiceGrid::takeTheme()
{
    dressTable(*this, m_theme);
    m_model.setTintsNewRows(!m_theme.reducedMotion());
    shareColumns();
}

void InvoiceGrid::shareColumns()
{
    const ColumnWidths widths = shareWidth(viewport()->width(), leastWidths(m_format, m_theme, m_model));
    for (int column = 0; column < invoiceColumnCount; ++column) {
        const int width = widths[static_cast<std::size_t>(column)];
        horizontalHeader()->setSectionHidden(column, width == 0);
        if (width > 0)
            horizontalHeader()->resizeSection(column, width);
    }
}

bool InvoiceGrid::isBeingRead() const
{
    return verticalScrollBar()->value() > verticalScrollBar()->minimum() || selectionModel()->hasSelection();
}

void InvoiceGrid::showNewest()
{
    selectionModel()->clear();
    scrollToTop();
}

void InvoiceGrid::afterInsertion()
{
    // The current cell goes down with its row. Where nothing is selected nobody is on it, and the next key begins on
    // top.
    if (!selectionModel()->hasSelection() && currentIndex().isValid())
        selectionModel()->clearCurrentIndex();
    if (!m_fading.isActive() && m_model.freshRowCount() > 0)
        m_fading.start();
}

void InvoiceGrid::fade()
{
    const int rows = m_model.freshRowCount();
    if (rows == 0)
        m_fading.stop();
    // Those that have faded since the last time need to be painted once more.
    const int last = rows + static_cast<int>(NewRowHighlight::mostAtOnce);
    viewport()->update(0, 0, viewport()->width(), last * equalRowHeight() - verticalOffset());
}

void InvoiceGrid::resizeEvent(QResizeEvent *event)
{
    TableView::resizeEvent(event);
    shareColumns();
}

void InvoiceGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Home && event->modifiers() == Qt::NoModifier) {
        Q_EMIT newestWanted();
    } else if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (currentIndex().isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT detailsWanted();
    } else if (event->key() == Qt::Key_Escape) {
        selectionModel()->clear();
    } else {
        TableView::keyPressEvent(event);
    }
}

void InvoiceGrid::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPoint below = viewport()->mapToGlobal(visualRect(current).bottomLeft() + QPoint(space::page, 0));
    Q_EMIT menuWanted(byMouse ? event->globalPos() : below);
}

void InvoiceGrid::copy()
{
    QList<Seq> seqs;
    for (const int row : selectedRows(mostCopied))
        seqs.append(m_model.seqAt(row));
    if (!seqs.isEmpty())
        Q_EMIT copyWanted(seqs, selectedRowCount());
}

} // namespace billow
