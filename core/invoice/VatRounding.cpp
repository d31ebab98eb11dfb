// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/VatRounding.h"

#include "core/base/Words.h"

#include <algorithm>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Error tooLarge(const QString &field)
{
    return Error::invalid(Words::tr("the %1 is too large").arg(field), field);
}

/// The amounts where two of them are given, or one and the rate.
Result<GivenAmounts> completeThree(GivenAmounts amounts, Currency currency)
{
    if (!amounts.vat && amounts.subtotal && amounts.total) {
        amounts.vat = checkedSubtract(*amounts.total, *amounts.subtotal);
    } else if (!amounts.vat && amounts.subtotal && amounts.rate) {
        const auto vat = amounts.rate->vatOn(Money(*amounts.subtotal, currency));
        amounts.vat = vat ? std::optional(vat->minorUnits()) : std::nullopt;
    } else if (!amounts.vat && amounts.total && amounts.rate) {
        const Int128 subtotal = divideRoundingHalfAway(
            Int128{*amounts.total} * VatRate::hundredPercent, VatRate::hundredPercent + amounts.rate->thousandths());
        amounts.subtotal = static_cast<std::int64_t>(subtotal); // no larger than the total
        amounts.vat = *amounts.total - *amounts.subtotal;
    } else if (!amounts.vat) {
        return Error::invalid(Words::tr("neither VAT nor a VAT rate is given"), u"vat_rate"_s);
    }
    if (!amounts.vat)
        return tooLarge(u"vat"_s);
    if (!amounts.subtotal && !amounts.total)
        return Error::invalid(Words::tr("neither total nor subtotal is given"), u"total"_s);
    if (!amounts.subtotal)
        amounts.subtotal = checkedSubtract(*amounts.total, *amounts.vat);
    if (!amounts.subtotal)
        return tooLarge(u"subtotal"_s);
    if (!amounts.total)
        amounts.total = checkedAdd(*amounts.subtotal, *amounts.vat);
    if (!amounts.total)
        return tooLarge(u"total"_s);
    return amounts;
}

/// The rate that the amounts show. Where their signs differ any will do: validate() refuses the invoice.
Result<VatRate> impliedRate(std::int64_t subtotal, std::int64_t vat)
{
    if (subtotal == 0 || vat == 0 || (subtotal < 0) != (vat < 0))
        return VatRate::fromThousandths(0).value();
    constexpr int hundredths = VatRate::hundredPercent / 10;
    const Int128 magnitude = subtotal < 0 ? -Int128{subtotal} : Int128{subtotal};
    const Int128 shown = divideRoundingHalfAway((vat < 0 ? -Int128{vat} : Int128{vat}) * hundredths, magnitude);
    if (shown > hundredths)
        return Error::invalid(Words::tr("the VAT is higher than the subtotal"), u"vat"_s);
    return VatRate::fromThousandths(static_cast<std::int64_t>(shown) * 10).value();
}

} // namespace

std::optional<Money> VatRate::vatOn(Money subtotal) const
{
    // Not one step at a time: the product of 64 bits and a rate needs more than 64 bits, the VAT itself does not.
    const Int128 vat = divideRoundingHalfAway(Int128{subtotal.minorUnits()} * m_thousandths, hundredPercent);
    using Limits = std::numeric_limits<std::int64_t>;
    if (vat < Limits::min() || vat > Limits::max())
        return std::nullopt;
    return Money(static_cast<std::int64_t>(vat), subtotal.currency());
}

Result<CompleteAmounts> completeAmounts(const GivenAmounts &given, Currency currency, bool severalRates)
{
    const auto three = completeThree(given, currency);
    if (!three.ok())
        return three.error();
    CompleteAmounts amounts{.subtotal = *three->subtotal, .vat = *three->vat, .total = *three->total};
    if (given.rate) {
        if (!agrees(*given.rate, amounts.subtotal, amounts.vat)) {
            return Error::invalid(Words::tr("the VAT rate %1 % does not fit the VAT %2 on %3")
                                      .arg(given.rate->toPercent(), localAmount(amounts.vat, currency),
                                          localAmount(amounts.subtotal, currency)),
                u"vat_rate"_s);
        }
        amounts.rate = *given.rate;
        return amounts;
    }
    if (severalRates)
        return amounts;
    const auto rate = impliedRate(amounts.subtotal, amounts.vat);
    if (!rate.ok())
        return rate.error();
    amounts.rate = *rate;
    return amounts;
}

void addUp(const QList<VatLine> &breakdown, GivenAmounts &given)
{
    if (breakdown.isEmpty())
        return;
    Int128 taxable = 0;
    Int128 vat = 0;
    for (const VatLine &line : breakdown) {
        taxable += line.taxable;
        vat += line.vat;
    }
    const auto fits = [](Int128 sum) { return sum == Int128{static_cast<std::int64_t>(sum)}; };
    if (!given.subtotal && fits(taxable))
        given.subtotal = static_cast<std::int64_t>(taxable);
    if (!given.vat && fits(vat))
        given.vat = static_cast<std::int64_t>(vat);
}

bool agrees(VatRate rate, std::int64_t subtotal, std::int64_t vat)
{
    constexpr Int128 least = 2;
    constexpr Int128 part = 2'000;
    const auto magnitude = [](Int128 number) { return number < 0 ? -number : number; };
    const Int128 exact = divideRoundingHalfAway(Int128{subtotal} * rate.thousandths(), VatRate::hundredPercent);
    return magnitude(exact - vat) <= std::max(least, magnitude(subtotal) / part);
}

} // namespace billow
