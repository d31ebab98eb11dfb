// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/NearestName.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace billow {

namespace {

// Levenshtein's distance, one row of the table at a time.
qsizetype editsBetween(const QString &from, const QString &to)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(to.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : from) {
        qsizetype diagonal = row[0]++;
        for (std::size_t column = 1; column < row.size(); ++column) {
            const qsizetype above = row[column];
            const bool same = letter == to.at(static_cast<qsizetype>(column) - 1);
            row[column] = std::min({above + 1, row[column - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

QString nearestName(const QString &mistyped, const QStringList &names)
{
    return *std::ranges::min_element(names, {}, [&](const QString &name) { return editsBetween(mistyped, name); });
}

} // namespace billow
