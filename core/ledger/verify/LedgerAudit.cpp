// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/verify/LedgerAudit.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"
#include "core/ledger/store/AnalyticsTables.h"

#include <algorithm>
#include <tuple>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t most = 10'000;

/// INV-20261123-000001, where \a number is one of the generator's.
std::optional<DemoNumber> parse(QStringView number)
{
    constexpr QStringView prefix = u"INV-";
    constexpr qsizetype digitsOfDay = 8;
    if (!number.startsWith(prefix))
        return {};
    const QStringView rest = number.mid(prefix.size());
    if (rest.size() <= digitsOfDay + 1 || rest[digitsOfDay] != u'-')
        return {};
    bool dayIsNumber = false;
    bool ordinalIsNumber = false;
    const int day = rest.left(digitsOfDay).toInt(&dayIsNumber);
    const std::int64_t ordinal = rest.mid(digitsOfDay + 1).toLongLong(&ordinalIsNumber);
    if (!dayIsNumber || !ordinalIsNumber || ordinal < 1)
        return {};
    return DemoNumber{.day = day, .ordinal = ordinal};
}

QString format(const DemoNumber &number)
{
    constexpr int digits = 6;
    return u"INV-%1-%2"_s.arg(number.day).arg(number.ordinal, digits, 10, QLatin1Char('0'));
}

} // namespace

void DemoNumberAudit::add(const Invoice &invoice)
{
    const auto number = parse(invoice.number);
    if (!number)
        return;
    if (invoice.source != demoSource) {
        if (m_taken.size() < most)
            m_taken.insert(*number);
        return;
    }
    std::int64_t &last = m_lastOfDay[number->day];
    if (number->ordinal <= last) {
        if (m_outOfOrder.isEmpty())
            m_outOfOrder = Words::tr("%1 is out of order: a higher number comes before it").arg(invoice.number);
        return;
    }
    miss(number->day, last + 1, number->ordinal - 1);
    last = number->ordinal;
}

void DemoNumberAudit::miss(int day, std::int64_t from, std::int64_t to)
{
    for (std::int64_t ordinal = from; ordinal <= to && m_missing.size() < most; ++ordinal)
        m_missing.insert({day, ordinal});
}

QString DemoNumberAudit::problem() const
{
    if (!m_outOfOrder.isEmpty())
        return m_outOfOrder;
    const auto gap = std::find_if(
        m_missing.begin(), m_missing.end(), [this](const DemoNumber &number) { return !m_taken.contains(number); });
    return gap == m_missing.end() ? QString() : Words::tr("%1 is missing").arg(format(*gap));
}

DemoNumber DemoNumberAudit::newest() const
{
    if (m_lastOfDay.empty())
        return {};
    const auto &[day, ordinal] = *m_lastOfDay.rbegin();
    return {day, ordinal};
}

namespace {

QString difference(const CurrencyTotals &kept, const CurrencyTotals &counted)
{
    const auto describe = [](const CurrencyTotals &totals) {
        return Words::tr("%1 invoices, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6",
            nullptr, Words::plural(totals.count))
            .arg(QString::number(totals.count), localAmount(totals.subtotal, totals.currency),
                localAmount(totals.vat, totals.currency), localAmount(totals.total, totals.currency),
                QString::number(totals.creditNotes), localAmount(totals.credited, totals.currency));
    };
    return Words::tr("%1: ledger %2; invoices %3").arg(counted.currency.code(), describe(kept), describe(counted));
}

} // namespace

LedgerAudit::LedgerAudit(const LedgerPosition &position)
    : m_position(position)
{
}

void LedgerAudit::add(const Invoice &invoice)
{
    ++m_rows;
    if (invoice.seq != m_lastSeq + 1 && m_firstGap.isEmpty())
        m_firstGap = Words::tr("number %1 follows number %2").arg(invoice.seq).arg(m_lastSeq);
    m_lastSeq = invoice.seq;

    m_sums.note(invoice, validateSum(invoice));
    m_breakdowns.note(invoice, validateBreakdown(invoice));
    m_dates.note(invoice, validateDates(invoice));

    m_stored.add(invoice);
    if (invoice.seq <= m_position.cursor)
        m_displayed.add(invoice);
    if (invoice.source == demoSource) {
        ++m_demo;
    } else {
        ++m_real;
        m_lastReal = invoice.seq;
    }
    m_demoNumbers.add(invoice);
}

void LedgerAudit::Faults::note(const Invoice &invoice, const Result<void> &checked)
{
    if (!checked && count++ == 0)
        first = Words::tr("invoice %1: %2").arg(QString::number(invoice.seq), checked.error().message);
}

