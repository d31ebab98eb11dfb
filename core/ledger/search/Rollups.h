// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/invoice/Analytics.h"

#include <QHash>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

// The rows of the tables that migration 2 made, and how they are added up from invoices.

namespace billow {

/// By what invoices are rolled up.
enum class Dimension { Month, Seller, Buyer, ExportingCountry, ImportingCountry, PaymentMechanism, Risk, Source, Vat };

/// As it stands in the table: the column's name, "month", or "vat".
[[nodiscard]] QString toString(Dimension dimension);
[[nodiscard]] std::optional<Dimension> dimensionFromString(QStringView text);

/// Of what dimension Vat adds up.
struct VatKey {
    std::chrono::year_month month{};
    VatCategory category = VatCategory::Standard;
    VatRate rate;

    /// "2026-11 S 19000": month, code and thousandths of a percent.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<VatFigures> figuresOf(const QString &key, const CurrencyTotals &totals);

    friend auto operator<=>(const VatKey &, const VatKey &) = default;
};

/// One row of table rollups.
struct Rollup {
    Dimension dimension = Dimension::Month;
    QString key; ///< empty: the invoices that have no such value
    CurrencyTotals totals;
};

/// The row of table rollup_state.
struct RollupState {
    Seq upTo = 0; ///< the invoices up to it are in rollups
    Seq storedAfter = 0; ///< behind it minute_totals counts what is stored,
    Seq displayedAfter = 0; ///< and behind this one what is displayed

    friend bool operator==(const RollupState &, const RollupState &) = default;
};

/// One row of table minute_totals.
struct MinuteTotals {
    UtcMinute minute{};
    Currency currency;
    std::int64_t storedCount = 0;
    Int128 storedTotal = 0;
    std::int64_t displayedCount = 0;
    Int128 displayedTotal = 0;

    friend bool operator==(const MinuteTotals &, const MinuteTotals &) = default;
};

/// Adds up minute by minute.
class MinuteSums final {
public:
    void addStored(UtcTime at, const Totals &totals);
    void addDisplayed(UtcTime at, const Totals &totals);
    void clear() { m_rows.clear(); }

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    /// By minute and currency.
    [[nodiscard]] std::vector<MinuteTotals> rows() const;

private:
    MinuteTotals &row(UtcTime at, Currency currency);

    std::map<std::pair<UtcMinute, Currency>, MinuteTotals> m_rows;
};

/// Rolls invoices up by every dimension.
class RollupSums final {
public:
    void add(const Invoice &invoice);
    /// In no particular order.
    [[nodiscard]] std::vector<Rollup> rows() const;

private:
    void addVat(const Invoice &invoice);

    std::map<std::chrono::year_month, Totals> m_months;
    QHash<QString, Totals> m_sellers;
    QHash<QString, Totals> m_buyers;
    std::map<std::optional<CountryCode>, Totals> m_exportingCountries;
    std::map<std::optional<CountryCode>, Totals> m_importingCountries;
    QHash<QString, Totals> m_paymentMechanisms;
    std::map<std::optional<RiskProfile>, Totals> m_risks;
    QHash<QString, Totals> m_sources;
    std::map<VatKey, Totals> m_vat;
};

/// When the Ledger rolls up, and how much at a time: so much that the figures of a stream at a readable pace are half a
/// second old, and so little that one at full speed hardly notices.
class RollUpPace final {
public:
    using Duration = actor::Clock::Duration;

    /// Between a commit and the step that rolls it up, and between steps while the ledger is busy.
    static constexpr Duration pause = std::chrono::milliseconds(500);

    explicit RollUpPace(Duration now)
        : m_since(now)
    {
    }

    /// The ledger has spent this long on what it was asked for.
    void noteWork(Duration spent) { m_work += spent; }

    struct Step {
        std::int64_t rows; ///< at most
        Duration before; ///< the pause before the next one, where invoices are left
    };
    /// A step begins.
    [[nodiscard]] Step next(Duration now);

private:
    Duration m_since; ///< the last step
    Duration m_work{}; ///< since then
};

} // namespace billow
