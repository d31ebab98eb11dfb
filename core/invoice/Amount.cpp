// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Amount.h"

#include "core/invoice/FixedPoint.h"

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

__extension__ using UnsignedInt128 = unsigned __int128;

constexpr std::array<double, 5> powersOfTen{1, 10, 100, 1000, 10000};

/// 39 digits, a sign, a point, and a leading zero fit with room to spare.
using Buffer = std::array<char16_t, 48>;

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

QString toText(Int128 number, int decimals)
{
    Buffer buffer;
    const char16_t *begin = write(number, decimals, buffer);
    return QString(reinterpret_cast<const QChar *>(begin), buffer.data() + buffer.size() - begin);
}

} // namespace

QString toString(Int128 number)
{
    return toText(number, 0);
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

QString toDecimal(Int128 minorUnits, Currency currency)
{
    return toText(minorUnits, currency.exponent());
}

double toDouble(Int128 minorUnits, Currency currency)
{
    return static_cast<double>(minorUnits) / powersOfTen[static_cast<std::size_t>(currency.exponent())];
}

Result<std::int64_t> parseDecimal(QStringView text, Currency currency)
{
    Result<std::int64_t> parsed = parseFixedPoint(text, currency.exponent());
    if (parsed.ok())
        return parsed;
    return Error::invalid(u"%1 (%2)"_s.arg(parsed.error().message, currency.code()));
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

} // namespace billow
