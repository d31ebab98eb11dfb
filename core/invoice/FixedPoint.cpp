// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/FixedPoint.h"

#include "core/base/Words.h"
#include "core/invoice/Amount.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

Error notANumber(QStringView text)
{
    return Error::invalid(Words::tr("\"%1\" is not a number such as 1234.50").arg(text.left(40)));
}

Error tooLarge(QStringView text)
{
    return Error::invalid(Words::tr("\"%1\" is too large").arg(text.left(40)));
}

/// The digits of \a text behind what was read so far, or nothing where they do not fit. Built downwards from zero:
/// the negative side of 64 bits reaches one further.
std::optional<std::int64_t> appendDigits(std::int64_t negated, QStringView digits)
{
    for (const QChar digit : digits) {
        if (__builtin_mul_overflow(negated, std::int64_t{10}, &negated)
            || __builtin_sub_overflow(negated, std::int64_t{digit.unicode() - u'0'}, &negated))
            return std::nullopt;
    }
    return negated;
}

} // namespace

Result<std::int64_t> parseFixedPoint(QStringView text, int decimals)
{
    const bool negative = text.startsWith(u'-');
    const QStringView digits = text.mid(negative ? 1 : 0);
    qsizetype point = digits.size();
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (digits[i] == u'.' && point == digits.size())
            point = i;
        else if (!isDigit(digits[i]))
            return notANumber(text);
    }
    const QStringView whole = digits.left(point);
    QStringView fraction = digits.mid(point + 1);
    if (whole.isEmpty() || (point < digits.size() && fraction.isEmpty()))
        return notANumber(text);

    while (fraction.size() > decimals && fraction.endsWith(u'0'))
        fraction.chop(1);
    if (fraction.size() > decimals) {
        return Error::invalid(decimals == 0
                ? Words::tr("\"%1\" has decimals, where none are possible").arg(text.left(40))
                : Words::tr("\"%1\" has more than %2 decimals").arg(text.left(40)).arg(decimals));
    }
    std::optional<std::int64_t> negated = appendDigits(0, whole);
    if (negated)
        negated = appendDigits(*negated, fraction);
    for (qsizetype i = fraction.size(); negated && i < decimals; ++i)
        negated = checkedMultiply(*negated, 10);
    if (negated && !negative)
        negated = checkedSubtract(0, *negated);
    if (!negated)
        return tooLarge(text);
    return *negated;
}

} // namespace billow
