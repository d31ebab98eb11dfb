// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/WidestCells.h"

#include "ui/format/MoneyFormat.h"
#include "ui/format/Wording.h"
#include "ui/theme/Pill.h"
#include "ui/theme/Theme.h"

#include <algorithm>

namespace billow {

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
