// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/FoundInvoices.h"

#include "core/base/Words.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/search/SearchStatement.h"

#include <algorithm>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// While texts are sorted, the upper half of a key is the rank of the text whose place is the lower half.
constexpr int placeBits = 32;

bool isAmount(InvoiceKey key)
{
    return key == InvoiceKey::Subtotal || key == InvoiceKey::Vat || key == InvoiceKey::Total;
}

/// For each the rank of its code.
std::vector<std::size_t> ranksOf(const std::vector<CurrencyTotals> &currencies)
{
    std::vector<std::size_t> ranks(currencies.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        ranks[i] = static_cast<std::size_t>(std::count_if(currencies.begin(), currencies.end(),
            [&](const CurrencyTotals &other) { return other.currency < currencies[i].currency; }));
    }
    return ranks;
}

} // namespace

FoundInvoices::FoundInvoices(const InvoiceOrder &order, std::int64_t mostListed)
    : m_order(order)
    , m_mostListed(static_cast<std::size_t>(mostListed))
{
}

Result<void> FoundInvoices::add(const Row &row)
{
    const auto currency = placeOf(row.currency);
    if (!currency)
        return currency.error();
    CurrencyTotals &sum = m_currencies[*currency];
    ++sum.count;
    sum.subtotal += row.subtotal;
    sum.vat += row.vat;
    sum.total += row.total;

    // Before the text gets its place. Seldom, so that what it costs spreads over many rows.
    if (m_entries.size() > m_mostListed + m_mostListed / 4)
        prune();
    std::int64_t key = row.number;
    switch (kindOf(m_order.key)) {
    case KeyKind::Arrival:
        key = row.seq;
        break;
    case KeyKind::Text:
        key = m_texts.add(row.text);
        break;
    case KeyKind::Number:
        break;
    }
    m_entries.push_back({key, row.seq, *currency});
    return {};
}

Result<std::uint32_t> FoundInvoices::placeOf(QByteArrayView currency)
{
    for (std::uint32_t place = 0; place < m_currencies.size(); ++place) {
        if (m_codes[place] == currency)
            return place;
    }
    const auto known = Currency::fromCode(QString::fromUtf8(currency));
    if (!known)
        return Error::incompatible(
            Words::tr("The ledger holds invoices in \"%1\", a currency that Billow does not know")
                .arg(QString::fromUtf8(currency)));
    m_codes.push_back(currency.toByteArray());
    m_currencies.push_back({.currency = *known});
    return static_cast<std::uint32_t>(m_currencies.size() - 1);
}

void FoundInvoices::sort()
{
    const bool texts = kindOf(m_order.key) == KeyKind::Text;
    if (texts) {
        const std::vector<TextIndex::Place> ranks = m_texts.ranks();
        for (Entry &entry : m_entries)
            entry.key |= std::int64_t{ranks[static_cast<std::size_t>(entry.key)]} << placeBits;
    }
    const std::vector<std::size_t> currencies = ranksOf(m_currencies);
    std::sort(m_entries.begin(), m_entries.end(),
        [&, amounts = isAmount(m_order.key), descending = m_order.descending, unused = texts ? placeBits : 0](
            const Entry &a, const Entry &b) {
            if (amounts && a.currency != b.currency)
                return currencies[a.currency] < currencies[b.currency];
            const std::int64_t left = a.key >> unused;
            const std::int64_t right = b.key >> unused;
            if (left != right)
                return descending ? left > right : left < right;
            return a.seq > b.seq;
        });
    if (texts) {
        for (Entry &entry : m_entries)
            entry.key &= std::numeric_limits<TextIndex::Place>::max();
    }
}

void FoundInvoices::prune()
{
    sort();
    m_entries.resize(m_mostListed);
    if (kindOf(m_order.key) != KeyKind::Text)
        return;
    TextIndex kept;
    for (Entry &entry : m_entries)
        entry.key = kept.add(m_texts.at(static_cast<TextIndex::Place>(entry.key)));
    m_texts = std::move(kept);
}

InvoiceSearch FoundInvoices::take(const LedgerPosition &position)
{
    sort();
    m_entries.resize(std::min(m_entries.size(), m_mostListed));
    QList<Seq> seqs;
    seqs.reserve(static_cast<qsizetype>(m_entries.size()));
    for (const Entry &entry : m_entries)
        seqs.append(entry.seq);
    InvoiceSearch search{
        .seqs = SeqList(std::move(seqs)), .totals = {}, .lastSeq = position.lastSeq, .epoch = position.epoch};
    for (const CurrencyTotals &totals : m_currencies)
        search.totals.add(totals);
    return search;
}

std::optional<InvoiceSearch> FoundInvoices::without(
    const InvoiceQuery &query, const LedgerPosition &position, std::int64_t mostListed)
{
    const bool displayedOnly = query.filter.displayedOnly;
    if (query.filter != InvoiceFilter{.displayedOnly = displayedOnly} || query.order.key != InvoiceKey::Arrival)
        return std::nullopt;
    const Seq newest = displayedOnly ? position.cursor : position.lastSeq;
    const Seq listed = std::min(newest, mostListed);
    return InvoiceSearch{
        .seqs = query.order.descending ? SeqList::descending(newest, listed) : SeqList::ascending(1, listed),
        .totals = displayedOnly ? position.displayed : position.stored,
        .lastSeq = position.lastSeq,
        .epoch = position.epoch};
}

} // namespace billow
