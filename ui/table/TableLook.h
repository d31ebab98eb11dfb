// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

class QHeaderView;

namespace billow {

class TableView;
class Theme;

/// How much room the lines of a table take.
enum class Density {
    Rows, ///< of invoices and the like
    Lines, ///< of text
};

/// The theme's font and heights, to be set again whenever it changes.
void dressTable(TableView &table, const Theme &theme, Density density = Density::Rows);
void dressHeader(QHeaderView &header, const Theme &theme, Density density = Density::Rows);

} // namespace billow
