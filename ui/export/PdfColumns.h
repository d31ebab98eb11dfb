// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/search/SearchText.h"

#include <QFontMetricsF>
#include <QList>

namespace billow {

/// A column of a printed table.
struct PdfColumn {
    InvoiceKey field = InvoiceKey::Arrival;
    double left = 0;
    double width = 0;
    bool right = false; ///< the text stands at the right
};

/// As many of \a fields as fit \a width, from left to right; where they do not all fit the less important give way.
/// What is left goes to the names. All in the units of \a metrics.
[[nodiscard]] QList<PdfColumn> pdfColumns(const QList<InvoiceKey> &fields, double width, const QFontMetricsF &metrics);

} // namespace billow
