// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/verify/AnalyticsAudit.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"
#include "core/ledger/store/AnalyticsTables.h"

#include <algorithm>
#include <tuple>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

auto place(const Rollup &row)
{
    return std::tie(row.dimension, row.totals.currency, row.key);
}

void sort(std::vector<Rollup> &rows)
{
    std::ranges::sort(rows, [](const Rollup &a, const Rollup &b) { return place(a) < place(b); });
}

QString describe(const Rollup &row)
{
    return Words::tr("%1 \"%2\" in %3").arg(toString(row.dimension), row.key, row.totals.currency.code());
}

/// The first place where the two differ; both are sorted.
QString difference(const std::vector<Rollup> &kept, const std::vector<Rollup> &counted)
{
    const auto [mine, theirs] = std::mismatch(kept.begin(), kept.end(), counted.begin(), counted.end(),
        [](const Rollup &a, const Rollup &b) { return place(a) == place(b) && a.totals == b.totals; });
    if (mine == kept.end() && theirs == counted.end())
        return {};
    if (theirs == counted.end() || (mine != kept.end() && place(*mine) < place(*theirs)))
        return Words::tr("%1 has totals but no invoices").arg(describe(*mine));
    if (mine == kept.end() || place(*theirs) < place(*mine))
        return Words::tr("%1 is missing").arg(describe(*theirs));
    const Currency currency = mine->totals.currency;
    const auto figures = [currency](const CurrencyTotals &totals) {
        return Words::tr("%1 invoices, VAT %2, total %3, of which %4 is credited")
            .arg(QString::number(totals.count), localAmount(totals.vat, currency), localAmount(totals.total, currency),
                localAmount(totals.credited, currency));
    };
    return Words::tr("%1: totals have %2; the rows have %3")
        .arg(describe(*mine), figures(mine->totals), figures(theirs->totals));
}

Check judged(const QString &name, const QString &title, const QString &problem, const QString &fine)
{
    return {name, title, problem.isEmpty(), problem.isEmpty() ? fine : problem};
}

} // namespace

AnalyticsAudit::AnalyticsAudit(const RollupState &state, Seq lastSeq, Seq cursor)
    : m_state(state)
    , m_lastSeq(lastSeq)
    , m_cursor(cursor)
{
}

void AnalyticsAudit::add(const Invoice &invoice)
{
    if (invoice.seq <= m_state.upTo)
        m_rollups.add(invoice);
    Totals one;
    one.add(invoice);
    if (invoice.seq > m_state.storedAfter)
        m_stored.addStored(invoice.acceptedAt, one);
    if (invoice.seq > m_state.displayedAfter && invoice.seq <= m_cursor)
        m_displayed.add(one);
}

Result<QList<Check>> AnalyticsAudit::checks(AnalyticsTables &tables) const
{
    const auto rollups = tables.allRollups();
    if (!rollups && !isFinding(rollups.error()))
        return rollups.error();
    const auto minutes = tables.minutesFrom(UtcMinute()); // no clock stands before 1970
    if (!minutes && !isFinding(minutes.error()))
        return minutes.error();
    return QList<Check>{
        judged(u"rollups"_s, Words::tr("Analytics totals match the invoices"),
            rollups ? rollupsProblem(*rollups) : rollups.error().message,
            Words::tr("covers invoices 1 to %1 of %2").arg(m_state.upTo).arg(m_lastSeq)),
        judged(u"minute_totals"_s, Words::tr("Per-minute figures match the invoices"),
            minutes ? minutesProblem(*minutes) : minutes.error().message,
            Words::tr("from invoice %1 on").arg(m_state.storedAfter)),
    };
}

QString AnalyticsAudit::rollupsProblem(const std::vector<Rollup> &kept) const
{
    if (m_state.upTo > m_lastSeq)
        return Words::tr("they cover invoices up to %1, but there are only %2").arg(m_state.upTo).arg(m_lastSeq);
    std::vector<Rollup> mine = kept;
    std::vector<Rollup> counted = m_rollups.rows();
    sort(mine);
    sort(counted);
    return difference(mine, counted);
}

QString AnalyticsAudit::minutesProblem(const std::vector<MinuteTotals> &kept) const
{
    Totals displayed; // count and total alone
    std::vector<MinuteTotals> stored;
    for (const MinuteTotals &row : kept) {
        displayed.add(
            CurrencyTotals{.currency = row.currency, .count = row.displayedCount, .total = row.displayedTotal});
        if (row.storedCount != 0 || row.storedTotal != 0)
            stored.push_back({row.minute, row.currency, row.storedCount, row.storedTotal, 0, 0});
    }
    if (stored != m_stored.rows())
        return Words::tr("the stored figures don’t match the times when the invoices were stored");
    Totals all = displayed;
    all.add(m_displayed);
    for (const CurrencyTotals &row : all.byCurrency()) {
        const CurrencyTotals mine = displayed.of(row.currency);
        const CurrencyTotals theirs = m_displayed.of(row.currency);
        if (mine.count != theirs.count || mine.total != theirs.total) {
            return Words::tr("%1: figures have %2 invoices shown, total %3; the rows have %4, %5")
                .arg(row.currency.code(), QString::number(mine.count), localAmount(mine.total, row.currency),
                    QString::number(theirs.count), localAmount(theirs.total, row.currency));
        }
    }
    return {};
}

} // namespace billow
