// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/InvoiceParameters.h"

#include "core/web/json/Json.h"
#include "core/web/resources/ParameterReader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <variant>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr Seq highestBound = std::numeric_limits<Seq>::max();
/// Of a text of an invoice, in characters of UTF-16.
constexpr qsizetype longestText = 512;

std::optional<InvoiceOrder> orderOf(QStringView sort)
{
    const bool descending = sort.startsWith(u'-');
    const QStringView name = descending ? sort.sliced(1) : sort;
    const auto field = name == "id"_L1 ? InvoiceKey::Arrival : fieldOfMember(name);
    if (!field || *field == InvoiceKey::VatBreakdown)
        return std::nullopt;
    return InvoiceOrder{*field, descending};
}

/// A day, or a moment.
using Bound = std::variant<QDate, UtcTime>;

std::optional<Bound> boundOf(QStringView text)
{
    if (const auto day = dateFromIso8601(text))
        return *day;
    if (const auto time = utcTimeFromIso8601(text))
        return *time;
    return std::nullopt;
}

/// A day is compared with the date of issue, which no time zone shifts; a moment with the time of issue. Both bounds
/// are inclusive.
void readIssue(ParameterReader &parameters, InvoiceFilter &filter)
{
    const QString expected = u"a date or a time of ISO 8601, for example 2026-11-23"_s;
    if (const auto from = parameters.read(u"from"_s, boundOf, expected)) {
        if (const auto *day = std::get_if<QDate>(&*from))
            filter.issuedOnFrom = *day;
        else
            filter.issuedFrom = std::get<UtcTime>(*from);
    }
    if (const auto to = parameters.read(u"to"_s, boundOf, expected)) {
        if (const auto *day = std::get_if<QDate>(&*to))
            filter.issuedOnTo = *day;
        else
            filter.issuedBefore = std::get<UtcTime>(*to) + std::chrono::milliseconds(1);
    }
}

std::optional<AmountBound> amountOf(QStringView text)
{
    // One whose decimals are the finest there are.
    static const Currency finest = *std::ranges::find(Currency::all(), amountBoundDecimals, &Currency::exponent);
    const auto amount = parseDecimal(text, finest);
    return amount ? std::optional(*amount) : std::nullopt;
}

std::vector<RiskProfile> readRisks(ParameterReader &parameters)
{
    std::vector<RiskProfile> risks;
    for (const QString &name : parameters.all(u"risk"_s)) {
        if (const auto risk = riskProfileFromString(name))
            risks.push_back(*risk);
        else
            parameters.refuse(u"risk"_s, u"Green, Amber or Red; it may be given several times"_s);
    }
    return risks;
}

InvoiceFilter readFilter(ParameterReader &parameters)
{
    const QString day = u"a date of ISO 8601, for example 2026-11-23"_s;
    const QString amount = u"an amount, for example 1234.50"_s;
    InvoiceFilter filter;
    filter.text = parameters.text(u"q"_s, longestText).value_or(QString());
    readIssue(parameters, filter);
    filter.kind = parameters.read(u"kind"_s, documentKindFromString, u"invoice or credit_note"_s);
    filter.check = parameters.read(u"check"_s, checkResultFromString, u"passed or failed"_s);
    filter.dueFrom = parameters.read(u"due_from"_s, dateFromIso8601, day);
    filter.dueTo = parameters.read(u"due_to"_s, dateFromIso8601, day);
    filter.leastTotal = parameters.read(u"min"_s, amountOf, amount);
    filter.mostTotal = parameters.read(u"max"_s, amountOf, amount);
    filter.currency = parameters.read(u"currency"_s, Currency::fromCode, u"a currency of ISO 4217, for example EUR"_s);
    filter.country = parameters.read(u"country"_s, CountryCode::fromCode, u"a country of ISO 3166, for example ZA"_s);
    filter.paymentMechanism = parameters.text(u"payment"_s, longestText);
    filter.risks = readRisks(parameters);
    filter.source = parameters.text(u"source"_s, longestText);
    filter.displayedOnly = parameters.truth(u"displayed"_s);
    filter.seller = parameters.text(u"seller"_s, longestText);
    filter.buyer = parameters.text(u"buyer"_s, longestText);
    return filter;
}

void readRange(ParameterReader &parameters, InvoiceFilter &filter)
{
    if (parameters.has(u"before")) {
        filter.beforeSeq = parameters.number(
            u"before"_s, 1, highestBound, highestBound, u"the seq of an invoice, a whole number from 1"_s);
    }
    if (parameters.has(u"after")) {
        filter.afterSeq =
            parameters.number(u"after"_s, 0, highestBound, 0, u"the seq of an invoice, a whole number from 0"_s);
    }
}

InvoiceQuery readQuery(ParameterReader &parameters)
{
    InvoiceQuery query;
    query.filter = readFilter(parameters);
    readRange(parameters, query.filter);
    query.order =
        parameters
            .read(u"sort"_s, orderOf, u"a field of an invoice, for example total_amount; - before it: descending"_s)
            .value_or(InvoiceOrder());
    return query;
}

} // namespace

Result<InvoiceListing> invoiceListing(const QByteArray &query)
{
    static constexpr std::array searching{u"q", u"from", u"to", u"kind", u"check", u"due_from", u"due_to", u"min",
        u"max", u"currency", u"seller", u"buyer", u"country", u"payment", u"risk", u"source", u"displayed", u"sort",
        u"offset", u"totals"};
    ParameterReader parameters(query);
    InvoiceListing listing;
    listing.isSearch = std::ranges::any_of(searching, [&parameters](QStringView name) { return parameters.has(name); });
    listing.limit = parameters.number(u"limit"_s, 1, InvoiceListing::mostListed, InvoiceListing::usualLimit);
    if (listing.isSearch) {
        listing.query = readQuery(parameters);
        listing.offset = parameters.number(u"offset"_s, 0, InvoiceSearch::mostListed - 1, 0);
        listing.totals = parameters.truth(u"totals"_s);
    } else { // the most frequent request
        readRange(parameters, listing.query.filter);
    }
    if (parameters.fault())
        return *parameters.fault();
    return listing;
}

Result<InvoiceQuery> invoiceQuery(const QByteArray &query)
{
    ParameterReader parameters(query);
    InvoiceQuery read = readQuery(parameters);
    if (parameters.fault())
        return *parameters.fault();
    return read;
}

} // namespace billow
