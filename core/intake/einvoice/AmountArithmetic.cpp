// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/AmountArithmetic.h"

#include <algorithm>
#include <functional>

namespace billow::einvoice {

Outcome outcome(bool holds)
{
    return holds ? Outcome::Holds : Outcome::Fails;
}

Outcome allOf(std::initializer_list<Outcome> outcomes)
{
    const auto has = [&](Outcome one) { return std::find(outcomes.begin(), outcomes.end(), one) != outcomes.end(); };
    if (has(Outcome::Fails))
        return Outcome::Fails;
    return has(Outcome::CannotTell) ? Outcome::CannotTell : Outcome::Holds;
}

Outcome anyOf(std::initializer_list<Outcome> outcomes)
{
    const auto has = [&](Outcome one) { return std::find(outcomes.begin(), outcomes.end(), one) != outcomes.end(); };
    if (has(Outcome::Holds))
        return Outcome::Holds;
    return has(Outcome::CannotTell) ? Outcome::CannotTell : Outcome::Fails;
}

namespace {

template <typename Compare>
Outcome compared(const Amount &a, const Amount &b, Compare compare)
{
    if (!a.present || !b.present)
        return Outcome::Fails;
    if (!a.value || !b.value)
        return Outcome::CannotTell;
    return outcome(compare(*a.value, *b.value));
}

Amount computed(const Amount &a, const Amount &b, std::optional<Decimal> (Decimal::*operation)(Decimal) const)
{
    Amount result{a.present && b.present, {}};
    if (a.value && b.value)
        result.value = (a.value.value().*operation)(*b.value);
    return result;
}

} // namespace

Outcome equal(const Amount &a, const Amount &b)
{
    return compared(a, b, std::equal_to<>());
}

Amount plus(const Amount &a, const Amount &b)
{
    return computed(a, b, &Decimal::plus);
}

Amount minus(const Amount &a, const Amount &b)
{
    return computed(a, b, &Decimal::minus);
}

Amount absolute(Amount amount)
{
    if (amount.value)
        amount.value = amount.value->absolute();
    return amount;
}

Amount rounded(Amount amount, int decimals)
{
    if (amount.value)
        amount.value = amount.value->roundedHalfUp(decimals);
    return amount;
}

Amount number(std::int64_t units)
{
    return {true, Decimal::fromUnits(units, 0)};
}

Amount orZero(const Amount &amount)
{
    return amount.present ? amount : number(0);
}

Outcome isZero(const Amount &amount)
{
    return equal(amount, number(0));
}

Outcome isPositive(const Amount &amount)
{
    return compared(amount, number(0), std::greater<>());
}

Outcome withinOne(const Amount &a, const Amount &b, bool inclusive)
{
    return compared(absolute(minus(a, b)), number(1),
        [inclusive](Decimal distance, Decimal one) { return inclusive ? distance <= one : distance < one; });
}

} // namespace billow::einvoice
