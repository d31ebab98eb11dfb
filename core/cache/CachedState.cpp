// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/CachedState.h"

#include <QStringList>

#include <set>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString figures(const CurrencyTotals &totals)
{
    return u"%1 invoices, subtotal %2, VAT %3, total %4"_s.arg(totals.count)
        .arg(toDecimal(totals.subtotal, totals.currency), toDecimal(totals.vat, totals.currency),
            toDecimal(totals.total, totals.currency));
}

QStringList compare(const QString &scope, const Totals &cached, const Totals &ledger)
{
    std::set<Currency> currencies;
    for (const Totals *totals : {&cached, &ledger}) {
        for (const CurrencyTotals &one : totals->byCurrency())
            currencies.insert(one.currency);
    }

    QStringList lines;
    for (const Currency currency : currencies) {
        const CurrencyTotals inCache = cached.of(currency);
        const CurrencyTotals inLedger = ledger.of(currency);
        if (inCache != inLedger)
            lines.append(u"%1 %2: the cache has %3, the ledger %4"_s.arg(
                scope, currency.code(), figures(inCache), figures(inLedger)));
    }
    return lines;
}

} // namespace

QString difference(const CachedState &cached, const Stats &fromLedger, std::int64_t revision)
{
    if (cached.revision < revision)
        return u"the cache is behind: it has revision %1, the ledger %2"_s.arg(cached.revision).arg(revision);
    if (cached.revision > revision)
        return u"the cache is of another ledger: it has revision %1, the ledger only %2"_s.arg(cached.revision)
            .arg(revision);
    QStringList lines = compare(u"stored"_s, cached.stats.stored, fromLedger.stored);
    lines += compare(u"displayed"_s, cached.stats.displayed, fromLedger.displayed);
    return lines.join(u"; "_s);
}

} // namespace billow
