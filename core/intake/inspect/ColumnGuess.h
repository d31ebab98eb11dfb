// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/ColumnMapping.h"

#include <QStringList>

#include <vector>

namespace billow {

/// The first rows of a file, each a text for each column, without blanks around it.
using SampleRows = std::vector<QStringList>;

/// What the columns of a file most likely are: candidates by their names (see ImportWords), between which the values of
/// \a rows decide. Columns and fields that \a given takes or drops are left alone. Each column is taken once; what
/// is not recognised is left out, and is then for the person to say. The names of \a columns differ.
[[nodiscard]] ColumnMapping guessMapping(
    const QStringList &columns, const SampleRows &rows = {}, const ColumnMapping &given = {});

/// The code of the currency that \a column is named after: "CHF" of "Netto CHF", "EUR" of "Total (€)". Empty: there is
/// none, or the symbol may mean several.
[[nodiscard]] QString currencyInName(const QString &column);

/// Columns that are not mapped, but whose names say that they may hold VAT or a rate.
[[nodiscard]] QStringList unusedTaxColumns(const QStringList &columns, const ColumnMapping &mapping);

} // namespace billow
