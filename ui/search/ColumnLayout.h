// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceFields.h"
#include "core/invoice/InvoiceQuery.h"

#include <QJsonArray>
#include <QList>

#include <array>

namespace billow {

/// Order, width and visibility of the columns of a list of invoices.
struct ColumnLayout {
    struct Column {
        InvoiceKey field = InvoiceKey::Arrival;
        int width = 0; ///< pixels; above zero, also where it is not shown
        bool shown = true;

        friend bool operator==(const Column &, const Column &) = default;
    };
    QList<Column> columns; ///< every field once, from left to right; empty: as fits the window

    [[nodiscard]] bool isAutomatic() const { return columns.isEmpty(); }
    [[nodiscard]] QList<InvoiceKey> shownFields() const;

    friend bool operator==(const ColumnLayout &, const ColumnLayout &) = default;
};

/// A width in pixels for each InvoiceKey.
using FieldWidths = std::array<int, invoiceFieldCount>;

/// The columns that fit \a available pixels, each at least as wide as \a least says; where they do not all fit the
/// less important give way, risk at last, and number and total stay. What is left goes to the names, then to all alike.
[[nodiscard]] ColumnLayout layoutThatFits(int available, const FieldWidths &least);

/// Chosen columns adapted to a window of another width: name columns shrink and grow, so that the total stays visible
/// and no space is left blank. No amount is narrower than \a least.
[[nodiscard]] ColumnLayout fitted(ColumnLayout chosen, int available, const FieldWidths &least);

[[nodiscard]] QJsonArray toJson(const ColumnLayout &layout);
/// Unknown entries are left out; fields that are not named are hidden at the end, \a least wide.
[[nodiscard]] ColumnLayout columnLayoutFromJson(const QJsonArray &json, const FieldWidths &least);

} // namespace billow
