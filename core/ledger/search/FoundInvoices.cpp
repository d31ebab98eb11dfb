// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/FoundInvoices.h"

#include "core/base/Words.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/search/TextMatcher.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <string_view>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

std::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

TextIndex::Place TextIndex::add(QByteArrayView text)
{
    if (2 * m_ends.size() >= m_slots.size())
        grow();
    Place &slot = m_slots[slotOf(text)];
    if (slot == 0) {
        m_bytes.append(viewOf(text));
        m_ends.push_back(m_bytes.size());
        slot = size();
    }
    return slot - 1;
}

QByteArrayView TextIndex::at(Place place) const
{
    const std::size_t begin = place == 0 ? 0 : m_ends[place - 1];
    return {m_bytes.data() + begin, static_cast<qsizetype>(m_ends[place] - begin)};
}

void TextIndex::grow()
{
    constexpr std::size_t smallest = 64; // a power of two, as every size is
    m_slots.assign(std::max(smallest, 2 * m_slots.size()), 0);
    for (Place place = 0; place < size(); ++place)
        m_slots[slotOf(at(place))] = place + 1;
}

std::size_t TextIndex::slotOf(QByteArrayView text) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>()(viewOf(text)) & mask;
    while (m_slots[slot] != 0 && at(m_slots[slot] - 1) != text)
        slot = (slot + 1) & mask;
    return slot;
}

std::vector<TextIndex::Place> TextIndex::ranks() const
{
    std::string keys;
    keys.reserve(m_bytes.size());
    std::vector<std::size_t> begins;
    begins.reserve(m_ends.size() + 1);
    for (Place place = 0; place < size(); ++place) {
        begins.push_back(keys.size());
        keys.append(viewOf(sortKeyOf(at(place))));
    }
    begins.push_back(keys.size());
    const auto keyOf = [&](Place place) {
        return std::string_view(keys).substr(begins[place], begins[place + 1] - begins[place]);
    };
    std::vector<Place> order(m_ends.size());
    std::iota(order.begin(), order.end(), Place{0});
    std::sort(order.begin(), order.end(), [&](Place a, Place b) { return keyOf(a) < keyOf(b); });

    std::vector<Place> ranks(order.size());
    Place rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && keyOf(order[i - 1]) != keyOf(order[i]))
            ++rank; // those that differ only by letter case are equal
        ranks[order[i]] = rank;
    }
    return ranks;
}

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
    if (row.isCreditNote) {
        ++sum.creditNotes;
        sum.credited += row.total;
    }

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
        return Error::incompatible(Words::tr("The ledger has invoices in \"%1\", a currency that Billow doesn’t know")
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

KeyKind kindOf(InvoiceKey key)
{
    switch (key) {
    case InvoiceKey::Arrival:
        return KeyKind::Arrival;
    case InvoiceKey::IssuedAt:
    case InvoiceKey::VatRate:
    case InvoiceKey::Subtotal:
    case InvoiceKey::Vat:
    case InvoiceKey::Total:
    case InvoiceKey::Risk:
    case InvoiceKey::AcceptedAt:
    case InvoiceKey::Kind:
    case InvoiceKey::IssuedOn:
    case InvoiceKey::DueOn:
    case InvoiceKey::VatBreakdown:
    case InvoiceKey::Check:
        return KeyKind::Number;
    case InvoiceKey::Number:
    case InvoiceKey::Seller:
    case InvoiceKey::Buyer:
    case InvoiceKey::ExportingCountry:
    case InvoiceKey::ImportingCountry:
    case InvoiceKey::CurrencyCode:
    case InvoiceKey::PaymentMechanism:
    case InvoiceKey::Source:
    case InvoiceKey::SellerTaxId:
    case InvoiceKey::BuyerTaxId:
        return KeyKind::Text;
    }
    Q_UNREACHABLE();
}

} // namespace billow
