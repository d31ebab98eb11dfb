// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/AnalyticsReader.h"

#include "core/base/Words.h"
#include "core/ledger/store/AnalyticsTables.h"
#include "core/ledger/store/LedgerStore.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Result<void> check(const AnalyticsQuery &query)
{
    if (query.window < std::chrono::minutes(1) || query.window > AnalyticsQuery::longestWindow) {
        return Error::invalid(
            Words::tr("Per-minute figures cover 1 to %1 minutes").arg(AnalyticsQuery::longestWindow.count()),
            u"window"_s);
    }
    if (query.top < 1 || query.top > AnalyticsQuery::mostKeys)
        return Error::invalid(Words::tr("A breakdown has 1 to %1 entries").arg(AnalyticsQuery::mostKeys), u"top"_s);
    return {};
}

/// Every invoice has a risk, or none: that dimension has the fewest rows.
Result<Totals> rolledUpTotals(AnalyticsTables &tables)
{
    const auto rows = tables.rollupsOf(Dimension::Risk);
    if (!rows)
        return rows.error();
    Totals totals;
    for (const Rollup &row : *rows)
        totals.add(row.totals);
    return totals;
}

/// That of most invoices; where there are none, the default.
Currency commonest(const Totals &totals)
{
    const auto &rows = totals.byCurrency();
    const auto found = std::ranges::max_element(rows, {}, &CurrencyTotals::count);
    return found == rows.end() ? Currency() : found->currency;
}

std::vector<KeyFigures> figures(const std::vector<Rollup> &rows)
{
    std::vector<KeyFigures> figures;
    figures.reserve(rows.size());
    for (const Rollup &row : rows)
        figures.push_back({row.key, row.totals});
    return figures;
}

CurrencyTotals without(CurrencyTotals all, const std::vector<KeyFigures> &some)
{
    for (const auto &[key, totals] : some)
        all -= totals;
    return all;
}

/// Those that occur, sorted; without the empty one.
Result<QStringList> keysOf(AnalyticsTables &tables, std::initializer_list<Dimension> dimensions)
{
    std::set<QString> keys;
    for (const Dimension dimension : dimensions) {
        const auto rows = tables.rollupsOf(dimension);
        if (!rows)
            return rows.error();
        for (const Rollup &row : *rows)
            keys.insert(row.key);
    }
    keys.erase(QString());
    return QStringList(keys.begin(), keys.end());
}

/// Reads one answer, inside one snapshot.
class Reading final {
public:
    Reading(LedgerStore &store, const AnalyticsQuery &query, UtcTime now)
        : m_store(store)
        , m_query(query)
        , m_now(std::chrono::floor<std::chrono::minutes>(now))
    {
    }

    Result<Analytics> read()
    {
        for (const auto step : {&Reading::readTotals, &Reading::readMinutes, &Reading::readMonths, &Reading::readVat}) {
            if (auto done = (this->*step)(); !done)
                return done.error();
        }
        struct Part {
            Dimension dimension;
            Breakdown &breakdown;
        };
        for (const auto &[dimension, breakdown] : {
                 Part{Dimension::Seller, m_answer.sellers},
                 Part{Dimension::Buyer, m_answer.buyers},
                 Part{Dimension::ExportingCountry, m_answer.exportingCountries},
                 Part{Dimension::ImportingCountry, m_answer.importingCountries},
                 Part{Dimension::PaymentMechanism, m_answer.paymentMechanisms},
                 Part{Dimension::Risk, m_answer.risks},
             }) {
            const auto largest = m_store.analytics().largest(dimension, m_answer.currency, m_query.top);
            if (!largest)
                return largest.error();
            breakdown.largest = figures(*largest);
            breakdown.others = without(m_answer.total, breakdown.largest);
        }
        return std::move(m_answer);
    }

private:
    Result<void> readTotals()
    {
        const auto position = m_store.readPosition();
        if (!position)
            return position.error();
        const auto state = m_store.analytics().readState();
        if (!state)
            return state.error();
        const auto totals = rolledUpTotals(m_store.analytics());
        if (!totals)
            return totals.error();
        m_answer.epoch = position->epoch;
        m_answer.lastSeq = position->lastSeq;
        m_answer.upTo = state->upTo;
        for (const CurrencyTotals &row : totals->byCurrency())
            m_answer.currencies.push_back(row.currency);
        m_answer.currency = m_query.currency.value_or(commonest(*totals));
        m_answer.total = totals->of(m_answer.currency);
        m_backlog = position->backlog();
        return {};
    }

