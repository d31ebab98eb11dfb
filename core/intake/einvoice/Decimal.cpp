// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/Decimal.h"

#include <QHash>

#include <limits>

namespace billow::einvoice {

namespace {

/// \a value without the zeros at its end, of which \a zeros may go.
Int128 withoutZeros(Int128 value, int &zeros)
{
    while (zeros > 0 && value % 10 == 0) {
        value /= 10;
        --zeros;
    }
    return value;
}

} // namespace

std::optional<Decimal> Decimal::fromUnits(std::int64_t units, int decimals)
{
    Int128 value = 0;
    if (__builtin_mul_overflow(Int128{units}, powerOfTen(scale - decimals), &value))
        return std::nullopt;
    return Decimal(value);
}

std::optional<Decimal> Decimal::parse(QStringView text)
{
    text = text.trimmed();
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.mid(1);
    const qsizetype point = text.indexOf(u'.');
    QStringView whole = point < 0 ? text : text.left(point);
    QStringView fraction = point < 0 ? QStringView() : text.mid(point + 1);
    if (whole.isEmpty() && fraction.isEmpty())
        return std::nullopt;
    while (whole.startsWith(u'0'))
        whole = whole.mid(1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (whole.size() > wholeDigits || fraction.size() > scale)
        return std::nullopt;

    Int128 value = 0;
    for (const QStringView digits : {whole, fraction}) {
        for (const QChar digit : digits) {
            if (!isDigit(digit))
                return std::nullopt;
            value = value * 10 + (digit.unicode() - u'0');
        }
    }
    value *= powerOfTen(scale - static_cast<int>(fraction.size()));
    return Decimal(negative ? -value : value);
}

std::optional<Decimal> Decimal::plus(Decimal other) const
{
    Int128 sum = 0;
    if (__builtin_add_overflow(m_value, other.m_value, &sum))
        return std::nullopt;
    return Decimal(sum);
}

std::optional<Decimal> Decimal::minus(Decimal other) const
{
    return plus(other.negated());
}

Decimal Decimal::absolute() const
{
    return m_value < 0 ? negated() : *this;
}

std::optional<Decimal> Decimal::percentage(Decimal percent) const
{
    int zeros = scale;
    int zerosOfPercent = scale;
    Int128 product = 0;
    if (__builtin_mul_overflow(withoutZeros(m_value, zeros), withoutZeros(percent.m_value, zerosOfPercent), &product))
        return std::nullopt;
    // The product has that many decimals, two more for "per cent"; two are kept.
    const int decimals = zeros + zerosOfPercent;
    const Int128 cents = divideRoundingHalfAway(product, powerOfTen(decimals));
    Int128 value = 0;
    if (__builtin_mul_overflow(cents, powerOfTen(scale - 2), &value))
        return std::nullopt;
    return Decimal(value);
}

Decimal Decimal::roundedHalfUp(int decimals) const
{
    const Int128 unit = powerOfTen(scale - decimals);
    Int128 remainder = m_value % unit;
    if (remainder < 0)
        remainder += unit;
    const Int128 down = m_value - remainder;
    return Decimal(remainder < unit - remainder ? down : down + unit);
}

std::optional<std::int64_t> Decimal::toUnits(int decimals) const
{
    const Int128 units = divideRoundingHalfAway(m_value, powerOfTen(scale - decimals));
    if (units > std::numeric_limits<std::int64_t>::max() || units < std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return static_cast<std::int64_t>(units);
}

QString Decimal::toString() const
{
    int decimals = scale;
    Int128 value = m_value;
    while (decimals > 2 && value % 10 == 0) {
        value /= 10;
        --decimals;
    }
    return toFixedPoint(value, decimals);
}

size_t qHash(Decimal decimal, size_t seed) noexcept
{
    return ::qHash(decimal.toUnits(6).value_or(0), seed);
}

} // namespace billow::einvoice