QList<Check> LedgerAudit::checks() const
{
    return {
        readableRows(),
        denseSeq(),
        rule(u"tax_sums"_s, Words::tr("Every total is subtotal plus VAT"), m_sums),
        rule(u"vat_breakdowns"_s, Words::tr("Every VAT breakdown adds up to its invoice"), m_breakdowns),
        rule(u"dates"_s, Words::tr("Every date of issue fits its time"), m_dates),
        runningTotals(
            u"stored"_s, Words::tr("Running totals of stored invoices match the rows"), m_position.stored, m_stored),
        runningTotals(u"displayed"_s, Words::tr("Running totals of shown invoices match the rows"),
            m_position.displayed, m_displayed),
        cursorInRange(),
        runCount(),
        realCount(),
    };
}

Check LedgerAudit::judged(const QString &name, const QString &title, const QString &problem, const QString &fine) const
{
    if (!m_unreadable.isEmpty())
        return {name, title, false, Words::tr("Some invoices couldn’t be read")};
    return {name, title, problem.isEmpty(), problem.isEmpty() ? fine : problem};
}

Check LedgerAudit::readableRows() const
{
    const bool holds = m_unreadable.isEmpty();
    return {u"readable_rows"_s, Words::tr("Every row is a readable invoice"), holds,
        holds ? Words::tr("%1 rows", nullptr, Words::plural(m_rows)).arg(localNumber(m_rows)) : m_unreadable};
}

Check LedgerAudit::denseSeq() const
{
    QString problem = m_firstGap;
    if (problem.isEmpty() && m_rows != m_position.lastSeq)
        problem = Words::tr("%1 rows, but the ledger’s count is %2", nullptr, Words::plural(m_rows))
                      .arg(localNumber(m_rows), localNumber(m_position.lastSeq));
    return judged(u"dense_seq"_s, Words::tr("Sequence numbers have no gap and no duplicate"), problem,
        Words::tr("1 to %1").arg(m_rows));
}

Check LedgerAudit::rule(const QString &name, const QString &title, const Faults &faults) const
{
    const QString problem = faults.count == 0
        ? QString()
        : Words::tr("%1 are wrong; first: %2").arg(QString::number(faults.count), faults.first);
    return judged(
        name, title, problem, Words::tr("%1 invoices", nullptr, Words::plural(m_rows)).arg(localNumber(m_rows)));
}

Check LedgerAudit::runningTotals(
    const QString &scope, const QString &title, const Totals &kept, const Totals &counted) const
{
    QString problem;
    Totals currencies = counted;
    currencies.add(kept);
    for (const CurrencyTotals &row : currencies.byCurrency()) {
        if (problem.isEmpty() && kept.of(row.currency) != counted.of(row.currency))
            problem = difference(kept.of(row.currency), counted.of(row.currency));
    }
    return judged(u"running_totals_"_s + scope, title, problem,
        Words::tr("%1 invoices in %2 currencies").arg(counted.count()).arg(counted.byCurrency().size()));
}

Check LedgerAudit::cursorInRange() const
{
    const bool holds = m_position.cursor >= 0 && m_position.cursor <= m_position.lastSeq;
    return {u"cursor_in_range"_s, Words::tr("The cursor is within range"), holds,
        Words::tr("cursor %1 of %2").arg(m_position.cursor).arg(m_position.lastSeq)};
}

Check LedgerAudit::runCount() const
{
    const Run &run = m_position.run;
    QString problem = m_demoNumbers.problem();
    if (m_demo < run.generated)
        problem = Words::tr("the run generated %1 invoices, but only %2 are stored").arg(run.generated).arg(m_demo);
    else if (run.target > 0 && run.generated > run.target)
        problem = Words::tr("the run generated %1 invoices of %2").arg(run.generated).arg(run.target);
    else if (m_position.demoNumber != DemoNumber() && m_position.demoNumber < m_demoNumbers.newest())
        problem = Words::tr("the generator would reuse invoice numbers");
    return judged(u"run_count"_s, Words::tr("Every generated invoice is stored, with numbers without a gap"), problem,
        Words::tr("%1 generated in run %2, %3 in all").arg(run.generated).arg(run.id).arg(m_demo));
}

Check LedgerAudit::realCount() const
{
    const QString found = Words::tr("%1 real invoices").arg(m_real);
    QString problem;
    if (m_real != m_position.realCount)
        problem = Words::tr("%1, but the ledger’s count is %2").arg(found).arg(m_position.realCount);
    else if (m_lastReal != m_position.lastRealSeq)
        problem =
            Words::tr("the newest is number %1, but the ledger has %2").arg(m_lastReal).arg(m_position.lastRealSeq);
    return judged(u"real_count"_s, Words::tr("The count of real invoices matches the rows"), problem, found);
}

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
