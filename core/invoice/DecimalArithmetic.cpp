// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/DecimalArithmetic.h"
#include "core/base/Words.h"

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;
using Buffer = std::array<char16_t, 48>;

namespace {

/// 39 digits, a sign, a point, and a leading zero fit with room to spare.

/// Writes \a number with \a decimals digits behind a point at the end of \a buffer and says where it begins.
char16_t *write(Int128 number, int decimals, Buffer &buffer)
{
    // Unsigned, because the magnitude of the most negative number has no signed form.
    UnsignedInt128 rest =
        number < 0 ? UnsignedInt128{0} - static_cast<UnsignedInt128>(number) : static_cast<UnsignedInt128>(number);
    char16_t *begin = buffer.data() + buffer.size();
    int written = 0;
    do {
        if (decimals > 0 && written == decimals)
            *--begin = u'.';
        *--begin = static_cast<char16_t>(u'0' + static_cast<int>(rest % 10));
        rest /= 10;
        ++written;
    } while (rest != 0 || written <= decimals);
    if (number < 0)
        *--begin = u'-';
    return begin;
}

} // namespace

QString toString(Int128 number)
{
    return toFixedPoint(number, 0);
}

QString toFixedPoint(Int128 number, int decimals)
{
    Buffer buffer;
    const char16_t *begin = write(number, decimals, buffer);
    return QString(reinterpret_cast<const QChar *>(begin), buffer.data() + buffer.size() - begin);
}

std::optional<Int128> int128FromString(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    const QStringView digits = text.mid(negative ? 1 : 0);
    if (digits.isEmpty())
        return std::nullopt;
    Int128 number = 0; // negated until the end: the negative side reaches one further
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9' || __builtin_mul_overflow(number, Int128{10}, &number)
            || __builtin_sub_overflow(number, Int128{digit.unicode() - u'0'}, &number))
            return std::nullopt;
    }
    if (!negative && __builtin_sub_overflow(Int128{0}, number, &number))
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> checkedAdd(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return std::nullopt;
    return sum;
}

std::optional<std::int64_t> checkedSubtract(std::int64_t a, std::int64_t b)
{
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference))
        return std::nullopt;
    return difference;
}

std::optional<std::int64_t> checkedMultiply(std::int64_t a, std::int64_t b)
{
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product))
        return std::nullopt;
    return product;
}

Int128 divideRoundingHalfAway(Int128 numerator, Int128 denominator)
{
    Q_ASSERT(denominator > 0);
    const Int128 quotient = numerator / denominator;
    const Int128 remainder = numerator % denominator;
    const Int128 magnitude = remainder < 0 ? -remainder : remainder;
    // Not 2 * magnitude >= denominator, which overflows for denominators above half of the range.
    if (magnitude < denominator - magnitude)
        return quotient;
    return numerator < 0 ? quotient - 1 : quotient + 1;
}

namespace {

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
