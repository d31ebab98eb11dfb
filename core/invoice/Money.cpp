// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Money.h"

namespace billow {

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

} // namespace billow
