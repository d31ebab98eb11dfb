// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>
#include <QDate>

namespace billow {

/// The parts of a filter that are set and cleared as one.
enum class FilterPart {
    Text,
    Kind,
    Check,
    Issued,
    Due,
    Amount,
    Currency,
    Seller,
    Buyer,
    Country,
    Payment,
    Risk,
    Source,
    Displayed
};

/// A filter in words.
class FilterWords final {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
public:
    FilterWords() = delete;

    /// What is set, each with its words: "Minimum total: 1,000", "Risk: Amber or Red", …
    [[nodiscard]] static QList<std::pair<FilterPart, QString>> of(
        const InvoiceFilter &filter, const MoneyFormat &format);
    /// All in one line; "All invoices" where nothing is set.
    [[nodiscard]] static QString line(const InvoiceFilter &filter, const MoneyFormat &format);
    /// "Sorted by Total, descending".
    [[nodiscard]] static QString order(const InvoiceOrder &order);

private:
    static QString issued(const InvoiceFilter &filter);
    static QString due(const InvoiceFilter &filter);
    static QString amount(const InvoiceFilter &filter, const MoneyFormat &format);
    static QString risks(const std::vector<RiskProfile> &risks);
};

[[nodiscard]] InvoiceFilter without(InvoiceFilter filter, FilterPart part);
[[nodiscard]] bool isSet(const InvoiceFilter &filter, FilterPart part);

/// The day of a moment, in the local time zone.
[[nodiscard]] QDate dayOf(UtcTime time);

} // namespace billow
