// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/QtHttpServer.h"
#include "core/web/json/Json.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/ParameterReader.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Result<AnalyticsQuery> analyticsQuery(ParameterReader parameters)
{
    AnalyticsQuery query;
    query.currency = parameters.read(u"currency"_s, Currency::fromCode, u"a currency of ISO 4217, for example EUR"_s);
    query.window = std::chrono::minutes(
        parameters.number(u"minutes"_s, 1, AnalyticsQuery::longestWindow.count(), query.window.count()));
    query.top = static_cast<int>(parameters.number(u"top"_s, 1, AnalyticsQuery::mostKeys, query.top));
    if (parameters.fault())
        return *parameters.fault();
    return query;
}

QByteArray toJson(const std::vector<KeyFigures> &figures)
{
    return jsonList(figures, [](const KeyFigures &each) {
        return ObjectWriter().text("key", each.key).raw("totals", toJson(each.totals)).finish();
    });
}

QByteArray toJson(const VatFigures &figures)
{
    return ObjectWriter()
        .text("month", figures.month)
        .text("category", toString(figures.category))
        .text("rate", figures.rate.toPercent())
        .raw("totals", toJson(figures.totals))
        .finish();
}

QByteArray toJson(const Breakdown &breakdown)
{
    const CurrencyTotals &others = breakdown.others;
    return ObjectWriter()
        .raw("largest", toJson(breakdown.largest))
        .raw("others", others.count > 0 ? toJson(others) : QByteArray("null"))
        .finish();
}

QByteArray toJson(const std::vector<MinuteFigures> &minutes, Currency currency)
{
    return jsonList(minutes, [currency](const MinuteFigures &each) {
        return ObjectWriter()
            .time("minute", each.minute)
            .number("stored", each.stored)
            .number("displayed", each.displayed)
            .amount("stored_amount", each.storedTotal, currency)
            .amount("displayed_amount", each.displayedTotal, currency)
            .number("backlog", each.backlog)
            .finish();
    });
}

QByteArray toJson(const Analytics &figures)
{
    return ObjectWriter(16 * 1'024)
        .number("epoch", figures.epoch)
        .number("up_to", figures.upTo)
        .number("last_seq", figures.lastSeq)
        .text("currency", figures.currency.code())
        .raw("currencies",
            jsonList(figures.currencies, [](const Currency &currency) { return jsonString(currency.code()); }))
        .raw("minutes", toJson(figures.minutes, figures.currency))
        .raw("total", toJson(figures.total))
        .raw("months", toJson(figures.months))
        .raw("vat", jsonList(figures.vat, [](const VatFigures &each) { return toJson(each); }))
        .raw("sellers", toJson(figures.sellers))
        .raw("buyers", toJson(figures.buyers))
        .raw("exporting_countries", toJson(figures.exportingCountries))
        .raw("importing_countries", toJson(figures.importingCountries))
        .raw("payment_mechanisms", toJson(figures.paymentMechanisms))
        .raw("risks", toJson(figures.risks))
        .finish();
}

} // namespace

void getAnalytics(const Surroundings &surroundings, const Call &call)
{
    const auto query = analyticsQuery(ParameterReader(call.head.query));
    if (!query)
        return call.reply.send(failure(query.error()));
    answerWhen(surroundings, surroundings.api.analytics(*query), call.reply, [](const Result<Analytics> &figures) {
        return figures ? success(toJson(*figures)) : failure(figures.error());
    });
}

} // namespace billow
