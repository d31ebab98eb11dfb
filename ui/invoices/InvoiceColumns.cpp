// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoiceColumns.h"

#include "ui/format/MoneyFormat.h"
#include "ui/format/Wording.h"
#include "ui/theme/Pill.h"
#include "ui/theme/Theme.h"

#include <algorithm>
#include <numeric>

namespace billow {

namespace {

constexpr std::array givingWay{InvoiceColumn::Payment, InvoiceColumn::Route, InvoiceColumn::Time, InvoiceColumn::Vat,
    InvoiceColumn::Buyer, InvoiceColumn::Subtotal, InvoiceColumn::Seller};
constexpr std::array names{InvoiceColumn::Seller, InvoiceColumn::Buyer};
constexpr int pleasantNameWidth = 300;

std::size_t place(InvoiceColumn column)
{
    return static_cast<std::size_t>(column);
}

int sum(const ColumnWidths &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0);
}

void widenNames(ColumnWidths &widths, int available)
{
    auto shown = std::count_if(names.begin(), names.end(), [&](InvoiceColumn name) { return widths[place(name)] > 0; });
    for (const InvoiceColumn name : names) {
        int &width = widths[place(name)];
        if (width == 0)
            continue;
        const int share = (available - sum(widths)) / static_cast<int>(shown--);
        width = std::max(width, std::min(width + share, pleasantNameWidth));
    }
}

void widenAll(ColumnWidths &widths, int available)
{
    int left = available - sum(widths);
    auto shown = std::count_if(widths.begin(), widths.end(), [](int width) { return width > 0; });
    for (int &width : widths) {
        if (width == 0)
            continue;
        const int share = left / static_cast<int>(shown--);
        width += share;
        left -= share;
    }
}

} // namespace

ColumnWidths shareWidth(int available, const ColumnWidths &least)
{
    ColumnWidths widths = least;
    for (const InvoiceColumn column : givingWay) {
        if (sum(widths) <= available)
            break;
        widths[place(column)] = 0;
    }
    if (sum(widths) < available) {
        widenNames(widths, available);
        widenAll(widths, available);
    }
    return widths;
}

WidestCells WidestCells::of(const MoneyFormat &format, const Theme &theme, int amountDigits, bool namesCurrencies)
{
    Int128 largest = 1;
    for (int digit = 0; digit < amountDigits; ++digit)
        largest *= 10;
    WidestCells widest;
    widest.amount = format.amount(largest - 1, Currency());
    widest.total = namesCurrencies ? format.money(largest - 1, Currency()) : widest.amount;
    const QFontMetrics strong(theme.font(TextRank::Strong));
    for (const RiskProfile risk : {RiskProfile::Green, RiskProfile::Amber, RiskProfile::Red})
        widest.risk = std::max(widest.risk, Pill{Wording::risk(risk), {}, {}}.width(strong));
    return widest;
}

} // namespace billow
