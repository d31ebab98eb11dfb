// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/SampleAnalytics.h"

#include <QStringList>

#include <cmath>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t average = 562'083; // cents of an invoice's total

CurrencyTotals totals(Currency currency, std::int64_t count)
{
    const Int128 total = Int128{count} * average;
    const Int128 vat = total * 15 / 115;
    return {currency, count, total - vat, vat, total};
}

/// Each smaller than the one before it; what \a all has left is the others'.
Breakdown breakdown(const QStringList &keys, const CurrencyTotals &all, double first, double ratio)
{
    Breakdown breakdown;
    breakdown.others = all;
    double share = first;
    for (const QString &key : keys) {
        const auto part = totals(all.currency, std::llround(static_cast<double>(all.count) * share));
        breakdown.largest.push_back({key, part});
        breakdown.others.count -= part.count;
        breakdown.others.subtotal -= part.subtotal;
        breakdown.others.vat -= part.vat;
        breakdown.others.total -= part.total;
        share *= ratio;
    }
    return breakdown;
}

/// All of it.
Breakdown complete(const QStringList &keys, const CurrencyTotals &all, double first, double ratio)
{
    Breakdown parts = breakdown(keys.first(keys.size() - 1), all, first, ratio);
    parts.largest.push_back({keys.last(), parts.others});
    parts.others = {.currency = all.currency};
    return parts;
}

std::vector<MinuteFigures> minutes(std::chrono::minutes window, UtcMinute now)
{
    std::vector<MinuteFigures> minutes;
    std::int64_t backlog = 0;
    const auto count = window.count();
    for (std::int64_t n = 0; n < count; ++n) {
        MinuteFigures minute;
        minute.minute = now - std::chrono::minutes(count - 1 - n);
        const double phase = static_cast<double>(n) / static_cast<double>(count);
        minute.stored = phase < 0.15 ? 0 : std::llround(300 + 60 * std::sin(phase * 25) + 20 * std::sin(phase * 113));
        if (phase > 0.6 && phase < 0.75)
            minute.stored = 0;
        minute.displayed = std::min<std::int64_t>(backlog + minute.stored, 180 + 30 * (n % 3));
        if (n + 1 == count) { // not over yet
            minute.stored /= 3;
            minute.displayed /= 3;
        }
        backlog += minute.stored - minute.displayed;
        minute.backlog = backlog;
        minute.storedTotal = Int128{minute.stored} * (average + 20'000 * (n % 7));
        minute.displayedTotal = Int128{minute.displayed} * (average + 15'000 * (n % 5));
        minutes.push_back(minute);
    }
    return minutes;
}

} // namespace

namespace samples {

Analytics analytics(const AnalyticsQuery &query, UtcTime now)
{
    Analytics figures;
    figures.lastSeq = figures.upTo = 25'843;
    figures.currencies = {*Currency::fromCode(u"USD"), Currency()};
    figures.currency = query.currency.value_or(Currency());
    figures.total = totals(figures.currency, 24'000);
    figures.minutes = minutes(query.window, std::chrono::floor<std::chrono::minutes>(now));
    for (int n = 0; n < 12; ++n) {
        const int month = 12 + n; // from December on
        const QString key = u"%1-%2"_s.arg(2025 + (month - 1) / 12).arg((month - 1) % 12 + 1, 2, 10, QLatin1Char('0'));
        figures.months.push_back({key, totals(figures.currency, 1'200 + 170 * ((n * 5) % 7) + 40 * n)});
        figures.vat.push_back(
            {key, VatCategory::Standard, VatRate::fromThousandths(15'000).value(), figures.months.back().totals});
    }
    figures.sellers = breakdown(
        {u"Umfolozi Sugar Traders (Pty) Ltd"_s, u"Copperbelt Bearings Ltd"_s,
            u"Baía Azul Importações e Exportações do Norte de Moçambique, Limitada"_s, u"Table Bay Ceramics CC"_s,
            u"Mosi Agro-Processing Ltd"_s, u"Okavango Outfitters"_s, u"Île Plate Sugar Ltée"_s,
            u"Lubombo Textiles (Pty) Ltd"_s, u"Drakensberg Dairies"_s, u"Ruaha Timber Works"_s},
        figures.total, 0.14, 0.82);
    figures.buyers =
        breakdown({u"Société Générale du Katanga"_s, u"Kruger Fruit Packers"_s, u"Antsirabe Cotton SARL"_s,
                      u"Zomba Tea Estates"_s, u"Namib Salt & Minerals"_s, u"Limpopo Citrus Growers"_s,
                      u"Harare Tobacco Floors"_s, u"Maseru Mohair"_s, u"Port Louis Spices"_s, u"Lusaka Copper Rods"_s},
            figures.total, 0.09, 0.9);
    figures.exportingCountries =
        breakdown({u"ZA"_s, u"ZM"_s, u"MZ"_s, u"BW"_s, u"TZ"_s, u"MU"_s, u"SZ"_s, u"MG"_s, u"CD"_s, u"NA"_s},
            figures.total, 0.38, 0.6);
    figures.importingCountries =
        breakdown({u"CD"_s, u"ZA"_s, u""_s, u"ZW"_s, u"MW"_s, u"AO"_s, u"LS"_s, u"SC"_s, u"KM"_s, u"BW"_s},
            figures.total, 0.2, 0.8);
    figures.paymentMechanisms =
        complete({u"Open Account"_s, u"Letter of Credit"_s, u"Documentary Collection"_s, u"Advance Payment"_s},
            figures.total, 0.45, 0.6);
    figures.risks = complete({u"Green"_s, u"Amber"_s, u"Red"_s}, figures.total, 0.63, 0.42);
    return figures;
}

} // namespace samples