    Result<void> readMinutes()
    {
        const UtcMinute first = m_now - m_query.window + std::chrono::minutes(1);
        const auto rows = m_store.analytics().minutesFrom(first);
        if (!rows)
            return rows.error();
        m_answer.minutes.resize(static_cast<std::size_t>(m_query.window.count()));
        for (std::size_t i = 0; i < m_answer.minutes.size(); ++i)
            m_answer.minutes[i].minute = first + std::chrono::minutes(i);
        for (const MinuteTotals &row : *rows) {
            // What was done before somebody set the clock back counts for the running minute.
            add(m_answer.minutes[static_cast<std::size_t>((std::min(row.minute, m_now) - first).count())], row);
        }
        walkBack();
        return {};
    }

    void add(MinuteFigures &minute, const MinuteTotals &row)
    {
        minute.stored += row.storedCount;
        minute.displayed += row.displayedCount;
        if (row.currency == m_answer.currency) {
            minute.storedTotal += row.storedTotal;
            minute.displayedTotal += row.displayedTotal;
        }
    }

    /// The backlog at the end of each minute, from what it is now.
    void walkBack()
    {
        std::int64_t backlog = m_backlog;
        for (auto minute = m_answer.minutes.rbegin(); minute != m_answer.minutes.rend(); ++minute) {
            minute->backlog = std::max<std::int64_t>(backlog, 0);
            backlog -= minute->stored - minute->displayed;
        }
    }

    Result<void> readMonths()
    {
        const auto rows = m_store.analytics().last(Dimension::Month, m_answer.currency, Analytics::mostMonths);
        if (!rows)
            return rows.error();
        m_answer.months = figures(*rows);
        std::ranges::reverse(m_answer.months);
        return {};
    }

    /// Whole months only: one whose rows do not all fit is left out.
    Result<void> readVat()
    {
        const auto rows = m_store.analytics().last(Dimension::Vat, m_answer.currency, Analytics::mostVatFigures + 1);
        if (!rows)
            return rows.error();
        for (const Rollup &row : *rows) {
            if (const auto figures = VatKey::figuresOf(row.key, row.totals))
                m_answer.vat.push_back(*figures);
        }
        if (m_answer.vat.size() > Analytics::mostVatFigures)
            std::erase_if(m_answer.vat,
                [oldest = m_answer.vat.back().month](const VatFigures &each) { return each.month == oldest; });
        if (!m_answer.months.empty())
            std::erase_if(m_answer.vat,
                [first = m_answer.months.front().key](const VatFigures &each) { return each.month < first; });
        std::ranges::sort(
            m_answer.vat, {}, [](const VatFigures &each) { return std::tuple(each.month, each.category, each.rate); });
        return {};
    }

    LedgerStore &m_store;
    const AnalyticsQuery m_query;
    const UtcMinute m_now;
    Analytics m_answer;
    std::int64_t m_backlog = 0;
};

} // namespace

Result<Analytics> readAnalytics(LedgerStore &store, const AnalyticsQuery &query, UtcTime now)
{
    if (auto checked = check(query); !checked)
        return checked.error();
    if (auto begun = store.beginSnapshot(); !begun)
        return begun.error();
    auto answer = Reading(store, query, now).read();
    store.rollback();
    return answer;
}

Result<FilterChoices> readFilterChoices(LedgerStore &store)
{
    AnalyticsTables &tables = store.analytics();
    const auto totals = rolledUpTotals(tables);
    if (!totals)
        return totals.error();
    FilterChoices choices;
    for (const CurrencyTotals &row : totals->byCurrency())
        choices.currencies.append(row.currency.code());
    struct Part {
        QStringList &list;
        std::initializer_list<Dimension> dimensions;
    };
    for (const auto &[list, dimensions] : {
             Part{choices.countries, {Dimension::ExportingCountry, Dimension::ImportingCountry}},
             Part{choices.paymentMechanisms, {Dimension::PaymentMechanism}},
             Part{choices.sources, {Dimension::Source}},
         }) {
        auto found = keysOf(tables, dimensions);
        if (!found)
            return found.error();
        list = *std::move(found);
    }
    return choices;
}

} // namespace billow
