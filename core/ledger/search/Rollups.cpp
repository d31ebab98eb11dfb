// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/Rollups.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

struct DimensionName {
    Dimension dimension;
    QLatin1StringView name;
};

constexpr std::array dimensionNames{
    DimensionName{Dimension::Month, "month"_L1},
    DimensionName{Dimension::Seller, "seller_name"_L1},
    DimensionName{Dimension::Buyer, "buyer_name"_L1},
    DimensionName{Dimension::ExportingCountry, "exporting_country"_L1},
    DimensionName{Dimension::ImportingCountry, "importing_country"_L1},
    DimensionName{Dimension::PaymentMechanism, "payment_mechanism"_L1},
    DimensionName{Dimension::Risk, "risk_profile"_L1},
    DimensionName{Dimension::Source, "source"_L1},
    DimensionName{Dimension::Vat, "vat"_L1},
};

std::chrono::year_month monthOf(QDate date)
{
    return std::chrono::year(date.year()) / date.month();
}

QString keyOf(std::chrono::year_month month)
{
    constexpr int decimal = 10;
    return u"%1-%2"_s.arg(static_cast<int>(month.year()), 4, decimal, QLatin1Char('0'))
        .arg(static_cast<unsigned>(month.month()), 2, decimal, QLatin1Char('0'));
}

QString keyOf(const VatKey &key)
{
    return key.toString();
}

QString keyOf(const std::optional<CountryCode> &country)
{
    return country ? country->code() : QString();
}

QString keyOf(const std::optional<RiskProfile> &risk)
{
    return risk ? toString(*risk) : QString();
}

void append(std::vector<Rollup> &rows, Dimension dimension, const QString &key, const Totals &totals)
{
    for (const CurrencyTotals &sums : totals.byCurrency())
        rows.push_back({dimension, key, sums});
}

template <typename Key>
void append(std::vector<Rollup> &rows, Dimension dimension, const std::map<Key, Totals> &groups)
{
    for (const auto &[key, totals] : groups)
        append(rows, dimension, keyOf(key), totals);
}

void append(std::vector<Rollup> &rows, Dimension dimension, const QHash<QString, Totals> &groups)
{
    for (auto group = groups.cbegin(); group != groups.cend(); ++group)
        append(rows, dimension, group.key(), group.value());
}

} // namespace

QString toString(Dimension dimension)
{
    const auto found = std::ranges::find(dimensionNames, dimension, &DimensionName::dimension);
    return found->name.toString();
}

std::optional<Dimension> dimensionFromString(QStringView text)
{
    for (const auto &[dimension, name] : dimensionNames) {
        if (text == name)
            return dimension;
    }
    return std::nullopt;
}

QString VatKey::toString() const
{
    return u"%1 %2 %3"_s.arg(keyOf(month), billow::toString(category), QString::number(rate.thousandths()));
}

std::optional<VatFigures> VatKey::figuresOf(const QString &key, const CurrencyTotals &totals)
{
    const QStringList parts = key.split(u' ');
    if (parts.size() != 3)
        return std::nullopt;
    bool isNumber = false;
    const auto category = vatCategoryFromString(parts[1]);
    const auto rate = VatRate::fromThousandths(parts[2].toInt(&isNumber));
    if (!category || !isNumber || !rate)
        return std::nullopt;
    return VatFigures{parts[0], *category, *rate, totals};
}

void MinuteSums::addStored(UtcTime at, const Totals &totals)
{
    for (const CurrencyTotals &sums : totals.byCurrency()) {
        MinuteTotals &minute = row(at, sums.currency);
        minute.storedCount += sums.count;
        minute.storedTotal += sums.total;
    }
}

void MinuteSums::addDisplayed(UtcTime at, const Totals &totals)
{
    for (const CurrencyTotals &sums : totals.byCurrency()) {
        MinuteTotals &minute = row(at, sums.currency);
        minute.displayedCount += sums.count;
        minute.displayedTotal += sums.total;
    }
}

std::vector<MinuteTotals> MinuteSums::rows() const
{
    std::vector<MinuteTotals> rows;
    rows.reserve(m_rows.size());
    for (const auto &[key, row] : m_rows)
        rows.push_back(row);
    return rows;
}

MinuteTotals &MinuteSums::row(UtcTime at, Currency currency)
{
    const UtcMinute minute = std::chrono::floor<std::chrono::minutes>(at);
    MinuteTotals &row = m_rows[{minute, currency}];
    row.minute = minute;
    row.currency = currency;
    return row;
}

void RollupSums::add(const Invoice &invoice)
{
    m_months[monthOf(invoice.issuedOn)].add(invoice);
    m_sellers[invoice.sellerName].add(invoice);
    m_buyers[invoice.buyerName].add(invoice);
    m_exportingCountries[invoice.exportingCountry].add(invoice);
    m_importingCountries[invoice.importingCountry].add(invoice);
    m_paymentMechanisms[invoice.paymentMechanism].add(invoice);
    m_risks[invoice.risk].add(invoice);
    m_sources[invoice.source].add(invoice);
    addVat(invoice);
}

void RollupSums::addVat(const Invoice &invoice)
{
    const std::chrono::year_month month = monthOf(invoice.issuedOn);
    if (invoice.vatLines.isEmpty()) {
        m_vat[{month, VatCategory::Standard, invoice.vatRate}].add(invoice);
        return;
    }
    const bool credits = invoice.kind == DocumentKind::CreditNote;
    for (const VatLine &line : invoice.vatLines) {
        const Int128 total = Int128{line.taxable} + line.vat;
        m_vat[{month, line.category, line.rate}].add(CurrencyTotals{.currency = invoice.currency,
            .count = 1,
            .subtotal = line.taxable,
            .vat = line.vat,
            .total = total,
            .creditNotes = credits ? 1 : 0,
            .credited = credits ? total : Int128{0}});
    }
}

std::vector<Rollup> RollupSums::rows() const
{
    std::vector<Rollup> rows;
    append(rows, Dimension::Month, m_months);
    append(rows, Dimension::Seller, m_sellers);
    append(rows, Dimension::Buyer, m_buyers);
    append(rows, Dimension::ExportingCountry, m_exportingCountries);
    append(rows, Dimension::ImportingCountry, m_importingCountries);
    append(rows, Dimension::PaymentMechanism, m_paymentMechanisms);
    append(rows, Dimension::Risk, m_risks);
    append(rows, Dimension::Source, m_sources);
    append(rows, Dimension::Vat, m_vat);
    return rows;
}

namespace {

/// Measured: some 10 ms a step, of the 500 between two.
constexpr std::int64_t rowsWhileBusy = 2'000;

/// Some 25 ms, for which a request may have to wait.
constexpr std::int64_t rowsAtLeisure = 5'000;

} // namespace

RollUpPace::Step RollUpPace::next(Duration now)
{
    const bool busy = 2 * m_work > now - m_since;
    m_since = now;
    m_work = {};
    return busy ? Step{rowsWhileBusy, pause} : Step{rowsAtLeisure, Duration::zero()};
}

} // namespace billow
