// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/VatRate.h"

#include "core/base/Words.h"
#include "core/invoice/DecimalArithmetic.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int basisPointsOfOne = 10'000;

}

std::optional<VatRate> VatRate::fromBasisPoints(int basisPoints)
{
    if (basisPoints < 0 || basisPoints > basisPointsOfOne)
        return std::nullopt;
    return VatRate(basisPoints);
}

Result<VatRate> VatRate::parsePercent(QStringView percent)
{
    const Result<std::int64_t> basisPoints = parseFixedPoint(percent, 2);
    if (!basisPoints.ok())
        return basisPoints.error();
    if (*basisPoints < 0 || *basisPoints > basisPointsOfOne)
        return Error::invalid(Words::tr("\"%1\" is not a VAT rate from 0 to 100 per cent").arg(percent.left(40)));
    return VatRate(static_cast<int>(*basisPoints));
}

QString VatRate::toPercent() const
{
    const QString whole = QString::number(m_basisPoints / 100);
    const int hundredths = m_basisPoints % 100;
    if (hundredths == 0)
        return whole;
    if (hundredths % 10 == 0)
        return whole + u'.' + QString::number(hundredths / 10);
    return whole + u'.' + QString::number(hundredths).rightJustified(2, u'0');
}

} // namespace billow
