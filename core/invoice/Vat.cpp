// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Vat.h"

#include "core/base/Words.h"
#include "core/invoice/DecimalArithmetic.h"

#include <algorithm>
#include <array>

namespace billow {

std::optional<VatRate> VatRate::fromThousandths(std::int64_t thousandths)
{
    if (thousandths < 0 || thousandths > hundredPercent)
        return std::nullopt;
    return VatRate(static_cast<int>(thousandths));
}

Result<VatRate> VatRate::parsePercent(QStringView percent)
{
    const Result<std::int64_t> thousandths = parseFixedPoint(percent, decimals);
    if (!thousandths.ok())
        return thousandths.error();
    const auto rate = fromThousandths(*thousandths);
    if (!rate)
        return Error::invalid(Words::tr("\"%1\" is not a VAT rate from 0 to 100 per cent").arg(percent.left(40)));
    return *rate;
}

QString VatRate::toPercent() const
{
    constexpr int whole = 1000;
    if (m_thousandths % whole == 0) // nearly all, and each invoice of the live stream has one
        return QString::number(m_thousandths / whole);
    QString text = toFixedPoint(m_thousandths, decimals);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

namespace {

/// In the order of VatCategory.
constexpr std::array<QStringView, 9> codes{u"S", u"Z", u"E", u"AE", u"K", u"G", u"O", u"L", u"M"};
static_assert(codes.size() == static_cast<std::size_t>(VatCategory::CeutaMelilla) + 1);

} // namespace

QString toString(VatCategory category)
{
    return codes[static_cast<std::size_t>(category)].toString();
}

std::optional<VatCategory> vatCategoryFromString(QStringView code)
{
    const auto *found = std::find(codes.begin(), codes.end(), code);
    return found == codes.end() ? std::nullopt : std::optional(static_cast<VatCategory>(found - codes.begin()));
}

} // namespace billow
