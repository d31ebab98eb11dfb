// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/intake/inspect/ColumnGuess.h"
#include "core/intake/TextSource.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace billow {

/// Where the table is in the first bytes of a file.
struct FoundTable {
    char separator = ',';
    qint64 headerLine = 1;
    QStringList columns; ///< each different: a second "Amount" is "Amount (2)", one without a name "Column 3"
    QStringList repeated; ///< the names that more than one column has
    SampleRows rows; ///< the first below the header
    std::vector<qint64> lines; ///< of the rows
    QStringList first; ///< the cells of the first record, which may be above the header
    qint64 firstWindows1252 = 0; ///< the first line that is not UTF-8; 0: none
    QString windows1252Text; ///< the cell of it
};

struct TableHints {
    TextEncoding::Kind encoding = TextEncoding::Kind::Utf8OrWindows1252;
    std::optional<char> separator;
    std::optional<int> skipLines;
    QStringList columns; ///< names that the header is known to have
};

/// Tells a header from the lines above it by the names that it has. \a isWhole says that \a head is all of the file.
[[nodiscard]] Result<FoundTable> findTable(const QByteArray &head, bool isWhole, const TableHints &hints);

} // namespace billow
