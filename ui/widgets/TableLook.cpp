// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/TableLook.h"

#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace billow {

void showRows(QTableView &table)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setCornerButtonEnabled(false);
    table.setTabKeyNavigation(false);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setSectionsClickable(false);
}

void dressTable(QTableView &table, const Theme &theme, Density density)
{
    dressHeader(*table.horizontalHeader(), theme, density);
    const int height =
        density == Density::Rows ? theme.rowHeight() : QFontMetrics(theme.font(TextRank::Body)).height() + space::small;
    table.verticalHeader()->setMinimumSectionSize(height);
    table.verticalHeader()->setDefaultSectionSize(height);
}

void dressHeader(QHeaderView &header, const Theme &theme, Density density)
{
    QFont font = theme.font(TextRank::Caption);
    font.setWeight(QFont::DemiBold);
    const int text = QFontMetrics(font).height();
    header.setFont(font);
    header.setFixedHeight(density == Density::Rows ? std::max(space::headerHeight, text + space::large)
                                                   : std::max(space::rowHeight, text + space::medium));
}

} // namespace billow
