// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

class QHeaderView;
class QTableView;

namespace billow {

class Theme;

/// How much room the lines of a table take.
enum class Density {
    Rows, ///< of invoices and the like
    Lines, ///< of text
};

/// A table as all of the window are: whole rows are selected, nothing is edited, and there is no grid but the line that
/// the delegate draws.
void showRows(QTableView &table);
/// The theme's font and heights, to be set again whenever it changes.
void dressTable(QTableView &table, const Theme &theme, Density density = Density::Rows);
void dressHeader(QHeaderView &header, const Theme &theme, Density density = Density::Rows);

} // namespace billow
