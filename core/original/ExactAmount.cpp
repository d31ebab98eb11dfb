// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/original/ExactAmount.h"

#include "core/base/Words.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype decimalsKept = 18;

/// Fourteen digits before the point, and up to four behind it, fit 64 bits; so do the sum and difference of two.
constexpr qsizetype longestWhole = 14;

Int128 powerOfTen(int exponent)
{
    Int128 power = 1;
    for (; exponent > 0; --exponent)
        power *= 10;
    return power;
}

/// What one minor unit is in an ExactAmount.
Int128 minorUnit(Currency currency)
{
    return powerOfTen(static_cast<int>(decimalsKept) - currency.exponent());
}

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
}

} // namespace

Result<ExactAmount> ExactAmount::parse(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    const QStringView number = negative ? text.mid(1) : text;
    const qsizetype point = number.indexOf(u'.');
    const QStringView whole = point < 0 ? number : number.left(point);
    QStringView fraction = point < 0 ? QStringView() : number.mid(point + 1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (whole.isEmpty() || !areDigits(whole) || !areDigits(fraction))
        return Error::invalid(Words::tr("\"%1\" is not an amount").arg(text));
    if (fraction.size() > decimalsKept)
        return Error::invalid(Words::tr("%1 has more than %2 decimals").arg(text).arg(decimalsKept));
    if (whole.size() > longestWhole)
        return Error::invalid(Words::tr("%1 is too large").arg(text));
    const QString digits = whole.toString() + fraction.toString().leftJustified(decimalsKept, u'0');
    const Int128 value = int128FromString(digits).value();
    return ExactAmount(negative ? -value : value);
}

std::int64_t ExactAmount::rounded(Currency currency) const
{
    return static_cast<std::int64_t>(divideRoundingHalfAway(m_value, minorUnit(currency)));
}

bool ExactAmount::fits(Currency currency) const
{
    return m_value % minorUnit(currency) == 0;
}

} // namespace billow
