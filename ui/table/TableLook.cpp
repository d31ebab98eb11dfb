// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/TableLook.h"

#include "ui/table/TableView.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>

#include <algorithm>

namespace billow {

void dressTable(TableView &table, const Theme &theme, Density density)
{
    dressHeader(*table.horizontalHeader(), theme, density);
    table.setEqualRowHeight(density == Density::Rows
            ? theme.rowHeight()
            : QFontMetrics(theme.font(TextRank::Body)).height() + space::small);
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
