// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/SmallTable.h"

#include "ui/table/TableView.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>

#include <algorithm>

namespace billow {

namespace {
constexpr int rowsMeasured = 100;
constexpr int leastElastic = 60; ///< pixels
} // namespace

SmallTable::SmallTable(QAbstractItemModel &model, std::vector<CellLook> looks, std::vector<int> elastic,
    const Theme &theme, QWidget *parent)
    : TableView(parent)
    , m_theme(theme)
    , m_looks(std::move(looks))
    , m_elastic(std::move(elastic))
{
    setModel(&model);
    setItemDelegate(new InvoiceDelegate(theme, m_looks, this));
    horizontalHeader()->setMinimumSectionSize(24);
    takeTheme();
    connect(&model, &QAbstractItemModel::modelReset, this, &SmallTable::fit);
    connect(&theme, &Theme::changed, this, &SmallTable::takeTheme);
}

void SmallTable::takeTheme()
{
    dressTable(*this, m_theme);
    fit();
}

int SmallTable::widthOf(int column) const
{
    const bool strong = m_looks.at(static_cast<std::size_t>(column)) == CellLook::Total;
    const QFontMetrics metrics(m_theme.font(strong ? TextRank::Strong : TextRank::Body));
    const QFontMetrics heading(horizontalHeader()->font());
    int width = heading.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
    const int rows = std::min(model()->rowCount(), rowsMeasured);
    for (int row = 0; row < rows; ++row)
        width = std::max(width, metrics.horizontalAdvance(model()->index(row, column).data().toString()));
    return width + 2 * InvoiceDelegate::padding + 2;
}

void SmallTable::fit()
{
    if (m_elastic.empty())
        return;
    int left = viewport()->width();
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (horizontalHeader()->isSectionHidden(column) || std::ranges::find(m_elastic, column) != m_elastic.end())
            continue;
        horizontalHeader()->resizeSection(column, widthOf(column));
        left -= horizontalHeader()->sectionSize(column);
    }
    const int share = std::max(leastElastic, left / static_cast<int>(m_elastic.size()));
    for (const int column : m_elastic)
        horizontalHeader()->resizeSection(column,
            column == m_elastic.back() ? std::max(leastElastic, left - share * (static_cast<int>(m_elastic.size()) - 1))
                                       : share);
}

void SmallTable::resizeEvent(QResizeEvent *event)
{
    TableView::resizeEvent(event);
    fit();
}

} // namespace billow
