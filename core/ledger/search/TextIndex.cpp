// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/TextIndex.h"

#include "core/ledger/search/TextMatcher.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>

namespace billow {

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

} // namespace billow
