// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/cache/SampleState.h"

using namespace Qt::StringLiterals;
using namespace billow;

namespace {

CurrencyTotals totals(const QString &currency, std::int64_t count, const QString &subtotal, const QString &vat)
{
    CurrencyTotals one;
    one.currency = Currency::fromCode(currency).value();
    one.count = count;
    one.subtotal = int128FromString(subtotal).value();
    one.vat = int128FromString(vat).value();
    one.total = one.subtotal + one.vat;
    return one;
}

} // namespace

CachedState sampleState(std::int64_t revision)
{
    CachedState state;
    state.revision = revision;
    state.epoch = 2;
    state.stats.defaultCurrency = Currency::fromCode(u"GBP").value();
    state.stats.stored.add(
        totals(u"ZAR"_s, 9'007'199'254'740'993, u"17014118346046923173168730371588410572"_s, u"5"_s));
    state.stats.stored.add(totals(u"JPY"_s, 2, u"123456789012345678901"_s, u"0"_s));
    state.stats.stored.add(totals(u"KWD"_s, 1, u"7"_s, u"1"_s));
    state.stats.displayed.add(totals(u"ZAR"_s, revision, u"1000"_s, u"150"_s));
    return state;
}
