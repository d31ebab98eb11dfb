// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Totals.h"
#include "core/invoice/Vat.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

// What may be asked of the ledger's figures, and what is answered: values, the same for every engine and every face.
namespace billow {

/// A moment in UTC, to the minute.
using UtcMinute = std::chrono::sys_time<std::chrono::minutes>;

struct AnalyticsQuery {
    static constexpr std::chrono::minutes longestWindow{24 * 60};
    static constexpr int mostKeys = 100;

    std::optional<Currency> currency; ///< of every amount; nothing: that of most invoices
    std::chrono::minutes window{60}; ///< how far back the figures per minute go; 1 to longestWindow
    int top = 10; ///< how many keys each breakdown names; 1 to mostKeys

    friend bool operator==(const AnalyticsQuery &, const AnalyticsQuery &) = default;
};

/// What happened within one minute. Counts are of all currencies, amounts of the one that was asked for.
struct MinuteFigures {
    UtcMinute minute{}; ///< its beginning
    std::int64_t stored = 0;
    std::int64_t displayed = 0;
    Int128 storedTotal = 0; ///< minor units
    Int128 displayedTotal = 0;
    std::int64_t backlog = 0; ///< stored and not displayed, at its end; of the running minute: now

    friend bool operator==(const MinuteFigures &, const MinuteFigures &) = default;
};

/// The invoices that have something in common, e.g. the seller.
struct KeyFigures {
    QString key; ///< as stored; empty: those that name none
    CurrencyTotals totals;

    friend bool operator==(const KeyFigures &, const KeyFigures &) = default;
};

/// What was invoiced in one month at one category and rate of VAT, less what was credited.
struct VatFigures {
    QString month; ///< as in Analytics::months
    VatCategory category = VatCategory::Standard;
    VatRate rate;
    CurrencyTotals totals; ///< of that part of each invoice; its subtotal is the taxable amount

    friend bool operator==(const VatFigures &, const VatFigures &) = default;
};

/// All invoices of one currency, by the value of one of their fields.
struct Breakdown {
    std::vector<KeyFigures> largest; ///< by total, the largest first
    CurrencyTotals others; ///< of every key that largest does not name; count 0: there is none

    friend bool operator==(const Breakdown &, const Breakdown &) = default;
};

/// The figures at one moment of the ledger. Those per minute are exact up to that moment; all others of the invoices up
/// to upTo, which follows lastSeq within a second or so, and from further behind after an import or a migration.
struct Analytics {
    static constexpr int mostMonths = 12;
    static constexpr int mostVatFigures = 500; ///< the months before these are left out of vat

    std::int64_t epoch = 0; ///< counts resets
    Seq upTo = 0;
    Seq lastSeq = 0; ///< the newest stored invoice
    std::vector<Currency> currencies; ///< that occur up to upTo, sorted by code
    Currency currency; ///< of every amount here
    std::vector<MinuteFigures> minutes; ///< ascending, without a gap, the running one last
    CurrencyTotals total; ///< of all invoices of currency up to upTo
    std::vector<KeyFigures> months; ///< "2026-11" of the date of issue, in UTC; ascending, the newest mostMonths
    std::vector<VatFigures> vat; ///< of these months, by month, category and rate, ascending
    Breakdown sellers;
    Breakdown buyers;
    Breakdown exportingCountries;
    Breakdown importingCountries;
    Breakdown paymentMechanisms;
    Breakdown risks;

    friend bool operator==(const Analytics &, const Analytics &) = default;
};

} // namespace billow

Q_DECLARE_METATYPE(billow::Analytics)
