// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Money.h"

#include "core/base/Words.h"

#include <QLocale>

#include <array>

namespace billow {

using namespace Qt::StringLiterals;

QString toDecimal(Int128 minorUnits, Currency currency)
{
    return toFixedPoint(minorUnits, currency.exponent());
}

double toDouble(Int128 minorUnits, Currency currency)
{
    static constexpr std::array<double, 5> powersOfTen{1, 10, 100, 1000, 10000};
    return static_cast<double>(minorUnits) / powersOfTen[static_cast<std::size_t>(currency.exponent())];
}

Result<std::int64_t> parseDecimal(QStringView text, Currency currency)
{
    Result<std::int64_t> parsed = parseFixedPoint(text, currency.exponent());
    if (parsed.ok())
        return parsed;
    return Error::invalid(u"%1 (%2)"_s.arg(parsed.error().message, currency.code()));
}

Result<Money> Money::parse(QStringView decimal, Currency currency)
{
    const Result<std::int64_t> minorUnits = parseDecimal(decimal, currency);
    if (!minorUnits.ok())
        return minorUnits.error();
    return Money(*minorUnits, currency);
}

QString Money::toDecimal() const
{
    return billow::toDecimal(m_minor, m_currency);
}

std::optional<Money> Money::plus(Money other) const
{
    if (m_currency != other.m_currency)
        return std::nullopt;
    const auto sum = checkedAdd(m_minor, other.m_minor);
    return sum ? std::optional(Money(*sum, m_currency)) : std::nullopt;
}

std::optional<Money> Money::minus(Money other) const
{
    if (m_currency != other.m_currency)
        return std::nullopt;
    const auto difference = checkedSubtract(m_minor, other.m_minor);
    return difference ? std::optional(Money(*difference, m_currency)) : std::nullopt;
}

QString localNumber(std::int64_t number)
{
    return Words::locale().toString(static_cast<qlonglong>(number));
}

QString localAmount(Int128 minorUnits, Currency currency)
{
    const QLocale locale = Words::locale();
    QString plain = toDecimal(minorUnits, currency);
    const bool negative = plain.startsWith(u'-');
    if (negative)
        plain.remove(0, 1);
    const auto point = plain.indexOf(u'.');
    const QString whole = point < 0 ? plain : plain.left(point);
    // What is beyond 64 bits no locale groups.
    bool fits = false;
    const qlonglong number = whole.toLongLong(&fits);
    QString text = fits ? locale.toString(number) : whole;
    if (point >= 0)
        text += locale.decimalPoint() + plain.mid(point + 1);
    return negative ? locale.negativeSign() + text : text;
}

} // namespace billow
