// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ColumnLayout.h"

#include "core/invoice/InvoiceFields.h"

#include <QJsonObject>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// In which columns follow each other, and in which they give way.
struct Orders {
    using enum InvoiceKey;
    static constexpr std::array natural{Arrival, Number, IssuedAt, Seller, Buyer, ExportingCountry, ImportingCountry,
        PaymentMechanism, CurrencyCode, VatRate, Subtotal, Vat, Total, Risk, Source, AcceptedAt, Kind, IssuedOn, DueOn,
        SellerTaxId, BuyerTaxId, VatBreakdown, Check};
    static constexpr std::array onlyWhenChosen{
        Arrival, CurrencyCode, Kind, IssuedOn, DueOn, SellerTaxId, BuyerTaxId, VatBreakdown, Check};
    static constexpr std::array givingWay{AcceptedAt, Source, VatRate, PaymentMechanism, ImportingCountry,
        ExportingCountry, Subtotal, Vat, IssuedAt, Buyer, Seller, Risk};
};

constexpr int pleasantNameWidth = 300;
constexpr int narrowestName = 80;
constexpr int narrowest = 24;
constexpr int widest = 2000;

template <typename Fields>
bool holds(const Fields &fields, InvoiceKey field)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool isShownName(const ColumnLayout::Column &column)
{
    return column.shown && (column.field == InvoiceKey::Seller || column.field == InvoiceKey::Buyer);
}

int widthOf(const QList<ColumnLayout::Column> &columns)
{
    int sum = 0;
    for (const auto &column : columns)
        sum += column.shown ? column.width : 0;
    return sum;
}

/// Shares what is left among the shown columns that \a takes names, each up to \a most.
template <typename Takes>
void widen(QList<ColumnLayout::Column> &columns, int available, int most, Takes takes)
{
    int left = available - widthOf(columns);
    auto takers = std::count_if(columns.begin(), columns.end(), takes);
    for (auto &column : columns) {
        if (!takes(column))
            continue;
        const int wider = std::max(column.width, std::min(column.width + left / static_cast<int>(takers--), most));
        left -= wider - column.width;
        column.width = wider;
    }
}

} // namespace

QList<InvoiceKey> ColumnLayout::shownFields() const
{
    QList<InvoiceKey> fields;
    for (const Column &column : columns)
        if (column.shown)
            fields += column.field;
    return fields;
}

ColumnLayout layoutThatFits(int available, const FieldWidths &least)
{
    ColumnLayout layout;
    for (const InvoiceKey field : Orders::natural)
        layout.columns.append({field, least[static_cast<std::size_t>(field)], !holds(Orders::onlyWhenChosen, field)});
    for (const InvoiceKey field : Orders::givingWay) {
        if (widthOf(layout.columns) <= available)
            break;
        for (auto &column : layout.columns)
            column.shown = column.shown && column.field != field;
    }
    if (widthOf(layout.columns) < available) {
        widen(layout.columns, available, pleasantNameWidth, isShownName);
        widen(layout.columns, available, widest, [](const ColumnLayout::Column &column) { return column.shown; });
    }
    return layout;
}

ColumnLayout fitted(ColumnLayout chosen, int available, const FieldWidths &least)
{
    for (auto &column : chosen.columns) {
        if (isAmount(column.field))
            column.width = std::max(column.width, least[static_cast<std::size_t>(column.field)]);
    }
    int excess = widthOf(chosen.columns) - available;
    for (auto &column : chosen.columns) {
        if (excess <= 0 || !isShownName(column))
            continue;
        const int narrower = std::max(std::min(column.width, narrowestName), column.width - excess);
        excess -= column.width - narrower;
        column.width = narrower;
    }
    if (excess < 0 && std::any_of(chosen.columns.begin(), chosen.columns.end(), isShownName))
        widen(chosen.columns, available, widest, isShownName);
    else if (excess < 0)
        widen(chosen.columns, available, widest, [](const ColumnLayout::Column &column) { return column.shown; });
    return chosen;
}

QJsonArray toJson(const ColumnLayout &layout)
{
    QJsonArray json;
    for (const auto &column : layout.columns)
        json.append(
            QJsonObject{{u"field"_s, fieldName(column.field)}, {u"width"_s, column.width}, {u"shown"_s, column.shown}});
    return json;
}

ColumnLayout columnLayoutFromJson(const QJsonArray &json, const FieldWidths &least)
{
    ColumnLayout layout;
    QList<InvoiceKey> known;
    for (const QJsonValue &value : json) {
        const auto field = fieldNamed(value[u"field"_s].toString());
        if (!field || known.contains(*field))
            continue;
        known += *field;
        const int width = value[u"width"_s].toInt(least[static_cast<std::size_t>(*field)]);
        layout.columns.append({*field, std::clamp(width, narrowest, widest), value[u"shown"_s].toBool()});
    }
    if (layout.shownFields().isEmpty())
        return {};
    for (const InvoiceKey field : Orders::natural)
        if (!known.contains(field))
            layout.columns.append({field, least[static_cast<std::size_t>(field)], false});
    return layout;
}

} // namespace billow
